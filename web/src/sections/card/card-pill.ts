// The door to the member's code, beside the greeting.
import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';

export function cardPill(app: App): TemplateResult {
  const open = () =>
    app.press('card', import('./member-card.js'), (card) => card.openMemberCard(app));
  return html`<button class="pill" type="button" data-action="card" @click=${open}>
    ${icon('qr', 18)} ${app.words.say('card.open')}</button>`;
}
