// Where a reward stands for this member: to be had, short, locked behind a level, coming, gone.
import type { Gift, View, ViewedReward } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { isPayment } from './reward-words.js';

export type Standing =
  'open' | 'short' | 'till' | 'locked' | 'coming' | 'sold_out' | 'used_up' | 'closed';

export function standingOf(app: App, reward: ViewedReward): Standing {
  if (isPayment(app, reward)) return 'till';
  switch (reward.code) {
    case 'ok':
      return 'open';
    case 'insufficient_balance':
      return 'short';
    case 'sold_out':
      return 'sold_out';
    case 'limit_reached':
      return 'used_up';
    case 'outside_window':
      return reward.from ? 'coming' : 'closed';
    case 'condition_false':
      return levelFor(app, reward) ? 'locked' : 'closed';
    default:
      return 'closed';
  }
}

export interface Lock {
  level: string;
  missing: Gift[];
}

/** The lowest level that a reward's condition asks for, and how far it is. */
export function levelFor({ programme, store }: App, { id }: ViewedReward): Lock | undefined {
  const when = programme.rewards?.find((reward) => reward.id === id)?.when;
  const asked = levelsAsked(when);
  for (const tier of store.view!.tiers) {
    const at = tier.levels.findIndex((level) => asked.includes(level.id));
    const held = tier.levels.findIndex((level) => level.id === tier.level);
    if (at > held) return { level: tier.levels[at]!.id, missing: distance(tier, at) };
  }
  return undefined;
}

type Tier = View['tiers'][number];

// The engine knows how far the next level is; of one beyond it, the smallest way by its own needs.
function distance(tier: Tier, at: number): Gift[] {
  const { id, need } = tier.levels[at]!;
  if (tier.next?.level === id) return tier.next.missing;
  const [first = {}] = need;
  return Object.entries(first)
    .map(([thing, amount]) => ({ thing, amount: amount - (tier.earned[thing] ?? 0) }))
    .filter(({ amount }) => amount > 0);
}

// `{"in": [{"var": "member.tier"}, ["gold", …]]}` and `{"==": [{"var": "member.tier"}, "gold"]}`,
// alone or among conditions that must all hold.
function levelsAsked(when: unknown): string[] {
  if (typeof when !== 'object' || when === null) return [];
  const [[operator, terms] = ['', []]] = Object.entries(when as Record<string, unknown[]>);
  if (operator === 'and') return terms.flatMap(levelsAsked);
  if (operator !== 'in' && operator !== '==') return [];
  const names = terms.flatMap((term) => (term as { var?: string })?.var ?? []);
  if (!names.some((name) => /^member\.tiers?\b/.test(name))) return [];
  return terms.flat().filter((term): term is string => typeof term === 'string');
}
