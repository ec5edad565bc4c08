// The demo's own documents and sums.
import type { HeldRecord } from '@perennial/engine';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { load } from '../../../wasm/dist/node.js';
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

test('the page speaks both languages alike', () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts['zh-CN']).sort());
});
