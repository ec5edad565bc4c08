// The odds: each prize with its share of all tickets, because a wheel's wedges never tell them; and
// the rules of the draw in words.
import type { ViewedDraw } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';
import { priceOf } from '../check-in/streak-words.js';
import { prizeName, promises, quota } from './draw-words.js';

export function oddsCard(app: App, draw: ViewedDraw): TemplateResult {
  const { words } = app;
  const percent = new Intl.NumberFormat(words.language, {
    style: 'percent',
    maximumSignificantDigits: 3,
  });
  const title = words.say('draw.odds_title');
  return html`<section class="card odds-card" part="card" aria-label=${title}>
    <h4>${title}</h4>
    <dl class="odds">${draw.prizes.map(
      ({ id, share, sold_out: out, left }) => html`<div class=${out ? 'out' : ''}>
        <dt>${prizeName(app, draw, id)} ${out
          ? html`<small>${words.say('draw.out')}</small>`
          : left === undefined
            ? nothing
            : html`<small>${words.say('draw.prize_left', { n: left })}</small>`}</dt>
        <dd>${percent.format(share.weight / share.of)}</dd>
      </div>`,
    )}</dl>
    <details class="draw-rules">
      <summary>${words.say('draw.rules')} ${icon('down', 16)}</summary>
      <ul>${rulesOf(app, draw).map((rule) => html`<li>${rule}</li>`)}</ul>
    </details>
  </section>`;
}

function rulesOf(app: App, draw: ViewedDraw): string[] {
  const { words } = app;
  const prices = draw.options.map((option) => priceOf(app, option));
  const fallback = draw.fallback && prizeName(app, draw, draw.fallback);
  const until = draw.until && words.format.dayWithYear(words.lastDayOf(draw.until));
  return [
    prices.length > 0
      ? words.say('draw.rule_price', { price: words.format.list(prices) })
      : words.say('draw.rule_free'),
    quota(app, draw),
    ...promises(app, draw),
    fallback
      ? words.say('draw.rule_fallback', { prize: fallback })
      : words.say('draw.rule_no_fallback'),
    words.say('draw.rule_fixed'),
    until ? words.say('draw.rule_until', { day: until }) : '',
  ].filter(Boolean);
}
