// The member center behind its element: loads programme, words and engine, keeps the store, and
// renders the screen that fits where the member stands.
import type { ActivityAttributes, Program } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { type Backend, keepsOutbox } from '../backend/backend.js';
import { Failure, storageFailure } from '../backend/failure.js';
import { Database } from '../backend/database.js';
import { LocalBackend } from '../backend/local.js';
import type { MemberCenter } from '../element/member-center.js';
import { type EngineFace, type EngineMaker, engineMaker } from '../engine/face.js';
import type { Part } from '../i18n/catalog.js';
import type { Words } from '../i18n/words.js';
import { sprite } from '../parts/icons.js';
import { fetchProgramme } from '../model/fetch-programme.js';
import { type Deed, type Standing, Store } from '../state/store.js';
import { askHost, tellHost } from './events.js';
import { Late } from './late.js';
import { announce, prepareLiveRegion } from './live.js';
import type { Address } from './address.js';
import type { HostPage } from './host-page.js';
import { staleBar } from './screens.js';
import { Sentences } from './sentences.js';
import type { Sheet } from './sheet.js';
import type { Moments } from '../moments/moments.js';
import { styles } from '../styles/index.js';
import { type Tab, Tabs } from './tabs.js';

const refreshEvery = 60_000; // days end and lots expire while a page stands open
const goneAfter = 1000; // who was only moved is back by then

