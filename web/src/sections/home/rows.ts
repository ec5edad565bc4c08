// A row of one of home's lists: mark, name, note, and at most one way to go on.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Tab } from '../../app/tabs.js';
import { icon, type IconName } from '../../parts/icons.js';

export interface Row {
  mark: IconName;
  /** Of the tile: a gift, a risk, or nothing of the kind. */
  kind?: 'gift' | 'risk' | '';
  name: string;
  note: string;
  /** What it is about lies in that tab, on that side of it. */
  go?: { tab: Tab; side?: string };
  now?: boolean;
}

export function rows(app: App, title: string, list: Row[], more = ''): unknown {
  if (list.length === 0) return nothing;
  return html`<div class="section-head"><h2>${title}</h2></div>
    <ul class="card rows" part="card">${list.map((entry) => row(app, entry))}
      ${more ? html`<li class="row-note">${more}</li>` : nothing}</ul>`;
}

function row(app: App, { mark, kind = '', name, note, go, now }: Row): TemplateResult {
  const isThere = go !== undefined && app.tabs.all.includes(go.tab);
  return html`<li class="row" part="row">
    <span class="tile ${kind}">${icon(mark, 22)}</span>
    <div class="row-text">
      <span class="row-name">${name}</span>
      <span class="row-note">${note}</span>
    </div>
    ${isThere
      ? html`<button type="button" class="link" @click=${() => app.open(go.tab, go.side)}>
          ${app.words.say('line.look')}<span class="hidden"> ${name}</span>${icon('next', 16)}
        </button>`
      : nothing}
    ${now ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
  </li>`;
}
