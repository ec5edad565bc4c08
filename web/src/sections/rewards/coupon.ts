// An open coupon: what it is for and until when; its code, masked until it is asked for, as a QR
// code and in letters, with how to use it.
import type { View, ViewedVoucher } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { copyButton } from '../../parts/copy-button.js';
import { icon } from '../../parts/icons.js';
import { lateQr } from '../../parts/late-qr.js';

const soon = 3; // days before the end from which it is said in red

export interface CouponState {
  isShown: boolean;
  use: () => void;
}

/** What a cashier scans or types: whose voucher, and which. */
export function codeOf(view: View, voucher: ViewedVoucher): string {
  return `${view.member.id}.${voucher.id}`;
}

export function nameOf({ words }: App, voucher: ViewedVoucher): string {
  return words.text(voucher.name) || voucher.reward;
}

export function endOf({ words }: App, view: View, { until }: ViewedVoucher): TemplateResult {
  if (!until) return html`<p class="row-note">${words.say('voucher.ever')}</p>`;
  const day = words.lastDayOf(until);
  const isSoon = daysBetween(view.today, day) < soon;
  return html`<p class=${isSoon ? 'row-note ends' : 'row-note'}>${isSoon
    ? icon('clock', 14)
    : nothing}
    ${words.say('voucher.until', { day: words.near(day, view.today) })}</p>`;
}

export function coupon(
  app: App,
  view: View,
  voucher: ViewedVoucher,
  state: CouponState,
): TemplateResult {
  const { words } = app;
  const name = nameOf(app, voucher);
  const about = words.text(voucher.about);
  return html`<li class="card coupon" part="coupon" data-voucher=${voucher.id}>
    <div class="coupon-head">
      <span class="tile gift">${icon('ticket', 22)}</span>
      <div class="row-text">
        <h3>${name}${voucher.quantity > 1
          ? html` <span class="count">${words.say('voucher.times', { n: voucher.quantity })}</span>`
          : nothing}</h3>
        ${about ? html`<p class="row-note">${about}</p>` : nothing}
      </div>
      ${endOf(app, view, voucher)}
    </div>
    <div class="coupon-tear"></div>
    ${voucher.state === 'open' ? body(app, view, voucher, state) : gone(app, view, voucher)}
  </li>`;
}

function body(app: App, view: View, voucher: ViewedVoucher, state: CouponState): TemplateResult {
  const { words } = app;
  const code = codeOf(view, voucher);
  const name = nameOf(app, voucher);
  const how = words.say(voucher.on_cart ? 'coupon.cart' : 'coupon.till');
  return html`<div class="coupon-body">
    ${state.isShown
      ? html`<div class="coupon-qr">${lateQr(app, code, words.say('coupon.qr', { name }))}</div>
          <div class="coupon-line">
            <p class="coupon-code" tabindex="-1">
              <span class="hidden">${words.say('voucher.code')} </span><bdi>${code}</bdi></p>
            ${copyButton(app, code, {
              copy: words.say('coupon.copy'),
              done: words.say('coupon.copied'),
              failed: words.say('coupon.not_copied'),
            })}
          </div>`
      : html`<div class="coupon-veil">
          <span aria-hidden="true">${icon('qr', 40)}</span>
          <p class="coupon-masked"><span class="hidden">${words.say('coupon.masked')}</span>
            <span aria-hidden="true">•••• ••••</span></p>
          <button class="button primary" part="cta" type="button" data-action="use"
            @click=${state.use}>${words.say('voucher.use')}<span class="hidden"> ${name}</span>
          </button>
        </div>`}
    <p class="coupon-how">${how}</p>
    ${voucher.redemption ? giveBackLink(app, voucher) : nothing}
  </div>`;
}

// Taken meanwhile, at the till or elsewhere.
function gone(app: App, view: View, voucher: ViewedVoucher): TemplateResult {
  const { words } = app;
  const state = voucher.state as Exclude<ViewedVoucher['state'], 'open'>;
  const day = words.near(words.dayOf(voucher.closed ?? view.now), view.today, 'day');
  return html`<div class="coupon-body">
    <span class="coupon-done">${icon('check', 32)}</span>
    <p class="coupon-how" role="status">${words.say(`voucher.${state}`, { day })}</p>
  </div>`;
}

function giveBackLink(app: App, voucher: ViewedVoucher): TemplateResult {
  const press = () =>
    app.press('check_in', import('./give-back-sheet.js'), (sheet) =>
      sheet.openGiveBack(app, voucher.id),
    );
  return html`<button class="link" type="button" data-action="give-back" @click=${press}>
    ${app.words.say('voucher.cancel')}<span class="hidden"> ${nameOf(app, voucher)}</span>
  </button>`;
}
