// The vouchers: open ones as tickets with their code, soonest end first; the others apart.
import type { View, ViewedVoucher } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import { daysBetween } from '../../i18n/format.js';
import { icon } from '../../parts/icons.js';

const soon = 3; // days before the end from which it is said in red

export function wallet(app: App, view: View): TemplateResult {
  const { words } = app;
  const open = view.vouchers.filter((voucher) => voucher.state === 'open');
  const closed = view.vouchers.filter((voucher) => voucher.state !== 'open');
  const none = () =>
    emptySection(app, 'ticket', words.say('voucher.empty'), words.say('voucher.empty_sub'));
  return html`
    ${open.length > 0
      ? html`<ul class="tickets">${open.map((voucher) => ticket(app, view, voucher))}</ul>`
      : none()}
    ${closed.length > 0
      ? html`<div class="section-head"><h2>${words.say('voucher.closed')}</h2></div>
          <ul class="card rows" part="card">${closed.map((one) => past(app, view, one))}</ul>`
      : nothing}`;
}

/** What a cashier types: whose voucher, and which. */
export function codeOf(view: View, voucher: ViewedVoucher): string {
  return `${view.member.id}.${voucher.id}`;
}

export function nameOf({ words }: App, voucher: ViewedVoucher): string {
  return words.text(voucher.name) || voucher.reward;
}

function ticket(app: App, view: View, voucher: ViewedVoucher): TemplateResult {
  const { words } = app;
  const name = nameOf(app, voucher);
  const about = words.text(voucher.about);
  return html`<li class="card ticket" part="coupon" data-voucher=${voucher.id}>
    <div class="ticket-head">
      <span class="tile gift">${icon('ticket', 22)}</span>
      <div class="row-text">
        <h3>${name}${voucher.quantity > 1
          ? html` <span class="count">${words.say('voucher.times', { n: voucher.quantity })}</span>`
          : nothing}</h3>
        ${about ? html`<p class="row-note">${about}</p>` : nothing}
        ${end(app, view, voucher)}
      </div>
    </div>
    <div class="ticket-foot">
      <p class="code"><span class="hidden">${words.say('voucher.code')}</span>
        <bdi>${codeOf(view, voucher)}</bdi>
        <small>${words.say(voucher.on_cart ? 'voucher.cart' : 'voucher.till')}</small></p>
      <div class="ticket-actions">
        <button class="button accent-soft" type="button" data-action="show"
          @click=${() => showAtTill(app, voucher.id)}>
          ${words.say('voucher.show')}<span class="hidden"> ${name}</span></button>
        ${voucher.redemption
          ? html`<button class="button soft" type="button" data-action="give-back"
              @click=${() => giveBack(app, voucher.id)}>
              ${words.say('voucher.cancel')}<span class="hidden"> ${name}</span></button>`
          : nothing}
      </div>
    </div>
  </li>`;
}

function end({ words }: App, view: View, { until }: ViewedVoucher): TemplateResult {
  if (!until) return html`<p class="row-note">${words.say('voucher.ever')}</p>`;
  const day = words.lastDayOf(until);
  const isSoon = daysBetween(view.today, day) < soon;
  return html`<p class="row-note ${isSoon ? 'ends' : ''}">
    ${words.say('voucher.until', { day: words.near(day, view.today) })}</p>`;
}

function past(app: App, view: View, voucher: ViewedVoucher): TemplateResult {
  const { words } = app;
  const state = voucher.state as Exclude<ViewedVoucher['state'], 'open'>;
  const day = words.near(words.dayOf(voucher.closed ?? view.now), view.today);
  return html`<li class="row" part="row" data-voucher=${voucher.id}>
    <span class="tile quiet">${icon(state === 'cancelled' ? 'back' : 'ticket', 22)}</span>
    <div class="row-text">
      <span class="row-name">${nameOf(app, voucher)}</span>
      <span class="row-note">${words.say(`voucher.${state}`, { day })}</span>
    </div>
  </li>`;
}

function showAtTill(app: App, voucher: string): Promise<void> {
  return app.press('rewards', import('./till-sheet.js'), (sheet) => sheet.openTill(app, voucher));
}

function giveBack(app: App, voucher: string): Promise<void> {
  return app.press('check_in', import('./give-back-sheet.js'), (sheet) =>
    sheet.openGiveBack(app, voucher),
  );
}
