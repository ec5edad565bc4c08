// The badges: the newest large, to be shared; what is held; what is within reach, each with what it
// takes and how far it has come. One without a name is a secret until it is held.
import type { HeldRecord, View, ViewedBadge } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Key } from '../../i18n/catalog.js';
import { share, shareMark } from '../../moments/share.js';
import { badgeDisc } from './badge-disc.js';
import { stepList } from './steps.js';

const readBack = 100; // records: an older badge is not new

export class Badges {
  #newest: string | undefined;
  #readFor = -1;

  constructor(private readonly app: App) {}

  render(view: View): TemplateResult {
    const held = view.badges.filter((badge) => badge.held > 0);
    const ahead = view.badges.filter((badge) => badge.held === 0);
    const count = held.reduce((sum, badge) => sum + badge.held, 0);
    if (count !== this.#readFor) void this.#read(count);
    const newest = held.find(({ id }) => id === this.#newest);
    const rest = held.filter((badge) => badge !== newest);
    return html`${newest ? this.#large(newest) : nothing}
      ${group(this.app, 'badges.held', rest, held.length)}
      ${group(this.app, 'badges.reach', ahead)}`;
  }

  async #read(count: number): Promise<void> {
    this.#readFor = count;
    const { app } = this;
    const { backend, member, view } = app.store;
    const records = await backend.history(member, undefined, readBack).catch(() => []);
    const newest = newestOf(records, view?.badges ?? []);
    if (newest === this.#newest) return;
    this.#newest = newest;
    app.update();
  }

  #large(badge: ViewedBadge): TemplateResult {
    const { app } = this;
    const { words } = app;
    const name = nameOf(app, badge);
    const figure = badge.held > 1 ? words.format.number(badge.held) : '★';
    return html`<section class="card newest" part="card" data-badge=${badge.id}
      aria-label=${words.say('badges.newest')}>
      ${badgeDisc(badge)}
      <div class="newest-text">
        <span class="newest-mark">${words.say('badges.newest')}</span>
        <h3>${name}</h3>
        <p class="row-note">${[words.text(badge.about), ...notes(app, badge)]
          .filter(Boolean)
          .join(' · ')}</p>
        <button class="button accent-soft pill" type="button" data-action="share-badge"
          aria-label=${words.say('badges.share_named', { name })}
          @click=${() => void this.#share(name, figure)}>
          ${shareMark} ${words.say('badges.share')}</button>
      </div>
    </section>`;
  }

  // Its sentences come with what is shared elsewhere.
  async #share(title: string, figure: string): Promise<void> {
    await this.app.press('moment', Promise.resolve(), () => {
      void share(this.app, { title, figure });
    });
  }
}

/** The badge that the latest of these records gave or raised. */
export function newestOf(records: HeldRecord[], badges: ViewedBadge[]): string | undefined {
  const held = new Set(badges.filter((badge) => badge.held > 0).map(({ id }) => id));
  for (const record of records) {
    const effects = 'outcome' in record ? record.outcome.effects : [];
    for (const effect of [...effects].reverse()) {
      const id =
        effect.type === 'completed' && effect.rule.startsWith('badges/')
          ? effect.mission
          : effect.type === 'earned'
            ? effect.thing
            : '';
      if (held.has(id)) return id;
    }
  }
  return undefined;
}

function group(app: App, title: Key, list: ViewedBadge[], count = 0): unknown {
  if (list.length === 0) return nothing;
  const { words } = app;
  return html`<section aria-label=${words.say(title)} class="mission-group">
    <div class="section-head"><h2>${words.say(title)}
      ${count > 0 ? html`<span class="held-count">${words.format.number(count)}</span>` : nothing}
    </h2></div>
    <ul class="card badges" part="card">${list.map((badge) => entry(app, badge))}</ul>
  </section>`;
}

function entry(app: App, badge: ViewedBadge): TemplateResult {
  const { words } = app;
  const isSecret = badge.held === 0 && !words.text(badge.name);
  const about = words.text(badge.about);
  return html`<li class="badge" part="badge" data-badge=${badge.id}>
    ${badgeDisc(badge, isSecret)}
    <h3>${nameOf(app, badge)}</h3>
    ${about ? html`<p class="row-note criterion">${about}</p>` : nothing}
    <p class="row-note">${isSecret ? words.say('badge.secret_note') : notes(app, badge).join(' · ')}
    </p>
    ${isSecret
      ? nothing
      : stepList(app, badge.steps.filter((step) => !step.reached && step.reward.length > 0))}
  </li>`;
}

function nameOf({ words }: App, badge: ViewedBadge): string {
  const level = badge.steps.filter((step) => step.reached).at(-1);
  return words.text(badge.name) || words.text(level?.name) || words.say('badge.secret');
}

// What is held of it; of what is ahead, what it takes, and how far it has come.
function notes({ words, store }: App, badge: ViewedBadge): string[] {
  const { progress, steps, held } = badge;
  const next = steps.find((step) => !step.reached);
  const level = steps.filter((step) => step.reached).at(-1);
  const name = words.text(level?.name);
  const until =
    badge.held_until && words.near(words.lastDayOf(badge.held_until), store.view!.today);
  const isAhead = progress && next && progress.count < next.at;
  return [
    held === 0 ? '' : name || levelNote(badge),
    held === 0 && isAhead ? words.say('badge.so_far', { n: progress.count, of: next.at }) : '',
    isAhead ? words.say('badge.to_go', { n: next.at - progress.count }) : '',
    !progress && held === 0 && !badge.about ? words.say('badge.given') : '',
    until ? words.say('badge.until', { day: until }) : '',
  ].filter(Boolean);

  function levelNote({ steps: all }: ViewedBadge): string {
    if (all.length > 1) return words.say('badge.level', { n: held, of: all.length });
    return held > 1 ? words.say('badge.times', { n: held }) : words.say('badge.held');
  }
}
