// What is on, from the programme's named rules with a window; and the rights a member holds now.
import type { Offer, View } from '@perennial/engine';
import { html } from 'lit';
import type { App } from '../../app/app.js';
import { offersFor } from './promised.js';
import { rows } from './rows.js';

const shownOffers = 4;

/** All but the one that is said elsewhere. */
export function offers(app: App, view: View, said: unknown): unknown {
  const { words } = app;
  const list = offersFor(app, view)
    .filter((offer) => offer !== said && (offer.open || offer.from))
    .sort((a, b) => Number(b.open) - Number(a.open) || (a.from ?? '').localeCompare(b.from ?? ''))
    .slice(0, shownOffers)
    .map((offer) => ({
      mark: offer.open ? ('gift' as const) : ('calendar' as const),
      kind: offer.open ? ('gift' as const) : ('' as const),
      name: words.text(offer.name),
      note: joined(words.text(offer.about), when(app, offer, view.today)),
      now: offer.open,
    }));
  return rows(app, words.say('offers.title'), list);
}

function when({ words }: App, offer: Offer, today: string): string {
  if (!offer.open)
    return words.say('offers.from', { day: words.near(words.dayOf(offer.from!), today) });
  if (!offer.until) return words.say('offers.open');
  return words.say('offers.open_until', { day: words.near(words.lastDayOf(offer.until), today) });
}

/** The rights held, and before them what the page has for their holders. */
export function rights(app: App, view: View): unknown {
  const { words } = app;
  const list = view.entitlements.map((right) => ({
    mark: 'shield' as const,
    name: words.text(right.name) || right.id,
    note: joined(
      words.text(right.about),
      right.until
        ? words.say('rights.until', { day: words.near(words.lastDayOf(right.until), view.today) })
        : words.say('rights.open'),
    ),
  }));
  return html`${view.entitlements.map(({ id }) => html`<slot name="entitled:${id}"></slot>`)}
    ${rows(app, words.say('rights.title'), list)}`;
}

function joined(...texts: string[]): string {
  return texts.filter(Boolean).join(' · ');
}
