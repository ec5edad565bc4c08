// The levels of a tier over time, as the chart draws them, from the entries of the history.
import type { Effect, ViewedTier } from '@perennial/engine';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/sections/history/entries.js';
import { levelOn, stretchesOf } from '../../src/sections/history/levels.js';

const tier = (level: string | null, lowest: object[] = []) =>
  ({ id: 'level', level, levels: lowest }) as unknown as ViewedTier;
const reached = (level: string, at?: string): Effect =>
  ({ type: 'reached', tier: 'level', level, ...(at && { at }) });
const lost = (level: string, now?: string, at?: string): Effect =>
  ({ type: 'lost', tier: 'level', level, ...(now && { now }), ...(at && { at }) });

const entry = (day: string, effects: Effect[], corrections: Entry[] = []) =>
  ({ at: `2026-${day}T12:00:00Z`, effects, corrections }) as Entry;

const dayOf = (at: string) => at.slice(0, 10);
const stretches = (level: string | null, entries: Entry[], isComplete = true) =>
  stretchesOf(entries, tier(level), dayOf, isComplete).map(({ day, level: held }) => [
    day?.slice(5),
    held,
  ]);

test('up and up again: from none to the top', () => {
  const entries = [
    entry('06-01', [reached('gold')]),
    entry('02-01', []),
    entry('01-05', [reached('silver')]),
  ];
  expect(stretches('gold', entries)).toEqual([
    [undefined, null],
    ['01-05', 'silver'],
    ['06-01', 'gold'],
  ]);
});

test('down at a review, at its own day, and down to none', () => {
  const entries = [
    entry('09-01', [lost('silver')]),
    entry('07-01', [lost('gold', 'silver', '2026-06-30T00:00:00Z')]),
    entry('01-05', [reached('gold')]),
  ];
  expect(stretches(null, entries)).toEqual([
    [undefined, null],
    ['01-05', 'gold'],
    ['06-30', 'silver'],
    ['09-01', null],
  ]);
});

test('a refund takes a level back on the day of the refund, not of the purchase', () => {
  const refund = entry('03-04', [lost('gold', 'silver')]);
  const entries = [
    entry('03-10', []),
    entry('03-01', [reached('gold')], [refund]),
    entry('01-05', [reached('silver')]),
  ];
  expect(stretches('silver', entries).slice(1)).toEqual([
    ['01-05', 'silver'],
    ['03-01', 'gold'],
    ['03-04', 'silver'],
  ]);
});

test('of one day the last counts, and what came back within it was never away', () => {
  const entries = [
    entry('05-01', [lost('gold', 'silver'), reached('gold')]),
    entry('01-05', [reached('gold')]),
  ];
  expect(stretches('gold', entries)).toEqual([[undefined, null], ['01-05', 'gold']]);
});

test('older records that were not read: what was before is told only where it is known', () => {
  const up = [entry('06-01', [reached('gold')])];
  expect(stretches('gold', up, false)).toEqual([['06-01', 'gold']]);
  const down = [entry('06-01', [lost('gold', 'silver')])];
  expect(stretches('silver', down, false)).toEqual([[undefined, 'gold'], ['06-01', 'silver']]);
  expect(stretches('gold', [entry('06-01', [])], false)).toEqual([[undefined, 'gold']]);
});

test('a lowest level that asks for nothing was held from the first day on', () => {
  const first = [entry('06-01', [reached('gold')])];
  const days = (need: object[]) =>
    stretchesOf(first, tier('gold', [{ id: 'silver', need }, { id: 'gold' }]), dayOf, true);
  const gold = { day: '2026-06-01', level: 'gold' };
  expect(days([])).toEqual([{ day: undefined, level: 'silver' }, gold]);
  expect(days([{ growth: 100 }])).toEqual([{ day: undefined, level: null }, gold]);
});

test('without a level there is nothing to draw; another tier is another thing', () => {
  expect(stretches(null, [entry('06-01', [])])).toEqual([]);
  const other = [entry('06-01', [{ type: 'reached', tier: 'rank', level: 'first' }])];
  expect(stretches(null, other)).toEqual([]);
});

test('what was held at the end of a day', () => {
  const all = stretchesOf(
    [entry('06-01', [reached('gold')]), entry('01-05', [reached('silver')])],
    tier('gold'),
    dayOf,
    true,
  );
  const days = ['2026-01-04', '2026-01-05', '2026-05-31', '2026-06-01', '2026-12-31'];
  expect(days.map((day) => levelOn(all, day))).toEqual([null, 'silver', 'silver', 'gold', 'gold']);
});
