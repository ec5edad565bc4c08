// What an outcome leads to for its member: what it gives, and what it makes of a balance. What only
// came due before it carries an instant of its own, and a view has shown it already.
import type { Effect, Gift, Outcome } from '@perennial/engine';

type Effects = { effects?: Effect[] } | undefined;

/** What it gives, as a list with each thing once. */
export function giftsOf(outcome: Effects, from = ''): Gift[] {
  const sums = new Map<string, number>();
  for (const effect of ofItself(outcome)) {
    if (effect.type !== 'earned' || !effect.rule.startsWith(from)) continue;
    sums.set(effect.thing, (sums.get(effect.thing) ?? 0) + effect.amount);
  }
  return [...sums].map(([thing, amount]) => ({ thing, amount }));
}

/** How much more of a currency can be spent after it. */
export function changeOf(outcome: Outcome, currency: string): number {
  const postings = ofItself(outcome).flatMap((effect) =>
    'postings' in effect ? (effect.postings ?? []) : [],
  );
  return postings
    .filter((posting) => posting.currency === currency)
    .reduce((sum, { amount, from, to }) => {
      return sum + (to === 'available' ? amount : 0) - (from === 'available' ? amount : 0);
    }, 0);
}

function ofItself(outcome: Effects): Effect[] {
  return (outcome?.effects ?? []).filter((effect) => !('at' in effect && effect.at));
}
