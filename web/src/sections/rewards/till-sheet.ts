// A voucher as it is shown at a till: its code, large enough to be read across a counter and typed,
// what it is for, and until when.
import type { ViewedVoucher } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { canCopy, copied } from '../../parts/copy.js';
import { codeOf, nameOf } from './wallet.js';

export function openTill(app: App, id: string): void {
  openSheet(app, () => {
    const voucher = app.store.view?.vouchers.find((entry) => entry.id === id);
    return voucher && content(app, voucher);
  });
}

function content(app: App, voucher: ViewedVoucher): SheetContent {
  const { words } = app;
  const view = app.store.view!;
  const about = words.text(voucher.about);
  return {
    title: nameOf(app, voucher),
    ...(about && { subtitle: about }),
    body: () => html`
      <p class="till-code"><span class="hidden">${words.say('voucher.code')} </span>
        <bdi>${codeOf(view, voucher)}</bdi></p>
      ${voucher.state === 'open'
        ? html`<p class="quiet-note">${words.say(voucher.on_cart ? 'till.cart' : 'till.show')}</p>`
        : html`<p class="quiet-note" role="status">${words.say('till.closed')}</p>`}
      <dl class="facts">
        ${voucher.quantity > 1
          ? fact(words.say('till.quantity'), words.format.number(voucher.quantity))
          : nothing}
        ${voucher.until
          ? fact(words.say('till.until'), words.format.dayWithYear(words.lastDayOf(voucher.until)))
          : nothing}
      </dl>
      ${copyButton(app, codeOf(view, voucher))}`,
  };
}

function copyButton(app: App, code: string): TemplateResult | typeof nothing {
  if (!canCopy()) return nothing;
  const { words } = app;
  const copy = async () =>
    app.say(words.say((await copied(code)) ? 'till.copied' : 'till.not_copied'));
  return html`<button class="button soft wide" type="button" data-action="copy" @click=${copy}>
    ${words.say('till.copy')}</button>`;
}
