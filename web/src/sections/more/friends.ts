// What became of those who were invited, as far as this member's own journal tells: a gift came
// when a friend did what its rule rewards, and may have gone back since.
import type { HeldRecord, Program, Rule } from '@perennial/engine';

export type Step = 'invited' | 'joined' | 'ordered' | 'rewarded' | 'taken_back';

export interface Friend {
  /** Of the gift. */
  id: string;
  at: string;
  rule: Rule;
  gifts: { thing: string; amount: number }[];
  steps: Step[];
}

export const friendsLooked = 500; // records

export function friendsIn(records: HeldRecord[], { rules = [] }: Program): Friend[] {
  const activities = records.flatMap((record) => ('activity' in record ? [record] : []));
  const cancelled = new Set(
    activities.flatMap(({ activity }) =>
      activity.type === 'cancel' ? [String(activity.attributes?.source)] : [],
    ),
  );
  return activities.flatMap(({ activity, outcome }) => {
    if (activity.type !== 'gift') return [];
    const rule = rules.find(({ id }) => id === activity.attributes?.rule);
    if (rule?.to !== 'member.invited_by') return [];
    const gifts = outcome.effects.flatMap((effect) =>
      effect.type === 'earned' ? [{ thing: effect.thing, amount: effect.amount }] : [],
    );
    const isBack = cancelled.has(activity.id);
    const steps = stepsOf(rule, gifts.length > 0, isBack);
    return [{ id: activity.id, at: activity.at, rule, gifts, steps }];
  });
}

// One who ordered has joined, and one who joined was invited.
function stepsOf(rule: Rule, isRewarded: boolean, isBack: boolean): Step[] {
  const steps: Step[] = ['invited', 'joined'];
  if ([rule.on].flat().includes('purchase')) steps.push('ordered');
  if (isBack) steps.push('taken_back');
  else if (isRewarded) steps.push('rewarded');
  return steps;
}
