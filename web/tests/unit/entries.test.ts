import type { Effect, HeldRecord } from '@perennial/engine';
import { expect, test } from 'vitest';
import { byMonth, entriesOf, worth } from '../../src/sections/history/entries.js';
import { history } from '../fixtures/history.js';
import { view } from '../fixtures/views.js';

const entries = entriesOf(history, view, 'stars');
const purchase = entries.find((entry) => entry.record?.seq === 2)!;

test('a refund is tied to its purchase and has no entry of its own', () => {
  expect(entries.some((entry) => entry.type === 'refund')).toBe(false);
  expect(purchase.corrections).toHaveLength(1);
  expect(worth(purchase.movement)).toBe(102 - 34);
  expect(purchase.kinds).toContain('corrected');
});

test('a refund whose purchase is not in sight stands by itself', () => {
  const alone = entriesOf(history.filter((record) => record.seq !== 2), view, 'stars');
  expect(alone.some((entry) => entry.type === 'refund')).toBe(true);
});

test('balances run back from what is available now and end where they began', () => {
  expect(entries[0]!.balance).toBe(2480);
  const moved = entries.reduce((sum, entry) => sum + entry.movement.available, 0);
  const last = entries.at(-1)!;
  expect(last.balance - last.movement.available).toBe(2480 - moved);
  for (const [index, entry] of entries.slice(0, -1).entries()) {
    expect(entries[index + 1]!.balance).toBe(entry.balance - entry.movement.available);
  }
});

test('what came due before an activity stands after it, as older', () => {
  expect(entries.slice(0, 2).map((entry) => entry.type)).toEqual(['purchase', 'due.expired']);
});

test('pending points are worth something and not yet in the balance', () => {
  expect(entries[0]!.movement).toEqual({ available: 0, pending: 36 });
});

test('points that arrived later belong to the purchase that earned them', () => {
  const matured: Effect = {
    type: 'matured',
    at: '2026-10-24T08:52:00+08:00',
    rule: 'rules/spend',
    thing: 'stars',
    amount: 36,
    source: 'r-5',
    postings: [{ amount: 36, currency: 'stars', from: 'pending', to: 'available' }],
  };
  const later = entriesOf(history, { ...view, expected: [matured] }, 'stars');
  expect(later.some((entry) => entry.type === 'due.matured')).toBe(false);
  expect(later[0]!.movement).toEqual({ available: 36, pending: 0 });
});

test('months come with their totals', () => {
  const months = byMonth(entries, (instant) => instant.slice(0, 10));
  expect(months.map(({ month, earned, expired }) => [month, earned, expired])).toEqual([
    ['2026-10', 36 + 5 + 68, 120],
    ['2026-09', 0, 0],
  ]);
});

test('a new version is an entry, after what came due by the old rules', () => {
  const checkpoint = {
    seq: 9,
    program: '1'.repeat(64),
    checkpoint: {
      reason: 'version',
      at: '2026-10-22T12:00:00+08:00',
      from: '0'.repeat(64),
      effects: [
        {
          type: 'expired',
          at: '2026-10-22T04:00:00+08:00',
          rule: 'currencies/stars',
          thing: 'stars',
          amount: 10,
          postings: [{ amount: 10, currency: 'stars', from: 'available', to: 'expired' }],
        },
      ],
    },
  } as unknown as HeldRecord;
  const switched = entriesOf([checkpoint, ...history], view, 'stars');
  expect(switched.slice(0, 2).map(({ type }) => type)).toEqual(['version', 'due.expired']);
  expect(switched[0]!.activity).toBeUndefined();
  expect(switched[2]!.balance).toBe(2480 + 10);
});

test('a checkpoint that is no new version is an entry of its own, and moved nothing', () => {
  const checkpoint = {
    seq: 9,
    checkpoint: { reason: 'semantics', at: '2026-10-22T12:00:00+08:00', from: 0 },
  } as unknown as HeldRecord;
  const [first, second] = entriesOf([checkpoint, ...history], view, 'stars');
  expect([first!.type, first!.effects, first!.balance]).toEqual(['semantics', [], 2480]);
  expect(second!.balance).toBe(2480);
});
