// The catalogue: each reward with its picture, note, price and one action, or why not now.
import type { View, ViewedReward } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import { icon } from '../../parts/icons.js';
import { isPayment, priceOf, terms, whyNot } from './reward-words.js';

export function catalogue(app: App, view: View): TemplateResult {
  const { words } = app;
  if (view.rewards.length === 0) {
    const title = words.say('rewards.empty');
    return emptySection(app, 'gift', title, words.say('rewards.empty_sub'));
  }
  return html`<ul class="catalogue">${view.rewards.map((reward) => card(app, reward))}</ul>`;
}

function card(app: App, reward: ViewedReward): TemplateResult {
  const { words } = app;
  const name = words.text(reward.name);
  const pays = isPayment(app, reward);
  const why = pays ? words.say('rewards.at_till') : whyNot(app, reward);
  const isShort = !pays && reward.code === 'insufficient_balance';
  const notes = [...(why && !isShort ? [] : terms(app, reward)), why].filter(Boolean);
  return html`<li class="card reward ${why ? 'closed' : ''}" part="reward"
    data-reward=${reward.id}>
    ${picture(reward)}
    <div class="reward-text">
      <h3>${name}</h3>
      ${reward.about ? html`<p class="reward-about">${words.text(reward.about)}</p>` : nothing}
      ${notes.length > 0
        ? html`<p class="reward-note ${isShort ? 'short' : ''}">${notes.join(' · ')}</p>`
        : nothing}
      <div class="reward-foot">
        <p class="price">${pays ? toSpend(app, reward) : price(app, reward)}</p>
        ${why
          ? nothing
          : html`<button class="button accent-soft" type="button" data-action="redeem"
              aria-label=${words.say('rewards.get_named', { name })}
              @click=${() => open(app, reward.id)}>${words.say('rewards.get')}</button>`}
      </div>
    </div>
  </li>`;
}

export function picture({ image }: { image?: string }): TemplateResult {
  return html`<div class="picture" aria-hidden="true">
    ${image ? html`<img src=${image} alt="" loading="lazy" />` : icon('gift', 28)}
  </div>`;
}

function price(app: App, { code, options }: ViewedReward): unknown {
  const [first, ...others] = options;
  if (!first && code !== 'ok') return nothing;
  return html`<b>${priceOf(app, first)}</b>
    ${others.map((option) => {
      const price = priceOf(app, option);
      return html`<span>${app.words.say('rewards.or', { price })}</span>`;
    })}`;
}

// What could be paid with: the balances that its price is in.
function toSpend({ words, store }: App, { options }: ViewedReward): unknown {
  const things = [...new Set(options.flatMap(({ cost }) => cost.map(({ thing }) => thing)))];
  return things.map((thing) => {
    const held = store.view!.currencies.find(({ id }) => id === thing);
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
