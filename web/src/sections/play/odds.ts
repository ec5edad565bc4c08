// The odds: each prize with its share of all tickets, because a wheel's wedges never tell them.
import type { ViewedDraw } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { prizeName } from './draw-words.js';

export function oddsTable(app: App, draw: ViewedDraw): TemplateResult {
  const { words } = app;
  const percent = new Intl.NumberFormat(words.language, {
    style: 'percent',
    maximumSignificantDigits: 3,
  });
  return html`<table class="odds">
    <caption class="hidden">${words.say('draw.odds')}</caption>
    <tbody>${draw.prizes.map(
      ({ id, share, sold_out: out }) => html`<tr class=${out ? 'out' : ''}>
        <th scope="row">${prizeName(app, draw, id)}
          ${out ? html`<small>${words.say('draw.out')}</small>` : nothing}</th>
        <td>${percent.format(share.weight / share.of)}</td>
      </tr>`,
    )}</tbody>
  </table>`;
}
