// What of a long month stays in sight, and what is folded into one row.
import type { Effect } from '@perennial/engine';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/sections/history/entries.js';
import { foldOf } from '../../src/sections/history/fold.js';

const kept: Effect = {
  type: 'kept',
  streak: 'daily',
  length: 3,
  day: '2026-10-03',
  mark: 'checked',
};
const earned = (rule: string): Effect =>
  ({ type: 'earned', rule, thing: 'stars', amount: 5, postings: [] });

const entry = (key: string, type: string, effects: Effect[] = []) =>
  ({ key, type, effects, corrections: [] as Entry[] }) as Entry;
const checkIn = (key: string, more: Effect[] = []) =>
  entry(key, 'check_in', [kept, earned('streaks/daily/ladder/3'), ...more]);
const checkIns = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => checkIn(`c${from - index}`));

const keys = (entries: Entry[]) => entries.map(({ key }) => key);

test('a month of seven folds nothing, not even check-ins', () => {
  expect(foldOf(checkIns(7, 1)).folded).toEqual([]);
});

test('where check-ins fill the month all but the newest fold, wherever they stand', () => {
  const [first, ...others] = checkIns(9, 1);
  const bought = ['p1', 'p2', 'p3'].map((key) => entry(key, 'purchase'));
  const [p1, p2, p3] = bought as [Entry, Entry, Entry];
  const month = [p1, first!, ...others.slice(0, 4), p2, ...others.slice(4), p3];
  const { shown, folded } = foldOf(month);
  expect(keys(shown)).toEqual(['p1', 'c9', 'p2', 'p3']);
  expect(keys(folded)).toEqual(['c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
});

test('a check-in that reached a milestone, a level or a badge is no daily one', () => {
  const step = checkIn('step', [earned('streaks/daily/steps/7')]);
  const level = checkIn('level', [{ type: 'reached', tier: 'level', level: 'gold' }]);
  const badge = checkIn('badge', [
    { type: 'completed', rule: 'badges/early', mission: 'early', step: 1 } as Effect,
  ]);
  const { shown } = foldOf([...checkIns(8, 5), step, level, badge, ...checkIns(4, 1)]);
  expect(keys(shown)).toEqual(['c8', 'step', 'level', 'badge']);
});

test('six check-ins do not fill a month: it folds from the seventh entry on, as it stands', () => {
  const month = [...checkIns(6, 1), ...['p3', 'p2', 'p1'].map((key) => entry(key, 'purchase'))];
  const { shown, folded } = foldOf(month);
  expect(keys(shown)).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
  expect(keys(folded)).toEqual(['p3', 'p2', 'p1']);
});
