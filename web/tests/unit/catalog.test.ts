import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureCodes } from '../../src/backend/failure.js';
import { fill, placesOf, tongueFor } from '../../src/i18n/catalog.js';
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

test('Arabic counts in six forms, and the number may stand inside its form', () => {
  const plural = new Intl.PluralRules('ar');
  const days =
    '{n|zero:لا أيام|one:يوم واحد|two:يومان|few:# أيام|many:# يومًا|other:# يوم}';
  const write = (n: number) => fill(days, { n }, plural, String).join('');
  expect([0, 1, 2, 3, 10, 11, 99, 100, 103].map(write)).toEqual([
    'لا أيام',
    'يوم واحد',
    'يومان',
    '3 أيام',
    '10 أيام',
    '11 يومًا',
    '99 يومًا',
    '100 يوم',
    '103 أيام',
  ]);
});

test('a form that a catalogue does not name is said as all others are', () => {
  const plural = new Intl.PluralRules('pl');
  const write = (n: number) => fill('{n|one:# dzień|other:# dni}', { n }, plural, String).join('');
  expect([1, 2, 5, 22].map(write)).toEqual(['1 dzień', '2 dni', '5 dni', '22 dni']);
});

test('a language is found by its first part, and its numbers and days stay as wished', () => {
  expect(tongueFor('zh-Hans')).toEqual({ language: 'zh-CN', locale: 'zh-Hans', ours: 'zh-CN' });
  expect(tongueFor('en-GB')).toEqual({ language: 'en', locale: 'en-GB', ours: 'en' });
  expect(tongueFor('de')).toBeUndefined();
  expect(tongueFor('en_US')).toBeUndefined();
  expect(tongueFor('')).toBeUndefined();
});

test('a language that the page brings is spoken, the nearest of several', () => {
  const brought = { ar: {}, 'pt-BR': {}, 'zh-TW': {}, 'no such tag': {} };
  const spoken = (wish: string) => tongueFor(wish, brought)?.language;
  expect(spoken('ar')).toBe('ar');
  expect(spoken('ar-EG')).toBe('ar');
  expect(spoken('pt')).toBe('pt-BR');
  expect(spoken('zh-HK')).toBe('zh-TW'); // both are written in traditional characters
  expect(spoken('zh-SG')).toBe('zh-CN');
  expect(spoken('en-GB')).toBe('en');
  expect(spoken('he')).toBeUndefined();
  expect(tongueFor('ar-EG', brought)).toEqual({ language: 'ar', locale: 'ar-EG', ours: 'en' });
  expect(tongueFor('zh-HK', brought)!.ours).toBe('zh-CN');
});
