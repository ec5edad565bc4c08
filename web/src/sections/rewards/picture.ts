// A reward's picture: the brand's own element in the slot `reward-<id>`, else the programme's
// image, else a tile drawn from the reward's id, so that no two look alike.
import type { ViewedReward } from '@perennial/engine';
import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { programmeAddress } from '../../model/fetch-programme.js';
import { cardArt, hash } from '../../parts/card-art.js';
import { icon } from '../../parts/icons.js';
import { lateIcon } from '../../parts/late-icons.js';
import { markOfGifts } from '../../parts/marks.js';

const grounds = ['accent', 'gift', 'frost'];

export function picture(app: App, reward: ViewedReward, chip: unknown): TemplateResult {
  const address = imageAddress(app, reward.image);
  const ground = grounds[hash(reward.id) % grounds.length]!;
  return html`<div class="picture ${ground}">
    <div class="picture-inside" aria-hidden="true">
      <slot name="reward-${reward.id}">${address
        ? html`<img src=${address} alt="" loading="lazy" />`
        : html`<svg class="picture-sky" viewBox="-84 -50 168 100">${cardArt(reward.id)}</svg>
            <span class="picture-mark">${mark(app, reward)}</span>`}</slot>
    </div>
    ${chip}
  </div>`;
}

function mark(app: App, { id, gifts }: ViewedReward): TemplateResult {
  const off = app.programme.rewards?.find((reward) => reward.id === id)?.use?.grant.off;
  if (gifts.length > 0) return icon(markOfGifts(app, gifts), 26);
  if (off === undefined) return icon('gift', 26);
  const isDelivery = typeof off === 'object' && 'of' in off && off.of === 'delivery';
  return lateIcon(isDelivery ? 'truck' : 'percent', 26);
}

/** Relative to the programme's own address; what is no picture's address gives none. */
export function imageAddress({ host }: App, image: string | undefined): string | undefined {
  if (!image) return undefined;
  try {
    const address = new URL(image, programmeAddress(host.program, document.baseURI));
    return /^(https?|data):$/.test(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}
