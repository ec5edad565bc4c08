// The demo's own documents and sums.
import type { HeldRecord } from '@perennial/engine';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { load } from '../../../wasm/dist/node.js';
import { brandOf, type Good } from '../../demo/brands.js';
import { attributesOf, billOf } from '../../demo/cart.js';
import { nextVersion } from '../../demo/next-version.js';
import { refundable } from '../../demo/refundable.js';
import { texts } from '../../demo/texts.js';

const coffee = new URL('../../../examples/programs/coffee.json', import.meta.url);
const program = JSON.parse(readFileSync(coffee, 'utf8'));

test('the second version is a programme, and members of the first go over to it', async () => {
  const loyalty = await load();
  const second = nextVersion(program);
  expect(loyalty.check(second)).toEqual([]);
  const { engine } = loyalty.create(program);
  const at = '2026-10-21T12:00:00+08:00';
  engine!.apply({ id: 'e-1', member: 'yue', type: 'enrol', at });
  expect(engine!.adopt(second, at).checkpoints).toHaveLength(1);
});

test('what is left of a purchase is what was not refunded, across a version', () => {
  const bought = (id: string, amount: number, name?: string) => ({
    activity: { id, type: 'purchase', attributes: { amount, ...(name && { lines: [{ name }] }) } },
  });
  const refund = (purchase: string, amount: number) => ({
    activity: { id: `r-${purchase}`, type: 'refund', attributes: { purchase, amount } },
  });
  const records = [
    refund('b', 2800),
    { checkpoint: {} },
    refund('a', 1800),
    bought('b', 2800),
    bought('a', 3600, 'Latte'),
  ] as unknown as HeldRecord[];
  expect(refundable(records)).toEqual([{ id: 'a', name: 'Latte', left: 1800 }]);
});

test('what a voucher took off a purchase cannot be refunded', () => {
  const lines = [{ name: 'Mug', quantity: 3 }, { name: 'Lamp' }];
  const activity = { id: 'a', type: 'purchase', attributes: { amount: 33400, lines } };
  const effects = [{ type: 'used', off: 5000 }, { type: 'used', money: 2000 }];
  const records = [{ activity, outcome: { effects } }] as unknown as HeldRecord[];
  expect(refundable(records)).toEqual([{ id: 'a', name: 'Mug × 3, Lamp', left: 28400 }]);
});

const nameOf = ({ sku }: Good) => sku;

test('a cart pays for its delivery up to where it is free', () => {
  const mall = brandOf('mall');
  const small = attributesOf(mall, new Map([['cup', 2], ['lamp', 1]]), nameOf);
  expect(small).toMatchObject({ amount: 2 * 3800 + 22000 + 1200, delivery: 1200, channel: 'app' });
  expect(small.lines).toEqual([
    { sku: 'cup', name: 'cup', category: 'basics', price: 3800, quantity: 2, amount: 7600 },
    { sku: 'lamp', name: 'lamp', category: 'home', price: 22000, quantity: 1, amount: 22000 },
  ]);
  const large = attributesOf(mall, new Map([['sofa', 1]]), nameOf);
  expect(large).toMatchObject({ amount: 198000, delivery: 0 });
  expect(attributesOf(brandOf('again'), new Map([['novel', 1]]), nameOf)).not.toHaveProperty(
    'delivery',
  );
});

test('points pay beside the best of what is held, where it is wished', async () => {
  const mall = brandOf('mall');
  const loyalty = await load();
  const document = readFileSync(new URL('mall.json', coffee), 'utf8');
  const { engine } = loyalty.create(document);
  const now = '2026-10-21T12:00:00+08:00';
  const who = { member: 'hua', now };
  const cart = attributesOf(mall, new Map([['lamp', 1]]), nameOf);
  expect(billOf(engine!, who, cart, false)).toBeUndefined(); // not a member yet
  engine!.apply({ id: 'e-1', member: 'hua', type: 'enrol', at: now });
  const give = { currency: 'cash', amount: 4000, reason: 'test' };
  const stamp = { received: now, operator: 'desk' };
  engine!.apply({ id: 'a-1', member: 'hua', type: 'adjust', at: now, attributes: give }, { stamp });
  const plain = billOf(engine!, who, cart, false)!;
  expect(plain.cart.paid).toBe(23200);
  expect(plain.payment).toMatchObject({ reward: 'pay_cash', money: 4000 });
  expect(billOf(engine!, who, cart, true)!.cart).toMatchObject({ money: 4000, paid: 19200 });
});

test('the page speaks both languages alike', () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts['zh-CN']).sort());
});
