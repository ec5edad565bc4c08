// The door to the member's code, beside the greeting. What is behind it comes when the page is at
// rest, so that it opens without a network too.
import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';

const restAfter = 3000; // ms after the first view

const load = () => import('./member-card.js');

export function cardPill(app: App): TemplateResult {
  const open = () => app.press('card', load(), (card) => card.openMemberCard(app));
  return html`<button class="pill" type="button" data-action="card" @click=${open}>
    ${icon('qr', 18)} ${app.words.say('card.open')}</button>`;
}

export function fetchCard(app: App): void {
  setTimeout(() => {
    if (app.store?.view) app.need('card', load()).catch(() => undefined);
  }, restAfter);
}
