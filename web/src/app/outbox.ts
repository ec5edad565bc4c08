// What a member of an authority has to know of the way there: no connection, what waits for one,
// and what was kept and then refused. It is fetched only where there is an authority.
import type { Activity } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { DeadLetter, OutboxKeeper, Standing } from '../backend/backend.js';
import { icon } from '../parts/icons.js';
import { adopt } from '../styles/index.js';
import { outboxStyles } from '../styles/outbox.js';
import type { App, Standings } from './app.js';
import { tellHost } from './events.js';

// Whatever of an activity's attributes names a thing of the programme.
const naming = ['reward', 'plan', 'mission', 'draw', 'survey', 'consent'];

export class Outbox implements Standings {
  #told = '';
  #dead = 0;

  constructor(
    private readonly app: App,
    private readonly keeper: OutboxKeeper,
  ) {
    adopt(app.root, outboxStyles.styleSheet!);
  }

  /** The authority takes no token of the host's: somebody has to sign in. */
  get isShut(): boolean {
    return this.#standing().state === 'blocked';
  }

  /** Nothing where all is well. */
  render(): TemplateResult | undefined {
    if (!this.app.words.has('outbox.offline')) return undefined;
    const standing = this.#standing();
    this.#tell(standing);
    const { state, waiting, dead, asOf } = standing;
    const isQuiet = state === 'online' && waiting.length === 0 && dead.length === 0;
    if (isQuiet) return undefined;
    const isLost = state === 'offline';
    return html`${isLost || waiting.length > 0 ? this.#line(isLost, waiting.length, asOf) : nothing}
      ${dead.length > 0 ? this.#letters(dead) : nothing}`;
  }

  #line(isLost: boolean, waiting: number, asOf: string | undefined): TemplateResult {
    const { words } = this.app;
    const time = asOf && words.format.time(asOf);
    const lost = words.say(time ? 'outbox.offline' : 'outbox.offline_ever', time ? { time } : {});
    const rest = words.say(isLost ? 'outbox.waiting' : 'outbox.sending', { n: waiting });
    const said = [...(isLost ? [lost] : []), ...(waiting > 0 ? [rest] : [])];
    const state = isLost ? 'offline' : 'sending';
    return html`<div class="stale link-lost" role="status" data-outbox=${state}>
      ${icon(isLost ? 'offline' : 'clock', 18)}
      <span>${said.map((sentence, index) => [index > 0 ? html`<br />` : '', sentence])}</span>
      <button class="link" type="button" @click=${() => this.keeper.retry()}>
        ${words.say('retry')}
      </button>
    </div>`;
  }

  #letters(dead: DeadLetter[]): TemplateResult {
    const title = this.app.words.say('outbox.lost');
    return html`<section class="outbox" aria-label=${title}>
      <ul>
        ${dead.map((letter) => this.#letter(letter, title))}
      </ul>
    </section>`;
  }

  #letter({ activity, code }: DeadLetter, title: string): TemplateResult {
    const { words } = this.app;
    const isStatus = words.has(`status.${code}`);
    const reason = words.forCode(isStatus ? 'status' : 'error', code);
    const today = words.dayOf(this.app.store.view?.now ?? activity.at);
    const day = words.near(words.dayOf(activity.at), today, 'day');
    const time = `${day} ${words.format.time(activity.at)}`;
    const entry = words.say('outbox.entry', { what: this.#nameOf(activity), time });
    return html`<li class="card failed" part="card" data-dead=${activity.type}>
      <span class="tile quiet">${icon('warning', 24)}</span>
      <div class="failed-text">
        <strong>${title}</strong>
        <span>${entry}</span>
        <span>${reason}</span>
      </div>
      <button class="button soft" type="button" data-action="discard"
        aria-label="${words.say('outbox.discard')}: ${entry}"
        @click=${() => void this.#discard(activity)}>${words.say('outbox.discard')}</button>
    </li>`;
  }

  // No id is shown: what the programme has no name for is only said by its kind.
  #nameOf({ type, attributes = {} }: Activity): string {
    const { words } = this.app;
    const key = `outbox.${type}`;
    const what = words.say(words.has(key) ? key : 'outbox.other');
    const id = naming.map((name) => attributes[name]).find((value) => typeof value === 'string');
    const thing = id === undefined ? '' : words.thing(String(id));
    return thing === '' || thing === id ? what : words.say('outbox.of', { what, thing });
  }

  async #discard(activity: Activity): Promise<void> {
    await this.keeper.discard(activity.member, activity.id);
    await this.app.store.refresh();
    this.app.say(this.app.words.say('outbox.discarded'));
    await this.app.host.updateComplete;
    const next = this.app.root.querySelector<HTMLElement>('[data-action=discard]');
    if (next) next.focus();
    else this.app.focusTab();
  }

  #tell(standing: Standing): void {
    const { state, waiting, dead } = standing;
    const detail = { state, waiting: waiting.length, dead: dead.length };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    queueMicrotask(() => tellHost(this.app.host, 'mc-sync-state', detail));
    if (dead.length > this.#dead) this.app.say(this.app.words.say('outbox.lost'));
    this.#dead = dead.length;
  }

  #standing(): Standing {
    return this.keeper.standing(this.app.host.member);
  }
}
