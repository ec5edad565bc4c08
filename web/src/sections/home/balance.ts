// Greeting and balance: one large number, with what is on its way and what will end.
import type { View, ViewedCurrency } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { otherBalances } from '../../model/pick.js';
import { icon } from '../../parts/icons.js';
import { touch } from '../../parts/vars.js';
import { cardPill } from '../card/card-pill.js';
import { openHomeSheet } from './open-sheet.js';

const riskDays = 7;
const soonDays = 60; // later ends are for the why sheet, not for the first glance

export function greeting(app: App, view: View): TemplateResult {
  const { words, host } = app;
  const hour = Number(view.now.slice(11, 13));
  const part = hour < 4 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
  const hello = words.say(`greeting.${part}`);
  const name = host.displayName;
  return html`<div class="greet"><h2 class="greeting">
    ${name ? words.say('greeting.named', { greeting: hello, name }) : hello}
  </h2>${cardPill(app)}</div>`;
}

export function balance(app: App, view: View, currency: ViewedCurrency | undefined): unknown {
  if (!currency) return nothing;
  const { words } = app;
  const name = words.text(currency.name) || currency.id;
  const others = otherBalances(view, app.programme);
  return html`<section class="balance" aria-label=${words.say('balance.label', { name })}>
    <p class="balance-label">${words.say('balance.label', { name })}
      <button class="round plain" type="button" data-action="balance"
        aria-label=${words.say('balance.open')}
        @click=${() => void openHomeSheet(app, 'balance', currency.id)}>${icon('info', 16)}</button>
    </p>
    <p class="balance-number">
      <span ${touch(counting(app, currency.id))} data-value=${currency.available}
        >${words.figure(currency.id, currency.available)}</span>
      <span class="balance-mark"><slot name="currency-icon">${icon('star', 26)}</slot></span>
    </p>
    <div class="balance-notes">
      ${pending(app, currency, view)} ${expiring(app, currency, view)}
    </div>
    ${shortfall(app, currency)}
    ${others.length > 0
      ? html`<ul class="balance-others">
          ${others.map((other) => html`<li>${words.say('balance.other', {
            name: words.text(other.name) || other.id,
            amount: words.figure(other.id, other.available),
          })}</li>`)}
        </ul>`
      : nothing}
  </section>`;
}

const shown = new WeakMap<App, Map<string, number>>();

// The number counts to its new value where it changes before the member's eyes.
function counting(app: App, id: string): (element: HTMLElement) => void {
  return (element) => {
    const values = shown.get(app) ?? new Map<string, number>();
    shown.set(app, values);
    const currency = app.store.view?.currencies.find((entry) => entry.id === id);
    if (!currency) return;
    const before = values.get(id);
    values.set(id, currency.available);
    if (before === undefined || before === currency.available) return;
    const copy = (value: number) => app.words.figure(id, value);
    app.moments?.count(element, before, currency.available, copy);
  };
}

function pending({ words }: App, currency: ViewedCurrency, view: View): unknown {
  if (currency.pending <= 0) return nothing;
  const next = currency.maturing[0];
  const amount = html`<b>${words.figure(currency.id, currency.pending)}</b>`;
  const text = next?.at
    ? words.rich('balance.pending_until', {
        amount,
        day: words.near(words.dayOf(next.at), view.today),
      })
    : words.rich(next ? 'balance.pending_confirm' : 'balance.pending', { amount });
  return html`<p class="note-pending">${icon('hourglass', 16)}<span>${text}</span></p>`;
}

function expiring({ words }: App, currency: ViewedCurrency, view: View): unknown {
  const next = currency.expiring[0];
  if (!next) return nothing;
  const day = words.lastDayOf(next.at);
  const days = daysBetween(view.today, day);
  if (days > soonDays) return nothing;
  const soon = days < riskDays;
  const amount = html`<b>${words.figure(currency.id, next.amount)}</b>`;
  return html`<p class="note-expiring ${soon ? 'soon' : ''}">
    ${icon('clock', 16)}<span>${words.rich('balance.expiring', {
      amount,
      n: next.amount,
      day: words.near(day, view.today),
    })}</span>
  </p>`;
}

function shortfall({ words }: App, currency: ViewedCurrency): unknown {
  const text =
    currency.debt > 0
      ? words.say('balance.debt', { amount: words.amount(currency.id, currency.debt) })
      : currency.available < 0
        ? words.say('balance.negative')
        : '';
  return text ? html`<p class="reason">${icon('info', 18)} ${text}</p>` : nothing;
}
