// A level that has just changed is said once, on its card: what changed, why, and until when.
import type { Effect, HeldRecord, View, ViewedTier } from '@perennial/engine';
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
    const records = await store.backend
      .history(store.member, undefined, readBack)
      .catch(() => []);
    if (this.#of !== store) return;
    for (const tier of store.view?.tiers ?? []) {
      const news = newsOf(store.view!, records, tier);
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
export function newsOf(view: View, records: HeldRecord[], { id }: ViewedTier): News | undefined {
  const done = records.flatMap((record) =>
    'activity' in record && record.activity.type !== 'enrol'
      ? [{ at: record.activity.at, effects: record.outcome.effects }]
      : [],
  );
  // What came due since the last visit stands in no record yet, and is news however old it is.
  const due = { at: view.now, effects: view.expected };
  for (const { at: then, effects } of [due, ...done]) {
    const change = effects.filter((effect) => isChange(effect, id)).at(-1);
    if (!change) continue;
    const at = change.at ?? then;
    const isOld = Date.parse(at) < Date.parse(view.now) - fresh;
    if (isOld && effects !== due.effects) return undefined;
    return { key: `${id}/${change.level}/${at}`, change };
  }
  return undefined;
}

function isChange(effect: Effect, tier: string): effect is Change {
  return (effect.type === 'reached' || effect.type === 'lost') && effect.tier === tier;
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
  const lost = tier.levels.find(({ id }) => id === change.level)?.keep[0]?.[metric ?? ''];
  const asked = metric && lost ? words.amount(metric, lost) : '';
  const reason = isUp
    ? tier.granted_until
      ? words.say('moment.granted')
      : amount && words.say('moment.earned', { amount })
    : asked && words.say('moment.fell_short', { amount: asked });
  const what = words.say(isUp ? 'moment.up' : 'moment.down', { level: name });
  return [what, reason, until].filter(Boolean).join(words.say('moment.join'));
}
