// Who invited a newcomer: a field at the gate, where the programme has invitations.
import { html, nothing, type TemplateResult } from 'lit';
import { hasInvitations } from '../model/sides.js';
import type { App } from './app.js';

export function invitation({ words, programme, host }: App): TemplateResult | typeof nothing {
  if (!hasInvitations(programme)) return nothing;
  return html`<label class="field">
    <span>${words.say('welcome.code')}</span>
    <input type="text" data-field="invited_by" maxlength="128" autocomplete="off"
      autocapitalize="off" spellcheck="false" .defaultValue=${host.invitedBy || brought()} />
  </label>`;
}

// As the link of an invitation names it.
function brought(): string {
  return new URLSearchParams(location.search).get('invited-by') ?? '';
}

/** What enrolment says of it. */
export function invitationOf({ root }: App): { invited_by?: string } {
  const code = root.querySelector<HTMLInputElement>('[data-field=invited_by]')?.value.trim();
  return code ? { invited_by: code } : {};
}
