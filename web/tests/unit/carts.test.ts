// A year's carts: what was paid, what was saved, and what of it a plan's rights saved.
import type { ActivityAttributes, Effect, HeldRecord, Program } from '@perennial/engine';
import { expect, test } from 'vitest';
import { cartsOf } from '../../src/sections/year/carts.js';

const programme = {
  id: 'p',
  version: 1,
  name: 'P',
  money: 'CNY',
  entitlements: [{ id: 'lower' }, { id: 'delivery' }, { id: 'birthday_price' }],
  rewards: [{ id: 'ten_off' }],
  plans: [
    { id: 'light', term: 'P1M', grant: { delivery: 1 } },
    { id: 'prime', term: 'P1M', grant: { lower: 1, delivery: 1, ten_off: 1 } },
  ],
} as unknown as Program;

let seq = 0;
const record = (
  type: string,
  attributes: ActivityAttributes,
  effects: Effect[] = [],
  at = '2026-05-01T12:00:00Z',
) => {
  seq += 1;
  const activity = { id: `a${seq}`, type, at, attributes };
  return { seq, activity, outcome: { effects } } as unknown as HeldRecord;
};
const used = (thing: string, off: number, more = {}): Effect =>
  ({ type: 'used', rule: `entitlements/${thing}`, thing, amount: 1, off, ...more });
const joined = (plan: string): Effect => ({ type: 'joined', rule: `plans/${plan}`, plan });
const left = (plan: string): Effect => ({ type: 'left', rule: `plans/${plan}`, plan });

const in2026 = (at: string) => at.startsWith('2026-');
// A journal is read newest first.
const carts = (...records: HeldRecord[]) => cartsOf(records.reverse(), in2026, programme);

test('rights of the plan that runs save for it; vouchers and other rights only save', () => {
  const sum = carts(
    record('join', {}, [joined('prime')]),
    record('purchase', { amount: 10_000 }, [
      used('lower', 500),
      used('delivery', 600),
      used('birthday_price', 300),
      used('ten_off', 1000, { voucher: 'v1' }),
    ]),
    record('purchase', { amount: 2000 }, [used('lower', 100)]),
  );
  expect(sum).toEqual({
    orders: 2,
    paid: 10_000 - 2400 + 1900,
    saved: 2500,
    plans: [{ plan: 'prime', saved: 1200 }],
  });
});

test('before it was joined, after it was left and while another runs it saves nothing', () => {
  const sum = carts(
    record('purchase', { amount: 2000 }, [used('lower', 100)]),
    record('join', {}, [joined('light')]),
    record('purchase', { amount: 2000 }, [used('delivery', 70)]),
    record('join', {}, [left('light'), joined('prime')]),
    record('purchase', { amount: 2000 }, [left('prime'), used('lower', 100)]),
  );
  expect(sum.saved).toBe(270);
  expect(sum.plans).toEqual([{ plan: 'light', saved: 70 }]);
});

test('a plan joined last year saves this year, and last year’s carts are not this one’s', () => {
  const before = '2025-12-01T12:00:00Z';
  const sum = carts(
    record('join', {}, [joined('prime')], before),
    record('purchase', { amount: 2000 }, [used('lower', 100)], before),
    record('purchase', { amount: 3000 }, [used('lower', 150)]),
  );
  expect(sum).toMatchObject({ orders: 1, saved: 150, plans: [{ plan: 'prime', saved: 150 }] });
});

test('a refund takes its share of all of it back; in whole there was no order', () => {
  const join = record('join', {}, [joined('prime')]);
  const first = record('purchase', { amount: 10_000 }, [used('lower', 1000)]);
  const second = record('purchase', { amount: 500 });
  const id = (one: HeldRecord) => ('activity' in one ? one.activity.id : '');
  const sum = carts(
    join,
    first,
    second,
    record('refund', { purchase: id(first), amount: 3000 }), // a third of the 9,000 paid
    record('refund', { purchase: id(second), lines: [{ line: 0, amount: 500 }] }),
    record('refund', { purchase: 'last year’s', amount: 700 }),
  );
  expect(sum).toEqual({
    orders: 1,
    paid: 6000,
    saved: 1000 - 333,
    plans: [{ plan: 'prime', saved: 667 }],
  });
});

test('what a voucher paid is neither paid nor saved; what the shop says was paid is', () => {
  const sum = carts(
    record('purchase', { amount: 5000 }, [
      { type: 'used', rule: 'rewards/ten_off', thing: 'ten_off', amount: 1, money: 1200 },
    ]),
    record('purchase', { amount: 5000, paid: 4000 }),
  );
  expect(sum).toEqual({ orders: 2, paid: 3800 + 4000, saved: 0, plans: [] });
});
