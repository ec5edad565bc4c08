// The screens and boxes that stand where content cannot: loading, failed, stale, and the gates
// before membership and after it (guest, not enrolled, blocked, closed, erased).
import { html, svg, type TemplateResult } from 'lit';
import type { Failure } from '../backend/failure.js';
import { arcsOf } from '../parts/card-art.js';
import { icon } from '../parts/icons.js';
import type { App } from './app.js';
import { invitation, invitationOf } from './invitation.js';

export function sectionSkeleton(): TemplateResult {
  return html`<div class="stack" aria-hidden="true">
    <div class="bone hero"></div>
    <div class="bone card"></div>
  </div>`;
}

/** A card that says what failed and what is safe, with a retry; the other sections stay alive. */
export function failedSection(
  app: App,
  title: string,
  retry: () => void,
  safe = '',
): TemplateResult {
  return html`<section class="card failed" part="card">
    <span class="tile quiet">${icon('warning', 24)}</span>
    <div class="failed-text">
      <strong>${title}</strong>
      <span>${safe || app.words.say('section.safe')}</span>
    </div>
    <button class="button soft" type="button" @click=${retry}>
      ${icon('retry', 16)} ${app.words.say('retry')}
    </button>
  </section>`;
}

export function staleBar(app: App): TemplateResult {
  const time = app.words.format.time(app.store.view!.now);
  return html`<div class="stale" role="status">
    ${icon('offline', 18)}
    <span>${app.words.say('stale.bar', { time })}</span>
    <button class="link" type="button" @click=${() => void app.refresh()}>
      ${app.words.say('retry')}
    </button>
  </div>`;
}

export function errorScreen(app: App, failure: Failure): TemplateResult {
  const { words } = app;
  return html`<div class="stack gate">
    ${failedSection(
      app,
      words.say('error.title'),
      () => void app.refresh(),
      words.forCode('error', failure.code),
    )}
  </div>`;
}

type Gate = 'guest' | 'empty' | 'blocked' | 'closed' | 'erased' | 'loading';

/** Before membership: the card with the programme's promise, and one button. */
export function gateScreen(app: App, gate: Gate): TemplateResult {
  const { words, programme } = app;
  const name = words.text(programme.name);
  const promise = words.text(programme.about) || words.say('welcome.sub');
  if (gate === 'loading') return html`<div class="stack gate">${sectionSkeleton()}</div>`;
  if (gate === 'empty') {
    return gatePage(
      app,
      words.say('welcome.title'),
      words.say('welcome.promise', { name }),
      promise,
      [joinButton(app), html`<p class="gate-note">${words.say('welcome.note')}</p>`],
    );
  }
  if (gate === 'guest') {
    return gatePage(app, name, words.say('guest.title'), promise, [
      html`<button class="button primary wide" part="cta" type="button" @click=${() => app.login()}>
        ${words.say('guest.button')}</button>`,
    ]);
  }
  // What was agreed to can be taken back by one who is blocked, too.
  const consents = gate === 'blocked' && (app.store.view?.consents.length ?? 0) > 0;
  return gatePage(app, name, words.say(`${gate}.title`), words.say(`${gate}.sub`), [
    ...(consents ? [app.tabs.consents.render()] : []),
  ]);
}

function joinButton(app: App): TemplateResult {
  const { words, store } = app;
  const busy = store.busy === 'enrol';
  const reason = app.reasonOf(store.deed);
  const join = () => app.act('enrol', invitationOf(app), () => words.say('welcome.title'));
  const alarm = html`<p class="reason" role="alert">${icon('warning', 18)} ${reason}</p>`;
  return html`${invitation(app)} ${reason ? alarm : ''}
    <button class="button primary wide" part="cta" type="button" aria-disabled=${busy}
      data-action="join" @click=${join}>
      ${words.say(busy ? 'welcome.busy' : 'welcome.button')}
    </button>`;
}

function gatePage(
  app: App,
  title: string,
  promise: string,
  sentence: string,
  actions: TemplateResult[],
): TemplateResult {
  return html`<div class="stack gate">
    <h2 class="greeting">${title}</h2>
    <section class="tier promise" part="card">
      <svg class="promise-art" viewBox="-180 -60 360 150" preserveAspectRatio="xMidYMin slice"
        aria-hidden="true">
        ${svg`<g fill="none" stroke-width="1.25" stroke-linecap="round">${arcsOf(
          app.host.member || app.programme.id,
        ).map(
          (arc) => svg`<path d=${arc.path} class=${arc.gift ? 'art-gift' : 'art-trail'}
            opacity=${arc.opacity.toFixed(2)} />`,
        )}</g>`}
      </svg>
      <span class="promise-mark"><slot name="tier-icon">${icon('star', 28)}</slot></span>
      <h3>${promise}</h3>
      <p>${sentence}</p>
    </section>
    ${actions}
  </div>`;
}
