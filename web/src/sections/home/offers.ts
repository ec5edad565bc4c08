// What is on, from the programme's named rules with a window; and the rights a member holds now.
import type { Offer, View } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';

const shownOffers = 4;

/** All but the one that is said elsewhere. */
export function offers(app: App, view: View, said: Offer | undefined): unknown {
  const { words } = app;
  const list = [...view.offers]
    .filter((offer) => offer !== said && (offer.open || offer.from))
    .sort((a, b) => Number(b.open) - Number(a.open) || (a.from ?? '').localeCompare(b.from ?? ''))
    .slice(0, shownOffers);
  if (list.length === 0) return nothing;
  return html`<div class="section-head"><h2>${words.say('offers.title')}</h2></div>
    <ul class="card rows" part="card">
      ${list.map((offer) =>
        row(
          html`<span class="tile ${offer.open ? 'gift' : ''}"
            >${icon(offer.open ? 'gift' : 'calendar', 22)}</span>`,
          words.text(offer.name),
          words.text(offer.about),
          when(app, offer, view.today),
          offer.open,
        ),
      )}
    </ul>`;
}

function when({ words }: App, offer: Offer, today: string): string {
  if (!offer.open)
    return words.say('offers.from', { day: words.near(words.dayOf(offer.from!), today) });
  if (!offer.until) return words.say('offers.open');
  return words.say('offers.open_until', { day: words.near(words.lastDayOf(offer.until), today) });
}

export function rights({ words }: App, view: View): unknown {
  if (view.entitlements.length === 0) return nothing;
  return html`<div class="section-head"><h2>${words.say('rights.title')}</h2></div>
    <ul class="card rows" part="card">
      ${view.entitlements.map((right) => row(
        html`<span class="tile">${icon('shield', 22)}</span>`,
        words.text(right.name) || right.id,
        words.text(right.about),
        right.until
          ? words.say('rights.until', { day: words.near(words.lastDayOf(right.until), view.today) })
          : words.say('rights.open'),
        false,
      ))}
    </ul>`;
}

function row(
  mark: TemplateResult,
  name: string,
  about: string,
  note: string,
  now: boolean,
): TemplateResult {
  return html`<li class="row" part="row">
    ${mark}
    <div class="row-text">
      <span class="row-name">${name}</span>
      <span class="row-note">${[about, note].filter(Boolean).join(' · ')}</span>
    </div>
    ${now ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
  </li>`;
}
