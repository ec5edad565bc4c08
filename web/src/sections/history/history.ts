// History: months with their totals, a reason under each name, the running balance, corrections
// tied to what they correct. A press on an entry opens why.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import { keepFocus } from '../../app/focus.js';
import { failedSection, sectionSkeleton } from '../../app/screens.js';
import type { Section } from '../../app/late.js';
import { spendable } from '../../model/pick.js';
import { filters } from '../../parts/filters.js';
import { icon } from '../../parts/icons.js';
import { filterStyles } from '../../styles/filters.js';
import { chartStyles, historyStyles } from '../../styles/history.js';
import { adopt } from '../../styles/index.js';
import { selectStyles } from '../../styles/select.js';
import { balanceChart } from './chart.js';
import { byMonth, entriesOf, type Entry, type Kind, type MonthGroup } from './entries.js';
import { foldOf } from './fold.js';
import { entryRow } from './row.js';

const kinds = ['all', 'earned', 'spent', 'expired', 'corrected'] as const;
type Filter = (typeof kinds)[number];

export class HistorySection implements Section {
  #filter: Filter = 'all';
  #currency: string | undefined; // else the one shown large
  #unfolded = new Set<string>();

  constructor(private readonly app: App) {
    for (const { styleSheet } of [historyStyles, chartStyles, selectStyles, filterStyles]) {
      adopt(app.root, styleSheet!);
    }
    void app.store.readHistory();
  }

  render(): TemplateResult {
    const { store, words } = this.app;
    if (store.historyFailure && !store.records) {
      return failedSection(
        this.app,
        words.say('history.failed'),
        () => void store.readHistory(),
        words.say('history.failed_sub'),
      );
    }
    if (!store.records) return this.#load();
    if (store.records.length === 0) return this.#empty();
    words.former = [...store.programmes.values()].sort((a, b) => b.version - a.version);
    const main = spendable(store.view!)?.id ?? '';
    const currency = this.#currency ?? main;
    const entries = entriesOf(store.records, store.view!, currency);
    const moved = currency === main ? entries : entries.filter(({ movement }) => {
      return movement.available !== 0 || movement.pending !== 0;
    });
    const kept = moved.filter((entry) => this.#shows(entry));
    const groups = byMonth(kept, (instant) => words.dayOf(instant));
    return html`<div class="stack history">
      ${balanceChart(this.app, entries, currency)} ${this.#currencies(currency)}
      ${this.#filters()}
      ${groups.map((group) => this.#month(group, currency))}
      ${kept.length === 0
        ? html`<p class="card none">${words.say('history.empty_filter')}</p>`
        : nothing}
      ${store.historyComplete
        ? nothing
        : html`<button class="button soft" type="button"
            @click=${() => void store.readHistory(true)}>
          ${words.say('history.earlier')}</button>`}
    </div>`;
  }

  // A store that was replaced or emptied has not been read yet.
  #load(): TemplateResult {
    void this.app.store.readHistory();
    return sectionSkeleton();
  }

  #empty(): TemplateResult {
    const { words } = this.app;
    const action = { label: words.say('history.empty_action'), press: () => this.app.open('home') };
    return emptySection(
      this.app,
      'receipt',
      words.say('history.empty'),
      words.say('history.empty_sub'),
      action,
    );
  }

  #shows(entry: Entry): boolean {
    return this.#filter === 'all' || entry.kinds.has(this.#filter as Kind);
  }

  #currencies(chosen: string): unknown {
    const { words, store } = this.app;
    const all = store.view!.currencies;
    if (all.length < 2) return nothing;
    const choose = (event: Event) => {
      this.#currency = (event.target as HTMLSelectElement).value;
      this.app.update();
    };
    return html`<label class="field"><span class="hidden">${words.say('history.currency')}</span>
      <select name="currency" @change=${choose}>${all.map(
        ({ id }) => html`<option value=${id} ?selected=${id === chosen}>
          ${words.thing(id)}</option>`,
      )}</select></label>`;
  }

  #filters(): TemplateResult {
    const { words } = this.app;
    const all = kinds.map((id) => ({ id, name: words.say(`history.${id}`) }));
    return filters(words.say('history.filter'), all, this.#filter, (filter) => {
      this.#filter = filter;
      this.app.update();
    });
  }

  #month(group: MonthGroup, currency: string): TemplateResult {
    const { words, store } = this.app;
    const { entries, month } = group;
    const isOpen = this.#unfolded.has(month);
    const { shown, folded } = isOpen ? { shown: entries, folded: [] } : foldOf(entries);
    const name = words.format.monthName(group.month, store.view!.today);
    return html`<section class="history-month" aria-label=${name}>
      <div class="section-head">
        <h2>${name}</h2><span class="totals">${totals(this.app, group, currency)}</span>
      </div>
      <ul class="card rows" part="card">
        ${shown.map((entry) => entryRow(this.app, entry, currency))}
        ${folded.length > 0 ? this.#rest(month, name, folded, currency) : nothing}
      </ul>
    </section>`;
  }

  /** How many are folded and what they come to, and the way to see them. */
  #rest(month: string, name: string, folded: Entry[], currency: string): TemplateResult {
    const { words } = this.app;
    const [group] = byMonth(folded, (instant) => words.dayOf(instant));
    const rest = words.say('history.rest', { n: folded.length, month: name });
    const sum = totals(this.app, group!, currency);
    const said = sum ? words.say('history.rest_sum', { rest, sum }) : rest;
    return html`<li class="row fold">
      <span>${said}</span>
      <button class="link" type="button"
        @click=${() => void this.#unfold(month, folded[0]!)}>
        ${words.say('history.expand')}<span class="hidden"> ${rest}</span>
        ${icon('down', 16)}</button>
    </li>`;
  }

  // The button has gone: the first of what it showed has the focus.
  async #unfold(month: string, first: Entry): Promise<void> {
    this.#unfolded.add(month);
    this.app.update();
    await keepFocus(this.app, `[data-entry="${first.key}"] .entry-press`);
  }
}

function totals({ words }: App, group: MonthGroup, currency: string): string {
  const { earned, spent, expired } = group;
  const figure = (amount: number) => ({ n: words.figure(currency, amount) });
  return [
    earned > 0 ? words.say('history.total_earned', figure(earned)) : '',
    spent > 0 ? words.say('history.total_spent', figure(spent)) : '',
    expired > 0 ? words.say('history.total_expired', figure(expired)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
