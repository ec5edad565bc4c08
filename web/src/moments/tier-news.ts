// A level that has just changed is said once, on its card: what changed, why, and until when.
import type { Effect, HeldRecord, ViewedTier } from '@perennial/engine';
import { html } from 'lit';
import type { App } from '../app/app.js';
import { standingIn } from '../model/pick.js';
import { claimOnce, shownName } from '../state/once.js';

const readBack = 40; // records
const fresh = 30 * 86_400_000; // ms: older changes are no news

type Change = Extract<Effect, { type: 'reached' | 'lost' }>;

interface News {
  key: string;
  change: Change;
}

export class TierNews {
  #of: App['store'] | undefined;
  #read = ''; // the levels that the records were read for
  #known = new Map<string, News>();
  /** Claimed here: it stays in sight until the page is left. */
  readonly #shown = new Set<string>();

  constructor(private readonly app: App) {}

  render(tier: ViewedTier): unknown {
    const { store } = this.app;
    if (this.#of !== store) [this.#of, this.#read] = [store, ''];
    const levels = JSON.stringify(store.view!.tiers.map(({ id, level }) => [id, level]));
    const isSeen = document.visibilityState === 'visible';
    if (this.#read !== levels && isSeen) void this.#look(levels);
    const news = this.#known.get(tier.id);
    if (!news || !this.#shown.has(news.key)) return undefined;
    return html`<span class="tier-news">${sentence(this.app, tier, news.change)}</span>`;
  }

  async #look(levels: string): Promise<void> {
    this.#read = levels;
    const { app } = this;
    const { store } = app;
    const records = await store.backend.history(store.member, undefined, readBack);
    if (this.#of !== store) return;
    for (const tier of store.view?.tiers ?? []) {
      const news = newsOf(records, tier, Date.parse(store.view!.now) - fresh);
      if (!news || this.#shown.has(news.key)) continue;
      const name = shownName(app.programme.id, store.member);
      if (!(await claimOnce(name, `tier/${news.key}`))) continue;
      this.#shown.add(news.key);
      this.#known.set(tier.id, news);
      app.update();
      app.say(sentence(app, tier, news.change));
    }
  }
}

/** The latest change of a tier, unless it only began with the membership. */
export function newsOf(
  records: HeldRecord[],
  tier: ViewedTier,
  since: number,
): News | undefined {
  for (const record of records) {
    if (!('activity' in record) || record.activity.type === 'enrol') continue;
    const changes = record.outcome.effects.filter(
      (effect): effect is Change =>
        (effect.type === 'reached' || effect.type === 'lost') && effect.tier === tier.id,
    );
    const change = changes.at(-1);
    if (!change) continue;
    if (Date.parse(change.at ?? record.activity.at) < since) return undefined;
    return { key: `${tier.id}/${record.seq}`, change };
  }
  return undefined;
}

function sentence({ words }: App, tier: ViewedTier, change: Change): string {
  const { level, metric, have } = standingIn(tier);
  const name = words.text(level?.name) || words.say('tier.none');
  const end = tier.granted_until === 'ever' ? undefined : (tier.granted_until ?? tier.until);
  const until = end
    ? words.say('moment.until', { day: words.format.dayWithYear(words.lastDayOf(end)) })
    : '';
  const amount = metric ? words.amount(metric, have) : '';
  const isUp = change.type === 'reached';
  const reason = isUp
    ? tier.granted_until
      ? words.say('moment.granted')
      : amount && words.say('moment.earned', { amount })
    : amount && words.say('moment.fell_short', { amount });
  const what = words.say(isUp ? 'moment.up' : 'moment.down', { level: name });
  return [what, reason, until].filter(Boolean).join(words.say('moment.join'));
}
