// What a balance is made of: four figures that are never mixed, and its lots by the day they end.
import type { View, ViewedCurrency } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet } from '../../app/sheet.js';
import { metrics } from '../../model/pick.js';

export function openBalance(app: App, id: string): void {
  openSheet(app, () => {
    const view = app.store.view;
    const currency = view?.currencies.find((entry) => entry.id === id);
    if (!view || !currency) return undefined;
    const name = app.words.text(currency.name) || id;
    return { title: name, body: () => content(app, view, currency) };
  });
}

function content(app: App, view: View, currency: ViewedCurrency): TemplateResult {
  const { words } = app;
  const amount = (value: number) => html`<b>${words.figure(currency.id, value)}</b>`;
  const growth = view.currencies.filter(({ id }) => metrics(view).has(id) && id !== currency.id);
  return html`<dl class="facts">
      ${fact(words.say('sum.available'), amount(currency.available), 'available')}
      ${fact(words.say('sum.pending'), amount(currency.pending), 'pending')}
      ${growth.map((entry) =>
        fact(
          words.say('sum.growth', { name: words.text(entry.name) || entry.id }),
          html`<b>${words.figure(entry.id, entry.available)}</b>`,
          'growth',
        ),
      )}
      ${fact(words.say('sum.lifetime'), amount(currency.earned), 'lifetime')}
    </dl>
    ${lots(app, view, currency)} ${maturing(app, view, currency)}`;
}

// The ends that are known, then all that lasts longer: together what can be spent.
function lots(app: App, view: View, currency: ViewedCurrency): unknown {
  const { words } = app;
  const { expiring, available } = currency;
  if (available <= 0) return nothing;
  const rest = available - expiring.reduce((sum, lot) => sum + lot.amount, 0);
  const ends = expiring.map(({ amount, at }) => {
    const day = words.near(words.lastDayOf(at), view.today, 'day');
    return fact(words.say('sum.ends', { day }), words.figure(currency.id, amount), 'lot');
  });
  const later = words.say(expiring.length > 0 ? 'sum.later' : 'sum.lasting');
  return html`<h3 class="sheet-part">${words.say('sum.lots')}</h3>
    <dl class="facts">${ends}
      ${rest > 0 ? fact(later, words.figure(currency.id, rest), 'lot') : nothing}</dl>`;
}

function maturing(app: App, view: View, currency: ViewedCurrency): unknown {
  const { words } = app;
  if (currency.maturing.length === 0) return nothing;
  return html`<h3 class="sheet-part">${words.say('sum.pending')}</h3>
    <dl class="facts">${currency.maturing.map(({ amount, at }) =>
      fact(
        at ? words.near(words.dayOf(at), view.today, 'day') : words.say('sum.confirm'),
        words.figure(currency.id, amount),
      ),
    )}</dl>`;
}
