import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureCodes } from '../../src/backend/failure.js';
import { fill, languageFor, placesOf } from '../../src/i18n/catalog.js';
import { en, zh } from './messages.js';

const names = (sentence: string) =>
  placesOf(sentence)
    .filter((_, position) => position % 2 === 1)
    .map((place) => place.split('|')[0]);

/** The names in one of the lists of the core's effects. */
function namesIn(list: string): string[] {
  const header = new URL('../../../core/src/blocks/effect.hpp', import.meta.url);
  const source = readFileSync(header, 'utf8').split(`#define ${list}(X)`)[1]!;
  const body = source.slice(0, source.indexOf('\n\n'));
  return [...body.matchAll(/X\((\w+?)_?\)/g)].map(([, name]) => name!);
}

test('both languages have the same keys', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test('no sentence is empty, and no Chinese sentence was left in English', () => {
  for (const [key, sentence] of Object.entries(zh)) {
    expect(sentence, key).not.toBe('');
    const words = sentence.replace(/\{[^}]*\}/g, '');
    if (/[A-Za-z]/.test(words)) throw new Error(`${key}: ${sentence}`);
  }
});

test('a place that Chinese fills is one that English knows', () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    const known = new Set(names(en[key]));
    for (const name of names(zh[key])) {
      // Chinese may count where English does not, with the number that is always given.
      if (!known.has(name) && name !== 'n') throw new Error(`${key}: {${name}}`);
    }
  }
});

test('every status code of the core has a sentence in both languages', () => {
  const source = readFileSync(
    new URL('../../../core/include/loyalty/status.hpp', import.meta.url),
    'utf8',
  );
  const codes = [...source.matchAll(/^\s+X\(\d+, (\w+),/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(35);
  for (const code of codes) {
    expect(en, code).toHaveProperty([`status.${code}`]);
    expect(zh, code).toHaveProperty([`status.${code}`]);
  }
});

test('every failure outside the engine has a sentence', () => {
  for (const code of failureCodes) expect(en).toHaveProperty([`error.${code}`]);
});

test('every reason for passing a rule over has a sentence', () => {
  const codes = namesIn('LOYALTY_PASSED_OVER');
  expect(codes.length).toBe(9);
  for (const code of codes) expect(en).toHaveProperty([`passed.${code}`]);
});

// They move points or say a number of their own; the others are told in a sentence.
const silent = ['matured', 'spent', 'adjusted', 'outage', 'took', 'follow_up', 'transferred'];

test('every effect that moves no points has a sentence', () => {
  const effects = namesIn('LOYALTY_EFFECTS').filter((name) => !silent.includes(name));
  expect(effects.length).toBeGreaterThan(20);
  for (const name of effects) expect(en).toHaveProperty([`effect.${name}`]);
});

test('places are filled and plural forms chosen', () => {
  const plural = new Intl.PluralRules('en');
  const write = (n: number) => fill('{n} {n|day|days}', { n }, plural, String).join('');
  expect(write(1)).toBe('1 day');
  expect(write(3)).toBe('3 days');
  expect(() => fill('{n}', {}, plural, String)).toThrow('no value for {n}');
});

test('a language is found by its first part', () => {
  expect(languageFor('zh-Hans')).toBe('zh-CN');
  expect(languageFor('en-GB')).toBe('en');
  expect(languageFor('de')).toBeUndefined();
});
