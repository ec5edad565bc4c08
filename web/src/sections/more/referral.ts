// Invitations: the member's code and link, what each side gets for it, and what became of friends.
import type { ReferralRule } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { askHost } from '../../app/events.js';
import type { Section } from '../../app/late.js';
import type { Key } from '../../i18n/catalog.js';
import { copyButton } from '../../parts/copy-button.js';
import { icon } from '../../parts/icons.js';
import { lateIcon } from '../../parts/late-icons.js';
import { lateQr } from '../../parts/late-qr.js';
import { codeStyles } from '../../styles/codes.js';
import { adopt } from '../../styles/index.js';
import { inviteStyles } from '../../styles/invite.js';
import { type Friend, friendsIn, friendsLooked } from './friends.js';
import { inviteLink } from './invite-link.js';

export class InviteSection implements Section {
  #of: App['store']['view'];
  #friends: Friend[] = [];

  constructor(private readonly app: App) {
    adopt(app.root, codeStyles.styleSheet!);
    adopt(app.root, inviteStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { app } = this;
    const { words, store } = app;
    if (this.#of !== store.view) void this.#read();
    const { code, invited_by: inviter, rules } = store.view!.referral!;
    const mine = rules.filter(({ to }) => to === 'inviter');
    return html`${rules.length > 0 ? codeCard(app, code) : nothing}
      ${side(app, 'invite.you', mine)}
      ${side(app, 'invite.friend', rules.filter(({ to }) => to === 'self'))}
      ${mine.length > 0 ? this.#list(mine.length === 1) : nothing}
      ${inviter
        ? html`<p class="quiet-note">${words.say('invite.by', { member: inviter })}</p>`
        : nothing}`;
  }

  async #read(): Promise<void> {
    const { store, programme } = this.app;
    this.#of = store.view;
    const records = await store.backend
      .history(store.member, undefined, friendsLooked)
      .catch(() => []);
    this.#friends = friendsIn(records, programme);
    if (this.#friends.length > 0) this.app.update();
  }

  // With one rule each gift is another friend; with several one friend may have brought two.
  #list(isOneEach: boolean): TemplateResult {
    const { words } = this.app;
    const count = this.#friends.length;
    const nameOf = ({ rule }: Friend, at: number) =>
      (!isOneEach && words.text(rule.name)) || words.say('invite.friend_number', { n: count - at });
    return html`<section aria-label=${words.say('invite.friends')}>
      <div class="section-head"><h2>${words.say('invite.friends')}</h2></div>
      ${count > 0
        ? html`<ul class="card rows" part="card">${this.#friends.map((friend, at) =>
            this.#friend(friend, nameOf(friend, at)),
          )}</ul>`
        : html`<p class="quiet-note">${words.say('invite.friends_none')}</p>`}
    </section>`;
  }

  #friend(friend: Friend, name: string): TemplateResult {
    const { words, store } = this.app;
    const day = words.near(words.dayOf(friend.at), store.view!.today, 'day');
    const gain = friend.steps.includes('rewarded') ? `+${words.gifts(friend.gifts)}` : '';
    return html`<li class="row friend" part="row" data-friend=${friend.id}>
      <div class="friend-head"><h3>${name}</h3> <span class="row-note">${day}</span>
        ${gain ? html`<span class="gain">${gain}</span>` : nothing}</div>
      <ol class="friend-steps">${friend.steps.map(
        (step) => html`<li class=${step} data-step=${step}>
          ${icon(step === 'taken_back' ? 'back' : 'check', 14)}
          ${words.say(`invite.step.${step}`)}</li>`,
      )}</ol>
    </li>`;
  }
}

function codeCard(app: App, code: string): TemplateResult {
  const { words } = app;
  const link = inviteLink(app, code);
  return html`<section class="card invite" part="card">
    <div class="invite-head">
      <div>
        <h2>${words.say('invite.title')}</h2>
        <p class="row-note">${words.say('invite.sub')}</p>
      </div>
      <div class="invite-qr">${lateQr(app, link, words.say('invite.qr'))}</div>
    </div>
    <div class="invite-line">
      <p class="invite-code"><span class="hidden">${words.say('invite.code')} </span>
        <bdi>${code}</bdi></p>
      ${copyButton(app, code, {
        copy: words.say('invite.copy_code'),
        done: words.say('invite.copied'),
        failed: words.say('invite.not_copied'),
      })}
    </div>
    <div class="invite-line">
      <p class="invite-link"><span class="hidden">${words.say('invite.link')} </span>
        <bdi>${link}</bdi></p>
      ${copyButton(app, link, {
        copy: words.say('invite.copy_link'),
        done: words.say('invite.link_copied'),
        failed: words.say('invite.link_not_copied'),
      })}
    </div>
    ${sharing(app, code, link)}
  </section>`;
}

// The system's own sheet where there is one; else a letter, besides the link to be copied.
function sharing(app: App, code: string, link: string): TemplateResult {
  const { words, programme } = app;
  const program = words.text(programme.name);
  const text = words.say('invite.text', { program, code });
  if ('share' in navigator) {
    return html`<button class="button primary wide" part="cta" type="button" data-action="share"
      @click=${() => void share(app, { code, text, url: link })}>
      ${lateIcon('share', 18)} ${words.say('invite.share')}</button>`;
  }
  const subject = words.say('invite.mail_subject', { program });
  const letter = new URLSearchParams({ subject, body: `${text}\n${link}` });
  const address = `mailto:?${letter.toString().replaceAll('+', '%20')}`;
  return html`<a class="button primary wide" part="cta" data-action="mail" href=${address}>
    ${lateIcon('mail', 18)} ${words.say('invite.mail')}</a>`;
}

// A host with a way of its own vetoes this.
async function share(
  { words, programme, host }: App,
  wish: { code: string; text: string; url: string },
): Promise<void> {
  if (!askHost(host, 'mc-share', wish)) return;
  const { text, url } = wish;
  const title = words.text(programme.name);
  await navigator.share({ title, text, url }).catch(() => undefined); // closed again
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
