// [A21] The history never sums differently from the balance: over members who live at random.
import { readFileSync } from 'node:fs';
import { type ActivityAttributes, type Engine, type HeldRecord, load } from '@perennial/engine';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/backend/records.js';
import { byMonth, entriesOf } from '../../src/sections/history/entries.js';

const coffee = new URL('../../../examples/programs/coffee.json', import.meta.url);
const text = readFileSync(coffee, 'utf8');
const start = Date.parse('2026-03-02T12:00:00+08:00');
const hour = 3_600_000;

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const instant = (time: number) =>
  new Date(time + 8 * hour).toISOString().replace('.000Z', '+08:00').replace(/\.\d+Z/, '+08:00');

/** A member's records, newest first, and how many of what was tried came to something. */
function live(engine: Engine, seed: number) {
  const next = random(seed);
  const below = (count: number) => Math.floor(next() * count);
  const records: HeldRecord[] = [];
  const accepted: Record<string, number> = {};
  const orders: { id: string; left: number }[] = [];
  let time = start;
  const act = (type: string, attributes: ActivityAttributes = {}) => {
    const at = instant(time);
    const id = `${type}-${records.length}-${time}`;
    const stamp = { received: at, ...(type === 'adjust' && { operator: 'desk' }) };
    const activity = { id, member: 'lin', type, at, attributes };
    const { outcome, records: made } = engine.apply(activity, { stamp });
    if (outcome.status !== 'accepted') return false;
    accepted[type] = (accepted[type] ?? 0) + 1;
    records.unshift(...[...made].reverse().map(parse));
    return id;
  };
  act('enrol');
  for (let step = 0; step < 120; step += 1) {
    time += (1 + below(40)) * hour;
    const dice = below(10);
    if (dice < 4) act('check_in');
    else if (dice < 7) {
      const amount = 500 + below(20_000);
      const id = act('purchase', { amount });
      if (id) orders.push({ id, left: amount });
    } else if (dice < 8 && orders.length > 0) {
      const order = orders.at(-1 - below(Math.min(3, orders.length)))!; // old ones stay
      const amount = 1 + below(order.left);
      if (act('refund', { purchase: order.id, amount })) order.left -= amount;
      if (order.left === 0) orders.splice(orders.indexOf(order), 1);
    } else if (dice < 9) act('redeem', { reward: ['latte', 'two_cards', 'pour_over'][below(3)] });
    else act('adjust', { currency: 'stars', amount: below(2) ? 80 : -40, reason: 'by hand' });
  }
  return { records, accepted, now: instant(time + below(400) * 24 * hour) };
}

describe('[A21] a history of random activities', async () => {
  const loyalty = await load();
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('seed %i', (seed) => {
    const { engine } = loyalty.create(text);
    const { records, accepted, now } = live(engine!, seed);
    expect(Object.keys(accepted)).toEqual(expect.arrayContaining(['purchase', 'check_in']));
    expect(accepted.refund, 'refunds').toBeGreaterThan(0);
    const answer = engine!.view({ member: 'lin', now } as never);
    if ('error' in answer) throw new Error(JSON.stringify(answer.error));
    for (const { id, available, pending } of answer.currencies) {
      const entries = entriesOf(records, answer, id);
      expect(entries[0]!.balance, id).toBe(available);
      // Before the first of all there was nothing.
      const oldest = entries.at(-1)!;
      expect(oldest.balance - oldest.movement.available, id).toBe(0);
      entries.slice(1).forEach((entry, index) => {
        const newer = entries[index]!;
        expect(newer.balance - newer.movement.available).toBe(entry.balance);
      });
      const sum = entries.reduce((all, { movement }) => all + movement.pending, 0);
      expect(sum, `pending ${id}`).toBe(pending);
      const months = byMonth(entries, (at) => at.slice(0, 10));
      const total = months.reduce((all, one) => all + one.earned - one.spent - one.expired, 0);
      expect(total, `months of ${id}`).toBe(available + sum);
    }
  });
});
