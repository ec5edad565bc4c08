// The screens in place of a member center: before membership and after it (guest, not enrolled,
// signed out, blocked, closed, erased), and the one that says why nothing can be shown.
import { html, svg, type TemplateResult } from 'lit';
import { Failure } from '../backend/failure.js';
import { canRunEngine } from '../engine/can-run.js';
import { arcsOf } from '../parts/card-art.js';
import { icon } from '../parts/icons.js';
import type { App, Gate } from './app.js';
import { invitation, invitationOf } from './invitation.js';
import type { Section } from './late.js';
import { failedSection, sectionSkeleton } from './screens.js';

export class Gates implements Section {
  constructor(private readonly app: App) {}

  render(): TemplateResult {
    const { gate } = this.app;
    return gate instanceof Failure ? errorScreen(this.app, gate) : gateScreen(this.app, gate);
  }
}

function errorScreen(app: App, failure: Failure): TemplateResult {
  const isForbidden = failure.code === 'engine_unavailable' && !canRunEngine();
  return failedScreen(app, isForbidden ? 'engine_forbidden' : failure.code);
}

function failedScreen(app: App, code: string): TemplateResult {
  const { words } = app;
  const reason = words.forCode('error', code);
  return failedSection(app, words.say('error.title'), () => void app.refresh(), reason);
}

/** Before membership: the card with the programme's promise, and one button. */
function gateScreen(app: App, gate: Gate): TemplateResult {
  if (gate === 'loading' || gate === 'member') return sectionSkeleton();
  const { words, programme } = app;
  const name = words.text(programme.name);
  const promise = words.text(programme.about) || words.say('welcome.sub');
  if (gate === 'empty') {
    const isRemote = app.backend!.authority === 'remote';
    // Nobody is asked in who could then do nothing.
    if (!isRemote && !canRunEngine()) return failedScreen(app, 'engine_forbidden');
    const note = isRemote ? 'welcome.note_remote' : 'welcome.note';
    return gatePage(
      app,
      words.say('welcome.title'),
      words.say('welcome.promise', { name }),
      promise,
      [joinButton(app), html`<p class="gate-note">${words.say(note)}</p>`, bringIn(app)],
    );
  }
  if (gate === 'guest' || gate === 'signed_out') {
    const isGuest = gate === 'guest';
    const title = isGuest ? name : words.say('signed_out.title');
    const sentence = isGuest ? promise : words.say('signed_out.sub');
    return gatePage(app, title, isGuest ? words.say('guest.title') : name, sentence, [
      html`<slot name="login"><button class="button primary wide" part="cta" type="button"
        @click=${() => app.login()}>${words.say('guest.button')}</button></slot>`,
    ]);
  }
  // What was agreed to can be taken back by one who is blocked, too, and what is kept be erased.
  const consents = gate === 'blocked' && (app.store.view?.consents.length ?? 0) > 0;
  return gatePage(app, name, words.say(`${gate}.title`), words.say(`${gate}.sub`), [
    ...(consents ? [app.tabs.consents.render()] : []),
    ...(app.store.view ? [app.tabs.data.render()] : []),
  ]);
}

function bringIn(app: App): TemplateResult {
  if (app.backend!.authority === 'remote') return html``;
  const open = () =>
    app.press('data', import('../sections/data/import-sheet.js'), (code) => code.openImport(app));
  return html`<button class="link" type="button" data-action="import" @click=${open}>
    ${app.words.say('welcome.import')}</button>`;
}

function joinButton(app: App): TemplateResult {
  const { words, store } = app;
  const busy = store.busy === 'enrol';
  const reason = app.reasonOf(store.deed);
  const join = () => app.act('enrol', invitationOf(app), () => words.say('welcome.title'));
  const alarm = html`<p class="reason">${icon('warning', 18)} ${reason}</p>`;
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
  return html`<h2 class="greeting">${title}</h2>
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
    ${actions}`;
}