export class App {
  sheet: Sheet | undefined; // from the first one on
  moments: Moments | undefined; // soon after the first view
  outbox: Standings | undefined; // where an authority is, or nothing is kept
  signedOut = false;
  gate: Gate | Failure = 'loading'; // where the member stands
  readonly tabs = new Tabs(this);
  words!: Words;
  programme!: Program;
  store!: Store;
  engines: EngineMaker | undefined;
  backend: Backend | undefined;
  ready = false;
  /** The latest loading; and why it came to nothing. */
  loading: Promise<void> | undefined;
  failure: Failure | undefined;
  width = 0;
  #ruling: string | undefined; // digest of the programme shown
  #generation = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #isGone = false;
  #sizes: ResizeObserver;
  #announcedReady = false;
  #path = '';
  #isIn = false; // there are sections to open
  #address: Address | undefined;
  #page: HostPage | undefined;
  #pageComing: Promise<void> | undefined;
  readonly #sentences: Sentences;
  readonly #gates = new Late(this, async () => {
    const { Gates } = await this.need('gate', import('./gates.js'));
    return new Gates(this);
  });

  constructor(
    readonly host: MemberCenter,
    readonly update: () => void,
  ) {
    this.#sentences = new Sentences(host);
    this.#sizes = new ResizeObserver(([entry]) => this.#resized(entry!.contentRect.width));
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, ...styles];
  }

  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }

  connect(): void {
    clearTimeout(this.#leaving);
    if (this.#isGone) {
      this.#isGone = this.ready = false; // what is drawn stays until it is read again
      void this.restart();
    }
    prepareLiveRegion();
    this.#sizes.observe(this.host);
    this.#address?.start();
    document.addEventListener('visibilitychange', this.#look);
    this.#timer = setInterval(this.#look, refreshEvery);
  }

  disconnect(): void {
    this.#sizes.disconnect();
    this.#address?.stop();
    document.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#timer);
    this.#leaving = setTimeout(this.#leave, goneAfter);
  }

  // Who is taken out of the page holds nothing of it: no channel, no database, no engine.
  #leave = (): void => {
    this.#isGone = true;
    this.#generation += 1;
    this.#letGo();
  };

  #letGo(): void {
    this.store?.close();
    if (this.backend instanceof LocalBackend) this.backend.close();
  }

  /** Loads everything from the element's attributes, and shows why it cannot be shown. */
  restart(): Promise<void> {
    return (this.loading = this.#restart());
  }

  async #restart(): Promise<void> {
    const generation = (this.#generation += 1);
    const current = () => generation === this.#generation;
    this.failure = undefined;
    try {
      const programme = await fetchProgramme(this.host.program).catch(storageFailure);
      const speaker = await this.#sentences.read();
      if (!current()) return;
      this.words = speaker(programme instanceof Failure ? noProgramme : programme);
      if (programme instanceof Failure) throw programme;
      this.programme = programme;
      if (!this.host.member) return this.#show();
      await this.#openStore(programme, current);
    } catch (error) {
      if (current()) this.#fail(storageFailure(error));
    }
  }

  async #openStore(programme: Program, current: () => boolean): Promise<void> {
    const backend = this.host.customBackend ?? this.#localBackend(programme, current);
    const engine = await this.#engineFor(backend, programme);
    if (!current()) return;
    this.#letGo();
    this.backend = backend;
    this.store = new Store(backend, this.host.member, engine, () => this.#changed());
    this.outbox = undefined;
    if (keepsOutbox(backend)) {
      const { Outbox } = await this.need('remote', import('./outbox.js'));
      this.outbox = new Outbox(this, backend);
    }
    await this.store.refresh();
    if (backend instanceof LocalBackend && backend.isPassing) {
      const { PassingLine } = await this.need('data', import('./passing-line.js'));
      this.outbox = new PassingLine(this);
    }
    if (!current()) return;
    this.failure = undefined;
    this.#announcedReady = false;
    await this.#arrive();
    this.#show();
  }

  // At the section that the page's address or the host asks for.
  async #arrive(): Promise<void> {
    const { host } = this;
    if (host.hash !== null && !this.#address) {
      const { Address } = await import('./address.js');
      this.#address = new Address(host);
      if (host.isConnected) this.#address.start();
      host.section = this.#address.wanted ?? host.section;
    }
    this.#isIn = this.store.view !== undefined;
    if (this.#isIn) this.tabs.go(host.section);
    this.#path = this.tabs.path;
  }

  // A backend that holds an engine lends it; for another one the views come from an engine here.
  async #engineFor(backend: Backend, programme: Program): Promise<() => EngineFace> {
    if ('engine' in backend) return () => (backend as LocalBackend).engine;
    this.engines = await engineMaker(programme);
    const engine = this.engines.create(this.engines.programme.text);
    return () => engine;
  }

  // A newcomer is welcomed before the engine is there; where it never comes, that is said later.
  #localBackend(programme: Program, current: () => boolean): LocalBackend {
    const engines = engineMaker(programme);
    const hold = (made: EngineMaker) => {
      if (current()) this.engines = made;
    };
    engines.then(hold).catch((error: unknown) => {
      if (current()) this.#fail(storageFailure(error));
    });
    this.#ruling = undefined;
    const { clock, sealed } = this.host;
    return new LocalBackend({
      database: new Database(`mc:${programme.id}`, () => {
        if (current()) this.#fail(new Failure('storage_blocked', 'An older tab is open.'));
      }),
      engines,
      sealed,
      ...(clock && { clock }),
    });
  }

  /** Speaks the host's language; nothing else is loaded again. */
  speak = async (): Promise<void> => {
    if (!this.words) return;
    const speaker = await this.#sentences.read();
    this.words = speaker(this.programme ?? noProgramme);
    if (this.ready) this.update();
  };

  /** Code that the first view does without, and the sentences of its part. */
  async need<Code>(part: Part, code: Promise<Code>): Promise<Code> {
    const [fetched] = await Promise.all([code, this.#sentences.add(part, this.speak)]);
    return fetched;
  }

  /** The same for a press; where it does not come, that is said. */
  async press<Code>(part: Part, code: Promise<Code>, then: (code: Code) => void): Promise<void> {
    try {
      then(await this.need(part, code));
    } catch (error) {
      tellHost(this.host, 'mc-error', { code: 'unexpected', message: String(error) });
      this.say(this.words.say('section.failed'));
    }
  }

  async refresh(): Promise<void> {
    if (this.failure || !this.store) await this.restart();
    else await this.store.refresh();
  }

  /** Does one thing for the member, tells the host page, and says aloud what came of it. */
  async act(
    type: string,
    attributes: ActivityAttributes = {},
    spoken?: () => string,
  ): Promise<Deed> {
    await this.#pageComing;
    if (!askHost(this.host, 'mc-before-action', { type, attributes })) return { type };
    const deed = await this.store.act(type, attributes);
    if (deed.failure) this.#tellFailure(deed.failure);
    const { outcome } = deed;
    if (outcome) tellHost(this.host, 'mc-outcome', { type, attributes, outcome });
    const accepted = deed.outcome?.status === 'accepted';
    if (accepted) {
      const settled = import('./settle-in.js');
      void settled.then(({ settleIn }) => settleIn(this, hasGain(deed)), () => undefined);
    }
    if (accepted && spoken) announce(spoken(), this.words.language);
    else if (!accepted) announce(this.reasonOf(deed), this.words.language);
    return deed;
  }

  /** Why a deed came to nothing, in words; empty when it did not. */
  reasonOf(deed: Deed | undefined): string {
    if (!deed) return '';
    if (deed.failure) return this.words.forCode('error', deed.failure.code);
    if (deed.outcome && deed.outcome.status !== 'accepted') {
      return this.words.forCode('status', deed.outcome.code);
    }
    return '';
  }

  say(text: string): void {
    announce(text, this.words.language);
  }

  open(tab: Tab, side?: string): void {
    this.tabs.open(tab, side);
  }

  /** To the section that the host names, once there is one to show. */
  navigate(): void {
    if (this.ready && this.store?.view) this.tabs.go(this.host.section);
  }

  focusTab(): void {
    this.tabs.focus();
  }

  /** What was shown leaves the page at once. */
  logout(): void {
    this.signedOut = true;
    this.store?.close();
    if (this.store) this.store.view = undefined;
    this.sheet?.close();
    if (this.ready) this.update();
  }

  login(): void {
    tellHost(this.host, 'mc-login-request', {});
  }

  render(): TemplateResult {
    return html`<div class="center" lang=${this.words.language} role="region"
        aria-label=${this.words.say('center')}>
        ${sprite}<slot name="header"></slot>${this.#screen()}<slot name="footer"></slot>
        ${this.sheet?.render()}
      </div>`;
  }

  rendered(): void {
    this.sheet?.rendered();
    this.#navigated();
    if (this.#announcedReady || this.failure) return;
    this.#announcedReady = true;
    tellHost(this.host, 'mc-ready', {});
    // Why something is refused is at hand before anything can be; else a general sentence says it.
    for (const part of ['status', 'gate'] as const) {
      void this.#sentences.add(part, this.speak).catch(() => undefined);
    }
    this.#pageComing ??= this.#meetPage().catch(() => undefined);
    void this.#prepare().catch(() => undefined); // without it nothing moves
  }

  // Nothing that is pressed goes by the page: a press waits for this, as long as it may come.
  async #meetPage(): Promise<void> {
    const { HostPage } = await import('./host-page.js');
    this.#page = new HostPage(this);
  }

  async #prepare(): Promise<void> {
    const { Moments } = await this.need('moment', import('../moments/moments.js'));
    this.moments ??= new Moments(this);
    this.update();
  }

  #navigated(): void {
    const isIn = this.store?.view !== undefined;
    if (isIn !== this.#isIn) {
      this.#isIn = isIn;
      if (isIn) this.navigate();
      else this.host.section = this.tabs.leave();
    }
    if (!isIn) return;
    const { path } = this.tabs;
    if (this.host.section !== path && (this.host.section || path !== 'home')) {
      this.host.section = path;
    }
    if (path === this.#path) return;
    this.#path = path;
    tellHost(this.host, 'mc-navigate', { section: path });
  }

  #screen(): TemplateResult {
    this.gate = this.failure ?? this.#standing();
    if (this.gate !== 'member') return html`<div class="stack gate">${this.#gates.render()}</div>`;
    return html`${this.tabs.renderList()}
      ${this.outbox?.render() ?? (this.store.failure ? staleBar(this) : nothing)}
      ${this.tabs.renderPanel()}`;
  }

  #standing(): Gate | Failure {
    if (!this.host.member) return 'guest';
    if (this.signedOut || this.outbox?.isShut) return 'signed_out';
    const { standing = 'loading', failure } = this.store ?? {};
    return standing === 'failed' ? failure! : standing;
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    this.#tellFailure(failure);
    this.#show();
  }

  #tellFailure({ code, message }: Failure): void {
    tellHost(this.host, 'mc-error', { code, message });
  }

  #show(): void {
    this.ready = true;
    this.update();
  }

  #changed(): void {
    if (this.backend && 'programme' in this.backend) this.#showRuling(this.backend as LocalBackend);
    this.#page?.look();
    if (this.ready) this.update();
  }

  // The names and prices shown are those of the programme that rules, whichever the page brought.
  #showRuling({ programme }: LocalBackend): void {
    const brought = this.engines?.programme;
    if (!programme || programme.digest === (this.#ruling ?? brought?.digest)) return;
    this.#ruling = programme.digest;
    this.programme = JSON.parse(programme.text) as Program;
    this.words = this.words.about(this.programme);
    if (!brought) return; // an authority's word is the only one
    const { version } = JSON.parse(brought.text) as Program;
    if (programme.digest === brought.digest || this.programme.version !== version) return;
    const message = 'The programme was changed without a higher version: the former one rules.';
    tellHost(this.host, 'mc-error', { code: 'programme_conflict', message });
  }

  #resized(width: number): void {
    const columns = (of: number) => Number(of >= 760) + Number(of >= 1080);
    const before = columns(this.width);
    this.width = width;
    if (before !== columns(width) || this.sheet?.isOpen) this.#changed();
  }

  #look = (): void => {
    if (
      document.visibilityState === 'visible' &&
      this.ready &&
      this.store?.view &&
      !this.store.busy
    ) {
      void this.store.refresh();
    }
  };

}

/** A member has the center, everybody else a screen of their own. */
export type Gate = Exclude<Standing, 'failed'> | 'guest' | 'signed_out';

/** What stands between the tabs and a section when not all is well. */
export interface Standings {
  /** Somebody has to sign in. */
  readonly isShut: boolean;
  render(): TemplateResult | undefined;
}

function hasGain({ outcome }: Deed): boolean {
  return outcome?.effects.some(({ type }) => type === 'earned') ?? false;
}

const noProgramme: Program = { id: '', version: 0, name: '' };
