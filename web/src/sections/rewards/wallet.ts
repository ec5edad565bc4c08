// The wallet: coupons to be used, soonest end first, the first of them open; used and ended ones
// behind filters of their own.
import type { View, ViewedVoucher } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { emptySection } from '../../app/empty.js';
import { askHost } from '../../app/events.js';
import type { Section } from '../../app/late.js';
import { filters } from '../../parts/filters.js';
import { icon } from '../../parts/icons.js';
import { codeStyles } from '../../styles/codes.js';
import { adopt } from '../../styles/index.js';
import { couponStyles } from '../../styles/coupons.js';
import { codeOf, coupon, endOf, nameOf } from './coupon.js';
import { stub } from './coupon-worth.js';

type Filter = 'usable' | 'used' | 'expired';

export class Wallet implements Section {
  #filter: Filter = 'usable';
  #open: string | undefined; // which stands open, once one was chosen
  #shown = new Set<string>(); // whose codes were asked for

  constructor(private readonly app: App) {
    adopt(app.root, codeStyles.styleSheet!);
    adopt(app.root, couponStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { app } = this;
    const { words } = app;
    const view = app.store.view!;
    const held = sorted(view, this.#filter);
    const count = sorted(view, 'usable').length;
    const all = [
      { id: 'usable' as const, name: words.say('wallet.usable', { n: count }) },
      { id: 'used' as const, name: words.say('wallet.used') },
      { id: 'expired' as const, name: words.say('wallet.expired') },
    ];
    const choose = (filter: Filter) => {
      this.#filter = filter;
      app.update();
    };
    return html`<div class="wallet-head">
        ${filters(words.say('wallet.filters'), all, this.#filter, choose)}
        ${this.#filter === 'usable' && held.length > 1
          ? html`<p>${words.say('wallet.order')}</p>`
          : nothing}
      </div>
      ${this.#filter === 'usable'
        ? this.#usable(view, held)
        : held.length > 0
          ? html`<ul class="card rows" part="card">${held.map((one) => past(app, view, one))}</ul>`
          : html`<p class="wallet-none">${words.say(`wallet.none_${this.#filter}`)}</p>`}`;
  }

  #usable(view: View, held: ViewedVoucher[]): TemplateResult {
    const { app } = this;
    const { words } = app;
    // One that is taken at the till while it is shown says so where it stands.
    const closed = view.vouchers.find(({ id, state }) => id === this.#open && state !== 'open');
    const all = closed && this.#shown.has(closed.id) ? [closed, ...held] : held;
    if (all.length === 0) {
      const title = words.say('voucher.empty');
      return emptySection(app, 'ticket', title, words.say('voucher.empty_sub'));
    }
    const open = all.find(({ id }) => id === this.#open) ?? all[0]!;
    return html`<ul class="tickets">${all.map((voucher) =>
      voucher === open
        ? coupon(app, view, voucher, {
            isShown: this.#shown.has(voucher.id),
            use: () => this.#use(voucher),
          })
        : this.#ticket(view, voucher),
    )}</ul>`;
  }

  #ticket(view: View, voucher: ViewedVoucher): TemplateResult {
    const { app } = this;
    const { words } = app;
    const about = words.text(voucher.about);
    return html`<li class="card ticket" part="coupon" data-voucher=${voucher.id}>
      <div class="ticket-stub">${stub(app, voucher)}</div>
      <div class="ticket-text">
        <h3><button type="button" class="ticket-name" data-action="unfold" aria-expanded="false"
          @click=${() => void this.#unfold(voucher)}>${nameOf(app, voucher)}</button></h3>
        ${about ? html`<p class="row-note">${about}</p>` : nothing}
        ${endOf(app, view, voucher)}
      </div>
      <button class="button accent-soft small" type="button" data-action="use"
        @click=${() => void this.#use(voucher)}>
        ${words.say('voucher.use')}<span class="hidden"> ${nameOf(app, voucher)}</span></button>
    </li>`;
  }

  // A page that takes codes itself vetoes the event; else the code is shown, to be read or scanned.
  async #use(voucher: ViewedVoucher): Promise<void> {
    const { app } = this;
    const code = codeOf(app.store.view!, voucher);
    const detail = { code, voucher: voucher.id, reward: voucher.reward };
    if (!askHost(app.host, 'mc-coupon-apply', detail)) return;
    this.#shown.add(voucher.id);
    await this.#unfold(voucher);
  }

  // Looked at, it stands open; its code stays masked until it is used.
  async #unfold({ id }: ViewedVoucher): Promise<void> {
    const { app } = this;
    this.#open = id;
    app.update();
    await app.host.updateComplete;
    const places = '.coupon :is(.coupon-code, [data-action=use])';
    const place = app.root.querySelector<HTMLElement>(places);
    place?.focus();
    place?.scrollIntoView({ block: 'nearest' });
  }
}

function sorted({ vouchers }: View, filter: Filter): ViewedVoucher[] {
  const latest = (one: ViewedVoucher) => one.closed ?? one.issued;
  switch (filter) {
    case 'usable':
      return vouchers.filter(({ state }) => state === 'open').sort((a, b) => endIn(a) - endIn(b));
    case 'expired':
      return vouchers
        .filter(({ state }) => state === 'expired')
        .sort((a, b) => latest(b).localeCompare(latest(a)));
    case 'used':
      return vouchers
        .filter(({ state }) => state !== 'open' && state !== 'expired')
        .sort((a, b) => latest(b).localeCompare(latest(a)));
  }
}

// One without an end comes after all that have one.
const endIn = ({ until }: ViewedVoucher) => (until ? Date.parse(until) : Number.MAX_SAFE_INTEGER);

function past(app: App, view: View, voucher: ViewedVoucher): TemplateResult {
  const { words } = app;
  const state = voucher.state as Exclude<ViewedVoucher['state'], 'open'>;
  const day = words.near(words.dayOf(voucher.closed ?? view.now), view.today);
  return html`<li class="row past" part="row" data-voucher=${voucher.id}>
    <span class="tile quiet">${icon(state === 'cancelled' ? 'back' : 'ticket', 22)}</span>
    <div class="row-text">
      <span class="row-name">${nameOf(app, voucher)}</span>
      <span class="row-note">${words.say(`voucher.${state}`, { day })}</span>
    </div>
  </li>`;
}
