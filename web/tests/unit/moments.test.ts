// What is worth a moment: worked out from outcomes and records.
import type { HeldRecord, Outcome, View } from '@perennial/engine';
import { expect, test } from 'vitest';
import { reachedBy } from '../../src/moments/milestones.js';
import { newsOf } from '../../src/moments/tier-news.js';
import { placesOn } from '../../src/sections/play/goal-thread.js';
import { view } from '../fixtures/views.js';

const earned = (rule: string, thing: string, amount: number) =>
  ({ type: 'earned', rule, thing, amount }) as const;

test('a milestone is what an outcome paid for a numbered step of that streak', () => {
  const streak = view.streaks[0]!;
  const outcome = (...effects: Outcome['effects']): Outcome => ({
    activity: 'a',
    status: 'accepted',
    code: 'ok',
    effects,
    passed_over: [],
  });
  expect(reachedBy(undefined, streak)).toBeUndefined();
  expect(reachedBy(outcome(earned('streaks/daily/ladder/7', 'stars', 30)), streak)).toBeUndefined();
  expect(reachedBy(outcome(earned('streaks/other/steps/7', 'stars', 5)), streak)).toBeUndefined();
  const week = outcome(earned('streaks/daily/steps/week', 'stars', 5));
  expect(reachedBy(week, streak)).toBeUndefined();
  const both = outcome(
    earned('streaks/daily/steps/7', 'freeze', 1),
    earned('streaks/daily/steps/14', 'stars', 60),
    earned('streaks/daily/steps/14', 'card', 1),
  );
  expect(reachedBy(both, streak)).toEqual({
    at: 14,
    gifts: [
      { thing: 'stars', amount: 60 },
      { thing: 'card', amount: 1 },
    ],
  });
});

test('a level is news once it changed after joining, lately or while the member was away', () => {
  const [tier] = view.tiers;
  const record = (type: string, at: string, level: string) =>
    ({
      activity: { id: at, member: 'yue', type, at },
      outcome: { effects: [{ type: 'reached', tier: 'level', level }] },
    }) as unknown as HeldRecord;
  const key = (records: HeldRecord[], changes: Partial<View> = {}) =>
    newsOf({ ...view, ...changes }, records, tier!)?.key;
  expect(key([record('enrol', '2026-10-20T10:00:00+08:00', 'silver')])).toBeUndefined();
  const lately = record('purchase', '2026-10-20T10:00:00+08:00', 'gold');
  expect(key([lately])).toBe('level/gold/2026-10-20T10:00:00+08:00');
  expect(key([record('purchase', '2026-08-20T10:00:00+08:00', 'gold')])).toBeUndefined();
  // What came due while nobody looked is news under the same name as in its record later.
  const at = '2026-08-01T04:00:00+08:00';
  const lost = { type: 'lost', tier: 'level', level: 'diamond', at } as const;
  expect(key([lately], { expected: [lost] })).toBe(`level/diamond/${at}`);
});

test('the marks of a goal stand at true scale, or evenly where they would touch', () => {
  const steps = (...all: number[]) => all.map((at) => ({ at }));
  expect(placesOn(steps(3, 5, 10), 4)).toEqual({ at: [0.3, 0.5, 1], done: 0.4 });
  expect(placesOn(steps(1, 50, 100), 1)).toEqual({ at: [1 / 3, 2 / 3, 1], done: 1 / 3 });
  expect(placesOn(steps(3, 5, 10), 12).done).toBe(1);
  expect(placesOn(steps(4, 8), 0).done).toBe(0);
});
