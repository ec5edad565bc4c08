// What a coupon is worth, short enough for its stub: ¥20, 12 %, or what kind of thing it is.
import type { ViewedVoucher } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';
import { lateIcon } from '../../parts/late-icons.js';

export function stub(app: App, voucher: ViewedVoucher): TemplateResult {
  const { words, programme } = app;
  const use = programme.rewards?.find(({ id }) => id === voucher.reward)?.use;
  const off = use?.grant.off;
  const least = use && leastAmount(use.when);
  const from =
    least === undefined
      ? nothing
      : html`<small>${words.say('coupon.from', {
          money: words.format.money(least, programme.money ?? 'XXX', true),
        })}</small>`;
  if (typeof off === 'number') {
    return html`<b>${words.format.money(off, programme.money ?? 'XXX', true)}</b> ${from}`;
  }
  const share = typeof off === 'object' && 'rate' in off ? shareOf(off.rate) : undefined;
  if (share !== undefined) {
    const n = Math.round(share * 100);
    return html`<b>${words.say('coupon.share', { n })}</b> ${from}`;
  }
  const isDelivery = typeof off === 'object' && 'of' in off && off.of === 'delivery';
  return html`${isDelivery ? lateIcon('truck', 28) : icon(voucher.on_cart ? 'ticket' : 'gift', 28)}
    <small>${words.say('coupon.pieces', { n: voucher.quantity })}</small>`;
}

function shareOf(rate: unknown): number | undefined {
  if (!Array.isArray(rate)) return undefined;
  const [part, whole] = rate as number[];
  return part! / whole!;
}

// `{">=": [{"var": "amount"}, 20000]}`, the least a cart must come to.
function leastAmount(when: unknown): number | undefined {
  const terms = (when as { '>='?: unknown[] } | undefined)?.['>='];
  const [name, least] = terms ?? [];
  return (name as { var?: string })?.var === 'amount' && typeof least === 'number'
    ? least
    : undefined;
}
