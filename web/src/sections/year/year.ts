// My year: its figures as a page of type, the years to turn to, and a line to share.
import type { HeldRecord } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import { askHost } from '../../app/events.js';
import type { Section } from '../../app/late.js';
import { failedSection, sectionSkeleton } from '../../app/screens.js';
import { spendable } from '../../model/pick.js';
import { canCopy, copied } from '../../parts/copy.js';
import { icon } from '../../parts/icons.js';
import { adopt } from '../../styles/index.js';
import { storyStyles } from '../../styles/story.js';
import { figuresOf, type YearFigures, yearsOf } from './figures.js';

const pageSize = 500;

export class YearSection implements Section {
  #records: HeldRecord[] | undefined;
  #readFor: unknown; // the view they were read for
  #hasFailed = false;
  #year: number | undefined;

  constructor(private readonly app: App) {
    adopt(app.root, storyStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    if (this.#readFor !== store.view) void this.#read();
    if (this.#hasFailed && !this.#records) {
      return failedSection(this.app, words.say('year.failed'), () => void this.#read());
    }
    if (!this.#records) return sectionSkeleton();
    const dayOf = (instant: string) => words.dayOf(instant);
    const thisYear = Number(store.view!.today.slice(0, 4));
    const years = [...new Set([thisYear, ...yearsOf(this.#records, dayOf)])];
    const year = this.#year ?? thisYear;
    const currency = spendable(store.view!)?.id ?? '';
    const figures = figuresOf(this.#records, year, currency, this.app.programme, dayOf);
    return html`<div class="stack year" data-year=${year}>
      ${this.#head(year, years)}
      ${figures.favouriteMonth === undefined ? this.#empty() : this.#page(year, figures, currency)}
    </div>`;
  }

  #empty(): TemplateResult {
    const { words } = this.app;
    const action = { label: words.say('year.empty_action'), press: () => this.app.open('home') };
    return emptySection(this.app, 'calendar', words.say('year.empty'), '', action);
  }

  #head(year: number, years: number[]): TemplateResult {
    const { words } = this.app;
    const at = years.indexOf(year);
    const turn = (to: number | undefined, mark: 'previous' | 'next') => html`<button
      class="round" type="button" data-turn=${mark} aria-disabled=${to === undefined}
      aria-label=${words.say(`year.${mark}`)}
      @click=${() => to !== undefined && this.#turn(to)}>${icon(mark, 20)}</button>`;
    return html`<div class="year-head">${turn(years[at + 1], 'previous')}
      <h2>${words.say('year.title', { year: String(year) })}</h2>
      ${turn(years[at - 1], 'next')}</div>`;
  }

  #turn(year: number): void {
    this.#year = year;
    this.app.say(this.app.words.say('year.title', { year: String(year) }));
    this.app.update();
  }

  #page(year: number, figures: YearFigures, currency: string): TemplateResult {
    const { words } = this.app;
    const { money } = this.app.programme;
    const fact = (name: string, label: string, value: string | false | undefined) =>
      value
        ? html`<div data-fact=${name}><dt>${label}</dt><dd>${value}</dd></div>`
        : nothing;
    const count = (value: number) => value > 0 && words.format.number(value);
    const inMoney = (value: number) =>
      value > 0 && money !== undefined && words.format.money(value, money, true);
    const { favouriteMonth, favouriteWeekday } = figures;
    const weekday =
      favouriteWeekday !== undefined && words.format.weekday(`2024-09-0${favouriteWeekday + 1}`);
    return html`<article class="card year-page" part="card">
        <p class="year-number"><span>${words.say('year.earned', {
          thing: words.thing(currency),
        })}</span><b data-fact="earned">${words.figure(currency, figures.earned)}</b></p>
        <dl>
          ${fact('spent', words.say('year.spent', { thing: words.thing(currency) }),
            words.isMoney(currency) ? inMoney(figures.spent) : count(figures.spent))}
          ${fact('check-ins', words.say('year.check_ins'), count(figures.checkIns))}
          ${fact('streak', words.say('year.streak'), count(figures.streak))}
          ${fact('orders', words.say('year.orders'), count(figures.orders))}
          ${fact('paid', words.say('year.paid'), inMoney(figures.paid))}
          ${fact('saved', words.say('year.saved'), inMoney(figures.saved))}
          ${figures.plans.map(({ plan, saved }) =>
            fact('plan-saved', words.say('year.saved_plan', { plan: words.thing(plan) }),
              inMoney(saved)))}
          ${fact('month', words.say('year.month'),
            words.format.monthName(favouriteMonth!, favouriteMonth!))}
          ${fact('weekday', words.say('year.weekday'), weekday)}
          ${fact('badges', words.say('year.badges'),
            words.format.list(figures.badges.map((badge) => words.thing(badge))))}
        </dl>
        ${this.#levels(figures)}
      </article>
      ${this.#sharing(year, figures, currency)}`;
  }

  #levels({ levels }: YearFigures): unknown {
    const { words } = this.app;
    if (levels.length === 0) return nothing;
    return html`<h3>${words.say('year.levels')}</h3>
      <ol class="level-path">${levels.map(({ level, day, up }) => html`<li>
        ${icon(up ? 'trophy' : 'down', 20)} <b>${words.thing(level)}</b>
        <span>${words.format.day(day, day)}</span></li>`)}</ol>`;
  }

  #sharing(year: number, { earned, checkIns }: YearFigures, currency: string): unknown {
    const { words, programme, host } = this.app;
    const text = words.say('year.text', {
      year: String(year),
      program: words.text(programme.name),
      earned: words.amount(currency, earned),
      n: checkIns,
    });
    if (!('share' in navigator) && !canCopy()) return nothing;
    const share = async () => {
      if (!askHost(host, 'mc-share', { text, url: location.href })) return;
      if ('share' in navigator && (await shared(text))) return;
      const isCopied = canCopy() && (await copied(text));
      this.app.say(words.say(isCopied ? 'year.copied' : 'year.not_copied'));
    };
    return html`<button class="button soft wide" type="button" data-action="share-year"
      @click=${() => void share()}>${words.say('year.share')}</button>`;
  }

  async #read(): Promise<void> {
    const { backend, member, view } = this.app.store;
    this.#readFor = view;
    this.#hasFailed = false;
    try {
      const all: HeldRecord[] = [];
      for (;;) {
        const page = await backend.history(member, all.at(-1)?.seq, pageSize);
        all.push(...page);
        if (page.length < pageSize) break;
      }
      this.#records = all;
    } catch {
      this.#hasFailed = true;
    }
    this.app.update();
  }
}

/** Whether the device took it, or the member closed it again; else it is copied. */
function shared(text: string): Promise<boolean> {
  return navigator.share({ text }).then(
    () => true,
    (error: DOMException) => error.name === 'AbortError',
  );
}
