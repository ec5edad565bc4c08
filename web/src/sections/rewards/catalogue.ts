// The catalogue: each reward with its picture, note, price and one action, or why not now.
import type { Option, Text, ViewedReward } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import type { Section } from '../../app/late.js';
import { earnPlace } from '../../model/earn-place.js';
import { currencyOf, spendable } from '../../model/pick.js';
import { filters } from '../../parts/filters.js';
import { icon } from '../../parts/icons.js';
import { lateIcon } from '../../parts/late-icons.js';
import { vars } from '../../parts/vars.js';
import { PerOrder } from './per-order.js';
import { picture } from './picture.js';
import { chipOf, nearest, noteOf, priceOf } from './reward-words.js';
import { type Standing, standingOf } from './standing.js';

export class Catalogue implements Section {
  #category = '';
  readonly #perOrder: PerOrder;

  constructor(private readonly app: App) {
    this.#perOrder = new PerOrder(app);
  }

  render(): TemplateResult {
    const { app } = this;
    const { words, store } = app;
    const { rewards } = store.view!;
    if (rewards.length === 0) {
      const title = words.say('rewards.empty');
      return emptySection(app, 'gift', title, words.say('rewards.empty_sub'));
    }
    const categories = [...new Set(rewards.map((reward) => this.#categoryOf(reward)))];
    const named = categories.filter(Boolean);
    const chosen = named.includes(this.#category) ? this.#category : '';
    const shown = rewards.filter((reward) => !chosen || this.#categoryOf(reward) === chosen);
    const all = ['', ...named].map((id) => ({ id, name: id || words.say('rewards.all') }));
    const choose = (category: string) => {
      this.#category = category;
      app.update();
    };
    return html`${this.#head(rewards)}
      ${named.length > 0 && categories.length > 1
        ? filters(words.say('rewards.categories'), all, chosen, choose)
        : nothing}
      <ul class="catalogue">${shown.map((reward) => this.#card(reward))}</ul>`;
  }

  // The brand's own word, where its programme has one for the reward: `x-category`.
  #categoryOf({ id }: ViewedReward): string {
    const reward = this.app.programme.rewards?.find((entry) => entry.id === id);
    return this.app.words.text((reward as { 'x-category'?: Text } | undefined)?.['x-category']);
  }

  #head(rewards: ViewedReward[]): TemplateResult | typeof nothing {
    const { words, store } = this.app;
    const held = spendable(store.view!);
    if (!held) return nothing;
    const within = rewards.filter(({ code }) => code === 'ok').length;
    return html`<div class="to-spend">
      <p>${words.say('rewards.balance')}
        <b>${amount(this.app, held.id, held.available)}</b></p>
      ${within > 0
        ? html`<p class="within">${words.say('rewards.within', { n: within })}</p>`
        : nothing}
    </div>`;
  }

  #card(reward: ViewedReward): TemplateResult {
    const { app } = this;
    const { words } = app;
    const standing = standingOf(app, reward);
    const short = standing === 'short' ? nearest(reward.options)[0] : undefined;
    const note = noteOf(app, reward, standing, short && this.#perOrder.of(short.thing));
    const about = words.text(reward.about);
    return html`<li class="card reward" part="reward" data-reward=${reward.id}
      data-standing=${standing}>
      ${picture(app, reward, chip(app, reward, standing))}
      <div class="reward-text">
        <h3>${words.text(reward.name)}</h3>
        ${about && standing !== 'short' ? html`<p class="reward-about">${about}</p>` : nothing}
        ${note ? html`<p class="reward-note">${note}</p>` : nothing}
        <div class="reward-foot">
          <p class="price">${standing === 'till' ? toSpend(app, reward) : price(app, reward)}</p>
          ${action(app, reward, standing)}
        </div>
        ${short ? distance(app, reward) : nothing}
      </div>
    </li>`;
  }
}

const marks: Partial<Record<Standing, () => TemplateResult>> = {
  locked: () => lateIcon('lock', 14),
  coming: () => icon('clock', 14),
  used_up: () => icon('check', 14),
  sold_out: () => icon('close', 14),
};

function chip(app: App, reward: ViewedReward, standing: Standing): unknown {
  const text = chipOf(app, reward, standing);
  return text ? html`<span class="reward-chip">${marks[standing]?.()} ${text}</span>` : nothing;
}

function action(app: App, reward: ViewedReward, standing: Standing): unknown {
  const { words } = app;
  const name = words.text(reward.name);
  if (standing === 'open') {
    return html`<button class="button primary small" type="button" data-action="redeem"
      aria-label=${words.say('rewards.get_named', { name })}
      @click=${() => open(app, reward.id)}>${words.say('rewards.get')}</button>`;
  }
  const missing = standing === 'short' ? nearest(reward.options)[0] : undefined;
  const place = missing && earnPlace(app, missing.thing);
  return place
    ? html`<button class="link" type="button" data-action="earn"
        aria-label=${words.say('rewards.earn_named', { name })}
        @click=${() => app.open(place.tab, place.side)}>
        ${words.say('rewards.earn')}${icon('next', 16)}</button>`
    : nothing;
}

// How much of the price is there; the note says it in figures.
function distance({ store }: App, { options }: ViewedReward): TemplateResult {
  const [missing] = nearest(options);
  const held = currencyOf(store.view!, missing!.thing)?.available ?? 0;
  const part = Math.max(0, held) / Math.max(1, held + missing!.amount);
  const values = vars({ '--part': part.toFixed(3) });
  return html`<div class="reward-bar" aria-hidden="true" ${values}></div>`;
}

// The currency shown large has its mark here too; others have their names.
function amount(app: App, thing: string, count: number): unknown {
  const { words, store } = app;
  if (thing !== spendable(store.view!)?.id) return words.amount(thing, count);
  const whole = words.amount(thing, count);
  const figure = words.format.number(count);
  const name = whole.startsWith(figure) ? whole.slice(figure.length) : undefined;
  if (name === undefined) return whole;
  return html`${icon('star', 16, 'currency')}${figure}<span class="hidden">${name}</span>`;
}

function price(app: App, { code, options }: ViewedReward): unknown {
  const [first, ...others] = options;
  if (!first && code !== 'ok') return nothing;
  return html`<b>${first && first.cost.length > 0 ? costs(app, first) : priceOf(app, first)}</b>
    ${others.map((option) => {
      const price = html`${costs(app, option)}`;
      return html`<span>${app.words.rich<unknown>('rewards.or', { price })}</span>`;
    })}`;
}

function costs(app: App, { cost }: Option): unknown {
  return cost.map(
    ({ thing, amount: count }, at) => html`${at > 0 ? ' + ' : nothing}${amount(app, thing, count)}`,
  );
}

// What could be paid with: the balances that its price is in.
function toSpend({ words, store }: App, { options }: ViewedReward): unknown {
  const things = [...new Set(options.flatMap(({ cost }) => cost.map(({ thing }) => thing)))];
  return things.map((thing) => {
    const held = currencyOf(store.view!, thing);
    return held
      ? html`<span>${words.say('rewards.balance')} ${words.amount(thing, held.available)}</span>`
      : nothing;
  });
}

// How a price is chosen and paid is said in the sentences of the rescues.
function open(app: App, reward: string): Promise<void> {
  return app.press('check_in', import('./redeem-sheet.js'), (sheet) =>
    sheet.openRedeem(app, reward),
  );
}
