// The panel of controls: it plays the clock, the desk and the brand that publishes a
// version of its rules; the till beside it sells. All goes through the member center's own backend.
import type { Activity, ActivityAttributes, HeldRecord, Program, View } from '@perennial/engine';
import type { MemberCenter } from '../src/index.js';
import type { LocalBackend } from '../src/backend/local.js';
import { instantOf } from '../src/backend/records.js';
import { textIn } from '../src/model/programme.js';
import { DemoClock } from './clock.js';
import { type Brand, brandOf } from './brands.js';
import { find } from './find.js';
import { refundable } from './refundable.js';
import { Service } from './service.js';
import { Till } from './till.js';
import type { Voice } from './voice.js';

const nextProgram = 'coffee-2';
const programKey = 'starlight-program';
const brandKey = 'starlight-brand';
const operator = 'demo-desk';

export class Desk {
  readonly #clock = new DemoClock();
  readonly #purchases = find<HTMLSelectElement>('#purchases');
  readonly #currency = find<HTMLSelectElement>('#adjust-currency');
  #programme: Program | undefined;
  readonly #till: Till;
  readonly #service: Service;
  #brand = brandOf(localStorage.getItem(brandKey));

  constructor(
    readonly center: MemberCenter,
    readonly voice: Voice,
  ) {
    center.clock = this.#clock.now;
    this.#till = new Till(this);
    this.#service = new Service(this);
    this.switchTo(this.#brand);
    this.#listen();
    setInterval(() => this.#showNow(), 30_000);
  }

  get brand(): Brand {
    return this.#brand;
  }

  get #backend(): LocalBackend | undefined {
    return this.center.backend as LocalBackend | undefined;
  }

  /** Once there is one. */
  get engine(): LocalBackend['engine'] | undefined {
    return this.#backend?.programme && this.#backend.engine;
  }

  /** What the member center shows, if somebody is a member. */
  get view(): View | undefined {
    const { member } = this.center;
    const view = this.engine?.view({ member, now: this.#backend!.now() });
    return view && 'today' in view ? view : undefined;
  }

  /** Shows another programme: its own member, and the journal that is its own. */
  switchTo(brand: Brand): void {
    this.#brand = brand;
    this.#programme = undefined;
    localStorage.setItem(brandKey, brand.program);
    document.documentElement.dataset.program = brand.program;
    this.center.member = brand.member;
    this.center.program = this.#publishes
      ? (localStorage.getItem(programKey) ?? brand.program)
      : brand.program;
    find('#versions').hidden = !this.#publishes;
  }

  // Coffee is the one whose second version the page can bring.
  get #publishes(): boolean {
    return nextProgram.startsWith(this.#brand.program);
  }

  /** Writes everything again, in the language of the page. */
  async show(): Promise<void> {
    this.#showTime();
    this.#showVersion();
    find<HTMLInputElement>('#adjust-reason').value = this.voice.say('usual-reason');
    const programme = await this.#fetchProgramme();
    find('#returns').hidden = programme.money === undefined;
    this.#service.show(programme);
    find('#seeds').hidden = !programme.draws?.length;
    this.#till.show(programme);
    this.#showCurrencies(programme);
    await this.#showPurchases();
  }

  report(text: string): void {
    find('#result').textContent = text;
  }

  /** Does one thing for the member, and says whether it was done; operators may do more. */
  async submit(
    type: string,
    attributes: ActivityAttributes,
    done: string,
    asOperator = false,
    member = this.center.member,
  ): Promise<boolean> {
    const backend = this.#backend;
    if (!backend) return false;
    const id = crypto.randomUUID();
    const activity: Activity = { id, member, type, at: backend.now(), attributes };
    let isDone = false;
    try {
      const outcome = await backend.submit(activity, asOperator ? operator : undefined);
      isDone = outcome.status === 'accepted';
      if (outcome.code === 'unknown_member') this.report(this.voice.say('join'));
      else if (isDone) this.report(done);
      else this.#refuse('reason' in outcome ? outcome.reason : outcome.code);
    } catch (error) {
      this.#refuse(String(error));
    }
    this.#showMember();
    return isDone;
  }

  #refuse(reason: string): void {
    this.report(this.voice.say('refused', { reason }));
  }

  #listen(): void {
    const on = (selector: string, press: () => Promise<void> | void) =>
      find(selector).addEventListener('click', () => void press());
    on('#refund', () => this.#refund(1));
    on('#refund-part', () => this.#refund(0.5));
    on('#real', () => this.#moveClock(() => 0));
    on('#next-version', () => this.#publish());
    on('#reset', () => this.#reset());
    on('#replace-seed', () => this.#replaceSeed());
    for (const button of document.querySelectorAll<HTMLElement>('[data-move]')) {
      const seconds = Number(button.dataset.move);
      const move = () => this.#moveClock((offset) => offset + seconds * 1000);
      button.addEventListener('click', () => void move());
    }
    find('#adjust').addEventListener('submit', (event) => {
      event.preventDefault();
      const takes = (event.submitter as HTMLButtonElement | null)?.value === 'take';
      void this.#adjust(takes ? -1 : 1);
    });
    for (const event of ['mc-ready', 'mc-outcome']) {
      this.center.addEventListener(event, () => this.#showMember());
    }
  }

  async #refund(part: number): Promise<void> {
    const chosen = this.#purchases.selectedOptions[0];
    if (!chosen?.value) return this.report(this.voice.say('no-purchase'));
    const amount = Math.ceil(Number(chosen.dataset.left) * part);
    const done = this.voice.say('refunded', { money: this.voice.money(amount) });
    await this.submit('refund', { purchase: chosen.value, amount }, done);
  }

  async #adjust(sign: 1 | -1): Promise<void> {
    const size = find<HTMLInputElement>('#adjust-amount').valueAsNumber;
    const reason = find<HTMLInputElement>('#adjust-reason').value;
    const [chosen] = this.#currency.selectedOptions;
    const done = this.voice.say(sign > 0 ? 'given' : 'taken', {
      amount: String(size),
      name: chosen!.text,
    });
    const attributes = { currency: chosen!.value, amount: sign * size, reason };
    await this.submit('adjust', attributes, done, true);
  }

  // From now on what was drawn by it can be done again.
  async #replaceSeed(): Promise<void> {
    const [, published] = (await this.#backend?.replaceSeed()) ?? [];
    if (!published) return;
    this.report(this.voice.say('seed-published', { seed: published.seed! }));
    await this.center.refresh();
  }

  get #isPublished(): boolean {
    return this.center.program === nextProgram;
  }

  // Versions only rise: there is no way back but to begin again.
  #publish(): void {
    if (this.#isPublished) return;
    this.#setProgram(nextProgram);
    this.#showVersion();
    this.report(this.voice.say('published'));
  }

  #setProgram(program: string): void {
    this.center.program = program;
    localStorage.setItem(programKey, program);
  }

  // Never before the last activity: what happened has happened. The offset is read after the
  // records: of two quick presses the second moves on from the first.
  async #moveClock(moved: (offset: number) => number): Promise<void> {
    const [last] = await this.records();
    const earliest = last ? instantOf(last) : 0;
    const offset = moved(this.#clock.offset);
    if (Date.now() + offset < earliest) {
      this.report(this.voice.say('too-early', { time: this.voice.moment(earliest) }));
      return;
    }
    this.#clock.moveTo(offset);
    this.#showTime();
    this.report(this.voice.say('moved', { time: this.voice.moment(this.#clock.now()) }));
    await this.center.refresh();
    this.#showMember();
  }

  async #reset(): Promise<void> {
    this.#clock.moveTo(0);
    const name = `mc:${(await this.#fetchProgramme()).id}`;
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
    localStorage.removeItem(programKey);
    this.switchTo(this.#brand);
    await this.center.refresh();
    await this.show();
    this.report(this.voice.say('cleared'));
  }

  // What cannot be read is said by the member center itself.
  async records(): Promise<HeldRecord[]> {
    const reading = this.center.backend?.history(this.center.member, undefined, 200);
    return (await reading?.catch(() => [])) ?? [];
  }

  async #fetchProgramme(): Promise<Program> {
    const address = `programs/${this.#brand.program}.json`;
    this.#programme ??= (await (await fetch(address)).json()) as Program;
    return this.#programme;
  }

  #showCurrencies({ currencies = [] }: Program): void {
    const chosen = this.#currency.value;
    const options = currencies.map(
      ({ id, name }) => new Option(textIn(name, this.voice.language), id, false, id === chosen),
    );
    this.#currency.replaceChildren(...options);
  }

  async #showPurchases(): Promise<void> {
    const options = refundable(await this.records()).map(({ id, name, left }) => {
      const option = new Option(`${name} · ${this.voice.money(left)}`, id);
      option.dataset.left = String(left);
      return option;
    });
    const none = new Option(this.voice.say('no-purchase'), '');
    this.#purchases.replaceChildren(...(options.length > 0 ? options : [none]));
  }

  #showVersion(): void {
    const button = find('#next-version');
    button.ariaDisabled = String(this.#isPublished); // and it keeps the focus
    button.textContent = this.voice.say(this.#isPublished ? 'version-rules' : 'next-version');
  }

  #showMember(): void {
    this.#showTime();
    this.#till.showBill();
    this.#till.showCode();
    this.#service.showMember();
    void this.#showPurchases();
  }

  #showNow(): void {
    find('#now').textContent = this.voice.moment(this.#clock.now());
  }

  #showTime(): void {
    this.#showNow();
    this.#service.showDays();
  }
}
