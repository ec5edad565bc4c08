// The redeem sheet: price, result and balance after, as the engine foretells them, before anything
// is paid.
import type { Gift, Option, Outcome, ViewedReward } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { currencyOf } from '../../model/pick.js';
import { reason } from '../check-in/make-up-sheet.js';
import { balanceAfter, firstChoice, payWith, paymentChoice } from '../check-in/payment.js';
import { priceOf } from './reward-words.js';

export function openRedeem(app: App, id: string): void {
  let chosen: number | undefined;
  const choose = (index: number) => {
    chosen = index;
    app.update();
  };
  app.store.deed = undefined;
  openSheet(app, () => {
    const reward = app.store.view?.rewards.find((entry) => entry.id === id);
    // Once it is redeemed, what was shown stays until the sheet is gone.
    if (!reward || app.store.deed?.outcome?.status === 'accepted') return undefined;
    return content(app, reward, chosen ?? firstChoice(reward.options), choose);
  });
}

function content(
  app: App,
  reward: ViewedReward,
  chosen: number,
  choose: (index: number) => void,
): SheetContent {
  const { words } = app;
  const { options } = reward;
  const option = options[chosen];
  const attributes = { reward: reward.id, ...payWith(option, options) };
  const foretold = app.store.preview('redeem', attributes);
  const gifts = giftsIn(foretold);
  const money = option?.cost.find(({ thing }) => thing === 'money');
  const about = words.text(reward.about);
  return {
    title: words.say('redeem.title', { name: words.text(reward.name) }),
    ...(about && { subtitle: about }),
    body: () => html`
      ${paymentChoice(app, app.store.view!, options, chosen, choose)}
      <dl class="facts">
        ${options.length < 2 ? fact(words.say('redeem.price'), priceOf(app, option)) : nothing}
        ${money
          ? fact(words.say('redeem.paid'), words.amount('money', money.amount))
          : nothing}
        ${fact(words.say('redeem.gets'), result(app, reward, foretold, gifts), 'won')}
        ${balanceAfter(app, app.store.view!, option, foretold)}
      </dl>
      ${reward.gifts.length === 0
        ? html`<p class="quiet-note">${words.say('redeem.note')}</p>`
        : nothing}
      ${reason(app)} ${untouched(app, option)} ${button(app, reward, chosen, attributes)}
    `,
  };
}

function giftsIn(outcome: Outcome | undefined): Gift[] {
  return (outcome?.effects ?? []).flatMap((effect) =>
    effect.type === 'earned' ? [{ thing: effect.thing, amount: effect.amount }] : [],
  );
}

function result(
  { words }: App,
  reward: ViewedReward,
  foretold: Outcome | undefined,
  gifts: Gift[],
): string {
  if (gifts.length > 0) return words.gifts(gifts);
  if (reward.gifts.length > 0) return words.gifts(reward.gifts);
  const [redeemed] = (foretold?.effects ?? []).flatMap((effect) =>
    effect.type === 'redeemed' ? [effect] : [],
  );
  if (!redeemed?.until) return words.say('redeem.voucher');
  const day = words.format.dayWithYear(words.lastDayOf(redeemed.until));
  return words.say('redeem.voucher_until', { day });
}

function button(
  app: App,
  reward: ViewedReward,
  chosen: number,
  attributes: { reward: string; pay?: string },
): TemplateResult {
  const { words, store } = app;
  const option = reward.options[chosen];
  if (option && !option.affordable) {
    return html`<button class="button wide" type="button" aria-disabled="true">
      ${words.say('rewards.short', { missing: words.gifts(option.missing) })}</button>`;
  }
  const name = words.text(reward.name);
  const done = reward.gifts.length > 0 ? 'redeem.done' : 'redeem.done_voucher';
  const pay = async () => {
    const deed = await app.act('redeem', attributes, () => words.say(done, { name }));
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  const free = !option || option.cost.length === 0;
  const busy = store.busy !== undefined;
  return html`<button class="button primary wide" part="cta" type="button" data-action="pay"
    aria-disabled=${busy} @click=${pay}>
    ${busy ? words.say('redeem.busy') : free
      ? words.say('redeem.button_free')
      : words.say('redeem.button', { price: priceOf(app, option) })}
  </button>`;
}

// After one that failed or was refused: that nothing was taken, and what is there.
function untouched(app: App, option: Option | undefined): unknown {
  const { words, store } = app;
  if (store.deed?.type !== 'redeem' || !app.reasonOf(store.deed)) return nothing;
  const held = (option?.cost ?? []).flatMap(({ thing }) => currencyOf(store.view!, thing) ?? []);
  const balance = held.map(({ id, available }) => words.amount(id, available));
  return html`<p class="quiet-note" data-part="untouched">${balance.length > 0
    ? words.say('redeem.untouched_balance', { balance: words.format.list(balance) })
    : words.say('redeem.untouched')}</p>`;
}
