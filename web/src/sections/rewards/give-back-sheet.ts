// The sheet that gives a redeemed voucher back: what returns, as the engine foretells it.
import type { ViewedVoucher } from '@perennial/engine';
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { reason } from '../check-in/make-up-sheet.js';
import { nameOf } from './coupon.js';

export function openGiveBack(app: App, id: string): void {
  app.store.deed = undefined;
  openSheet(app, () => {
    const voucher = app.store.view?.vouchers.find((entry) => entry.id === id);
    return voucher?.state === 'open' ? content(app, voucher) : undefined;
  });
}

function content(app: App, voucher: ViewedVoucher): SheetContent {
  const { words, store } = app;
  const name = nameOf(app, voucher);
  const attributes = { redemption: voucher.redemption! };
  const returns = (store.preview('cancel_redemption', attributes)?.effects ?? []).flatMap(
    (effect) =>
      effect.type === 'returned' && effect.postings?.length
        ? [{ thing: effect.thing, amount: effect.amount }]
        : [],
  );
  const give = async () => {
    const told = () => words.say('give_back.done', { name });
    const deed = await app.act('cancel_redemption', attributes, told);
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  return {
    title: words.say('give_back.title', { name }),
    body: () => html`
      <dl class="facts">${returns.length > 0
        ? fact(words.say('give_back.returns'), `+${words.gifts(returns)}`, 'won')
        : nothing}</dl>
      <p class="quiet-note">${words.say('give_back.note')}</p>
      ${reason(app)}
      <button class="button primary wide" part="cta" type="button" data-action="pay"
        aria-disabled=${store.busy !== undefined} @click=${give}>
        ${words.say('give_back.button')}</button>`,
  };
}
