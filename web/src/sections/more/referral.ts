// Invitations: the member's code, what each side gets for it, and what came so far.
import type { ReferralRule, ViewedReferral } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { askHost } from '../../app/events.js';
import type { Key } from '../../i18n/catalog.js';
import { canCopy, copied } from '../../parts/copy.js';
import { icon } from '../../parts/icons.js';

export function referral(app: App, { code, invited_by, rules }: ViewedReferral): TemplateResult {
  const { words } = app;
  return html`${rules.length > 0 ? codeCard(app, code) : nothing}
    ${side(app, 'invite.you', rules.filter(({ to }) => to === 'inviter'))}
    ${side(app, 'invite.friend', rules.filter(({ to }) => to === 'self'))}
    ${invited_by
      ? html`<p class="quiet-note">${words.say('invite.by', { member: invited_by })}</p>`
      : nothing}`;
}

function codeCard(app: App, code: string): TemplateResult {
  const { words } = app;
  const copy = async () =>
    app.say(words.say((await copied(code)) ? 'invite.copied' : 'invite.not_copied'));
  return html`<section class="card invite" part="card">
    <h2>${words.say('invite.title')}</h2>
    <p class="row-note">${words.say('invite.sub')}</p>
    <p class="invite-code"><span class="hidden">${words.say('invite.code')} </span>
      <bdi>${code}</bdi></p>
    <div class="actions">
      ${canCopy()
        ? html`<button class="button soft" type="button" data-action="copy" @click=${copy}>
            ${words.say('invite.copy')}</button>`
        : nothing}
      ${'share' in navigator
        ? html`<button class="button primary" part="cta" type="button" data-action="share"
            @click=${() => void share(app, code)}>${words.say('invite.share')}</button>`
        : nothing}
    </div>
  </section>`;
}

// The page's address without what may be private in it; a host with links of its own vetoes this.
async function share({ words, programme, host }: App, code: string): Promise<void> {
  const program = words.text(programme.name);
  const text = words.say('invite.text', { program, code });
  const url = location.origin + location.pathname;
  if (!askHost(host, 'mc-share', { code, text, url })) return;
  await navigator.share({ title: program, text, url }).catch(() => undefined); // closed again
}

function side(app: App, title: Key, rules: ReferralRule[]): unknown {
  if (rules.length === 0) return nothing;
  return html`<section aria-label=${app.words.say(title)}>
    <div class="section-head"><h2>${app.words.say(title)}</h2></div>
    <ul class="card rows" part="card">${rules.map((rule) => row(app, rule))}</ul>
  </section>`;
}

function row(app: App, rule: ReferralRule): TemplateResult {
  const { words } = app;
  const gifts = words.gifts(rule.gifts);
  const about = words.text(rule.about);
  return html`<li class="row" part="row" data-rule=${rule.rule}>
    <span class="tile gift">${icon('gift', 22)}</span>
    <div class="row-text">
      <h3>${words.text(rule.name)}</h3>
      ${about ? html`<span class="row-note">${about}</span>` : nothing}
      ${gifts ? html`<span class="gain">${gifts}</span>` : nothing}
      ${rule.to === 'inviter'
        ? html`<span class="row-note" data-part="brought">${brought(app, rule)}</span>`
        : nothing}
    </div>
  </li>`;
}

function brought({ words }: App, { times, amount }: ReferralRule): string {
  if (times === 0) return words.say('invite.never');
  const gifts = words.gifts(amount);
  return gifts
    ? words.say('invite.brought', { n: times, gifts })
    : words.say('invite.times', { n: times });
}
