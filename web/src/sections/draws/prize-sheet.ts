// What was drawn, large: where it is, drawing again, and the proof.
import type { Effect, ViewedDraw } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { openSheet, type SheetContent } from '../../app/sheet.js';
import { icon } from '../../parts/icons.js';
import { markOfGifts } from '../../parts/marks.js';
import { priceOf } from '../check-in/streak-words.js';
import { verifyButton } from '../play/verify-draw.js';
import { prizeName, whyNotDraw } from './draw-words.js';
import type { Result } from './draws.js';

export interface Prize {
  draw: ViewedDraw;
  result: Result;
  again: () => void;
}

export function openPrize(app: App, prize: Prize): void {
  openSheet(app, () => content(app, prize));
  void app.host.updateComplete.then(() => {
    app.root.querySelector<HTMLElement>('.prize .button')?.focus();
  });
}

function content(app: App, { draw, result, again }: Prize): SheetContent {
  const { words } = app;
  const { drawn } = result;
  const won = draw.prizes.find(({ id }) => id === drawn.prize);
  const isWon = (won?.gifts.length ?? 0) > 0;
  return {
    title: words.say(isWon ? (drawn.guaranteed ? 'prize.promised' : 'prize.won') : 'prize.drew'),
    body: () => html`<div class="prize">
      <span class="prize-mark ${isWon ? 'won' : ''}">
        ${icon(markOfGifts(app, won?.gifts ?? []), 36)}</span>
      <p class="prize-name">${won ? prizeName(app, draw, won.id) : words.say('draw.nothing')}</p>
      ${drawn.instead_of === undefined || !won
        ? nothing
        : html`<p class="prize-note">${words.say('prize.instead', {
            prize: prizeName(app, draw, drawn.instead_of),
          })}</p>`}
      ${whereabouts(app, result)} ${actions(app, draw, result, again)}
      <div class="prize-proof">${icon('shield', 20)}
        <span>${result.verification.text ?? words.say('draw.number', { n: drawn.number })}</span>
        ${verifyButton(app, result.activity, result.verification)}</div>
    </div>`,
  };
}

type Earned = Extract<Effect, { type: 'earned' }>;

/** The vouchers among what was won. */
function vouchersIn({ programme }: App, { effects }: Result): Earned[] {
  return effects.filter(
    (effect): effect is Earned =>
      effect.type === 'earned' &&
      (programme.rewards ?? []).some(({ id }) => id === effect.thing),
  );
}

function whereabouts(app: App, result: Result): unknown {
  const { words, store } = app;
  const [voucher] = vouchersIn(app, result);
  if (voucher) {
    const held = store.view!.vouchers.find(({ reward, state }) => {
      return reward === voucher.thing && state === 'open';
    });
    const day = held?.until && words.near(words.lastDayOf(held.until), store.view!.today);
    return html`<p class="prize-note">${day
      ? words.say('prize.wallet_until', { day })
      : words.say('prize.wallet')}</p>`;
  }
  const gained = result.effects.flatMap((effect) =>
    effect.type === 'earned' ? [words.amount(effect.thing, effect.amount)] : [],
  );
  return gained.length === 0
    ? nothing
    : html`<p class="prize-note">${words.say('prize.added', {
        gifts: words.format.list(gained),
      })}</p>`;
}

function actions(app: App, draw: ViewedDraw, result: Result, again: () => void): TemplateResult {
  const { words, store } = app;
  const now = store.view!.draws.find(({ id }) => id === draw.id);
  const option = now?.options.find(({ affordable }) => affordable);
  const canDraw = now && !whyNotDraw(app, now);
  const see = () => {
    app.open('rewards', 'wallet');
    app.sheet?.close();
  };
  const repeat = () => {
    app.sheet?.close();
    again();
  };
  const price = option && option.cost.length > 0 ? priceOf(app, option) : '';
  return html`
    ${vouchersIn(app, result).length > 0
      ? html`<button class="button primary wide" part="cta" type="button" data-action="see-prize"
          @click=${see}>${words.say('prize.see')}</button>`
      : nothing}
    ${canDraw
      ? html`<button class="button outline wide" type="button" data-action="again"
          @click=${repeat}>${price
            ? words.say('prize.again_for', { price })
            : words.say('prize.again')}</button>`
      : html`<button class="button outline wide" type="button" data-action="done"
          @click=${() => app.sheet?.close()}>${words.say('prize.done')}</button>`}`;
}
