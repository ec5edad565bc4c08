// What is kept about the member, said in words, and what can be done with it: verified, exported,
// brought in, cleared from this device, erased.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { fact } from '../../app/sheet.js';
import { keepsJournal } from '../../backend/backend.js';
import { storageFailure } from '../../backend/failure.js';
import type { Audit } from '../../backend/vault.js';
import type { Key } from '../../i18n/catalog.js';
import { icon } from '../../parts/icons.js';
import { dataStyles } from '../../styles/data.js';
import { adopt } from '../../styles/index.js';
import { sheetStyles } from '../../styles/sheet.js';
import { openClear, openErase } from './end-sheets.js';
import { exported, save } from './export.js';
import { openImport } from './import-sheet.js';

type Task = 'verify' | 'export';

export class DataSection implements Section {
  #count: number | undefined;
  #counted: unknown; // the view it was counted for
  #busy: Task | undefined;
  readonly #said: Partial<Record<Task, { text: string; isBad?: boolean }>> = {};

  constructor(private readonly app: App) {
    adopt(app.root, sheetStyles.styleSheet!);
    adopt(app.root, dataStyles.styleSheet!);
  }

  render(): TemplateResult {
    const isLocal = keepsJournal(this.app.backend!);
    this.#read();
    return html`${this.#kept(isLocal)} ${isLocal ? this.#verifying() : nothing}
      ${this.#file(isLocal)} ${this.#end(isLocal)}`;
  }

  #kept(isLocal: boolean): TemplateResult {
    const { words, store } = this.app;
    const day = words.format.dayWithYear(words.dayOf(store.view!.member.enrolled));
    const records = this.#count === undefined
      ? html`<span class="bone text" aria-hidden="true"></span>`
      : words.say('data.records_since', { n: this.#count, day });
    return this.#card('kept', 'data.title', isLocal ? 'data.local' : 'data.remote', html`
      <dl class="facts">
        ${fact(words.say('data.records'), records)}
        ${fact(words.say('data.each'), words.say('data.each_value'))}
        ${fact(words.say('data.besides'), words.say('data.besides_value'))}
        ${fact(words.say('data.follows'), words.say('data.follows_value'))}
        ${fact(words.say('data.place'), words.say(this.#place(isLocal)))}
      </dl>`);
  }

  #place(isLocal: boolean): Key {
    const { backend } = this.app;
    if (!isLocal) return 'data.place_remote';
    const { isPassing, isSealed } = backend as { isPassing?: boolean; isSealed?: boolean };
    if (isPassing) return 'data.place_passing';
    return isSealed ? 'data.place_sealed' : 'data.place_value';
  }

  #verifying(): TemplateResult {
    return this.#card('verify', 'data.verify_title', 'data.verify_sub', html`
      ${this.#result('verify')}
      <div class="actions">${this.#button('verify', this.#verify)}</div>`);
  }

  #file(isLocal: boolean): TemplateResult {
    const bring = html`<button class="button soft" type="button" data-action="import"
      @click=${() => openImport(this.app)}>${this.app.words.say('data.import')}</button>`;
    return this.#card('file', 'data.file_title', 'data.file_sub', html`
      ${this.#result('export')}
      <div class="actions">${this.#button('export', this.#export)} ${isLocal ? bring : nothing}
      </div>`);
  }

  #end(isLocal: boolean): TemplateResult {
    const { words } = this.app;
    const row = (id: 'clear' | 'erase', open: () => void) => html`<li class="row" part="row">
      <div class="row-text"><h3>${words.say(`${id}.name`)}</h3>
        <p class="row-note">${words.say(`${id}.short`)}</p></div>
      <button class="button soft" type="button" data-action=${id} @click=${open}
        aria-label=${words.say(`${id}.name`)}>${words.say(`${id}.open`)}</button></li>`;
    return html`<section class="card data" part="card" data-card="end"
      aria-label=${words.say('data.end_title')}>
      <h2>${words.say('data.end_title')}</h2>
      <ul class="rows">${row('clear', () => openClear(this.app))}
        ${isLocal ? row('erase', () => openErase(this.app)) : nothing}</ul>
    </section>`;
  }

  #card(id: string, title: Key, sentence: Key, inside: TemplateResult): TemplateResult {
    const { words } = this.app;
    return html`<section class="card data" part="card" data-card=${id}
      aria-label=${words.say(title)}>
      <h2>${words.say(title)}</h2>
      <p class="row-note">${words.say(sentence)}</p>
      ${inside}
    </section>`;
  }

  #button(task: Task, press: () => Promise<void>): TemplateResult {
    const { words } = this.app;
    const isBusy = this.#busy === task;
    return html`<button class="button accent-soft" type="button" data-action=${task}
      aria-disabled=${isBusy} @click=${press}>
      ${words.say(isBusy ? 'data.busy' : `data.${task}`)}</button>`;
  }

  #result(task: Task): unknown {
    const said = this.#said[task];
    if (!said) return nothing;
    return html`<p class=${said.isBad ? 'reason' : 'data-said'} data-said=${task}>
      ${icon(said.isBad ? 'warning' : 'check', 18)} <span>${said.text}</span></p>`;
  }

  #verify = (): Promise<void> =>
    this.#do('verify', async () => {
      const vault = await this.#vault();
      return this.#found(await vault.verify());
    });

  #export = (): Promise<void> =>
    this.#do('export', async () => {
      const { backend, programme, store, words } = this.app;
      const name = `${programme.id}-${store.member}.jsonl`;
      save(name, await exported(backend!, store.member));
      return { text: words.say('data.exported', { name }) };
    });

  async #do(task: Task, work: () => Promise<{ text: string; isBad?: boolean }>): Promise<void> {
    const { app } = this;
    if (this.#busy) return;
    this.#busy = task;
    app.update();
    const said = await work().catch((error: unknown) => ({
      text: app.words.forCode('error', storageFailure(error).code),
      isBad: true,
    }));
    this.#said[task] = said;
    this.#busy = undefined;
    app.say(said.text);
    app.update();
  }

  #found({ records, draws, sealed, fault }: Audit): { text: string; isBad?: boolean } {
    const { words } = this.app;
    if (fault !== undefined) return { text: words.say('data.broken'), isBad: true };
    const whole = draws > 0
      ? words.say('data.whole_draws', { n: records, draws })
      : words.say('data.whole', { n: records });
    const later = sealed > 0 ? [words.say('data.sealed', { n: sealed })] : [];
    return { text: [whole, ...later].join(words.language === 'en' ? ' ' : '') };
  }

  #vault() {
    const { backend, store } = this.app;
    if (!backend || !keepsJournal(backend)) throw new Error('no journal here');
    return backend.vault(store.member);
  }

  // The newest record says how many there are.
  #read(): void {
    const { backend, store, update } = this.app;
    if (this.#counted === store.view) return;
    this.#counted = store.view;
    const newest = backend!.history(store.member, undefined, 1);
    void newest.then(([record]) => {
      this.#count = record?.seq ?? 0;
      update();
    }, () => undefined);
  }
}
