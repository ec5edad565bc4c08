// Names of things that a later version of the programme dropped.
import type { Program } from '@perennial/engine';
import { expect, test } from 'vitest';
import { en } from './messages.js';
import { Words } from '../../src/i18n/words.js';

const programme = (version: number, ...names: string[]): Program => ({
  id: 'shop',
  version,
  name: 'Shop',
  money: 'EUR',
  currencies: names.map((name) => ({ id: name.toLowerCase(), name })),
});

test('a former version names what the present one dropped', () => {
  const words = new Words('en', en, programme(2, 'Points'));
  expect(words.amount('stamps', 3)).toBe('stamps');
  words.former = [programme(1, 'Points of old', 'Stamps')];
  expect(words.amount('stamps', 3)).toBe('3 Stamps');
  expect(words.amount('points', 3)).toBe('3 Points');
});
