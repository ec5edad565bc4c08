// Bar codes by their standard: symbols, check symbol, and what has none.
import { expect, test } from 'vitest';
import { BitArray, Code128Reader } from '@zxing/library';
import { barcode, symbolsOf } from '../../src/parts/code128.js';

test('text begins in set B, digits in set C, and the check symbol is the weighted sum', () => {
  // Start B 104, P J J 1 2 3 C: 104 + 1·48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35
  // = 879 = 8·103 + 55
  expect(symbolsOf('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55]);
  // Start C 105, 12 34 56: 105 + 12 + 2·34 + 3·56 = 353 = 3·103 + 44
  expect(symbolsOf('123456')).toEqual([105, 12, 34, 56, 44]);
  expect(symbolsOf('悦')).toBeUndefined();
  expect(symbolsOf('')).toBeUndefined();
});

test('every letter is read again by a decoder', () => {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const groups = letters.join('').match(/.{1,12}/gs)!;
  const mixed = ['a1234', '1234b', '12345678', '12345', 'M-20261021-07', 'x00y1234z99'];
  for (const text of [...groups, ...mixed]) {
    const path = String(barcode(text, '')!.values.at(-1));
    const bars = [...path.matchAll(/M(\d+) 0h(\d+)/g)].map(([, at, width]) => [+at!, +width!]);
    const row = new BitArray(bars.at(-1)![0]! + 40);
    for (const [at, width] of bars) for (let x = at!; x < at! + width!; x += 1) row.set(x);
    expect(new Code128Reader().decodeRow(0, row).getText(), text).toBe(text);
  }
});

test('what a screen could not show finely enough has no bar code', () => {
  expect(barcode('x'.repeat(36), '')).toBeUndefined();
});
