// The partners: who they are, and what was earned and used with them.
import type { View, ViewedPartner } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';

export function partners(app: App, view: View): TemplateResult {
  return html`<ul class="card rows" part="card">
    ${view.partners.map((partner) => row(app, partner))}</ul>`;
}

function row(app: App, partner: ViewedPartner): TemplateResult {
  const { words } = app;
  const about = words.text(partner.about);
  return html`<li class="row" part="row" data-partner=${partner.id}>
    <span class="tile">${icon('ticket', 22)}</span>
    <div class="row-text">
      <h3>${words.text(partner.name) || partner.id}</h3>
      ${about ? html`<span class="row-note">${about}</span>` : nothing}
      <span class="row-note">${sums(app, partner)}</span>
    </div>
  </li>`;
}

function sums({ words }: App, { earned, spent }: ViewedPartner): string {
  const said = [
    earned.length > 0 ? words.say('partner.earned', { gifts: words.gifts(earned) }) : '',
    spent.length > 0 ? words.say('partner.spent', { gifts: words.gifts(spent) }) : '',
  ].filter(Boolean);
  return said.join(' · ') || words.say('partner.none');
}
