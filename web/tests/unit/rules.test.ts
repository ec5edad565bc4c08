// The rules in words, over every example programme: no number and no rule is left out.
import { readdirSync, readFileSync } from 'node:fs';
import type { Program } from '@perennial/engine';
import { describe, expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.js';
import { bookOf, type Chapter } from '../../src/sections/rules/book.js';
import { en, zh } from './messages.js';

const folder = new URL('../../../examples/programs/', import.meta.url);
const programmes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Program);

const languages = { en, 'zh-CN': zh };

const textOf = (chapters: Chapter[]) =>
  chapters
    .flatMap(({ items }) => items)
    .flatMap(({ title, lines }) => [title, ...lines.flatMap(({ label, text }) => [label, text])])
    .join('\n');

interface Found {
  place: string;
  value: number | string | [number, number];
}

const texts = new Set(['id', 'name', 'about', 'image', 'score', 'version', '$schema']);

/** Every number, ratio, span and day of a document. Ratios stand together. */
function figuresIn(value: unknown, place: string): Found[] {
  if (typeof value === 'number') return [{ place, value }];
  if (typeof value === 'string') {
    return /^P\w*\d|^\d{4}-\d\d-\d\d/.test(value) ? [{ place, value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const ratio = /\/(rate|multiply|take|issue\/\w+|redeem\/\w+)$/.test(place);
  if (Array.isArray(value) && ratio && value.every((one) => typeof one === 'number')) {
    return [{ place, value: value as [number, number] }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    texts.has(key) ? [] : figuresIn(inner, `${place}/${key}`),
  );
}

const spanUnits = { Y: 'year', M: 'month', W: 'week', D: 'day', H: 'hour', S: 'second' } as const;

/** Whichever of these is in the words says the figure. */
function waysToSay({ place, value }: Found, lang: string, money: string | undefined): string[] {
  const number = (one: number) => new Intl.NumberFormat(lang).format(one);
  const inMoney = (one: number) => {
    if (!money) return [];
    const style = { style: 'currency', currency: money, currencyDisplay: 'narrowSymbol' } as const;
    const digits = new Intl.NumberFormat(lang, style).resolvedOptions().maximumFractionDigits ?? 2;
    const major = one / 10 ** digits;
    const plain = new Intl.NumberFormat(lang, { ...style, maximumFractionDigits: 0 });
    const full = new Intl.NumberFormat(lang, style).format(major);
    return Number.isInteger(major) ? [full, plain.format(major)] : [full];
  };
  if (Array.isArray(value)) {
    const [top, bottom] = value;
    const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
    return [
      ...(bottom > 1 ? [number(bottom), ...inMoney(bottom)] : []),
      number(top / bottom),
      percent.format(top / bottom),
    ];
  }
  // A right that is given once is said by its name alone.
  if (value === 1 && /\/grant\/\w+$/.test(place)) return [''];
  if (typeof value === 'number') return [number(value), ...inMoney(value)];
  if (value.startsWith('P')) {
    const [, count, letter] = /(\d+)([YMWDHS])/.exec(value)!;
    const isMinute = letter === 'M' && value.includes('T');
    const unit = isMinute ? 'minute' : spanUnits[letter as keyof typeof spanUnits];
    const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return [new Intl.NumberFormat(lang, style).format(Number(count))];
  }
  const day = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return [new Intl.DateTimeFormat(lang, day).format(Date.parse(`${value.slice(0, 10)}T12:00Z`))];
}

/** Whether Han and digits stand apart is not what is asked here. */
const closed = (text: string) => text.replaceAll(/(?<=\d) (?=\p{Script=Han})/gu, '');

/** Whether it stands there by itself, not within a longer number. */
function isIn(text: string, way: string): boolean {
  const exact = closed(way).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\d.,])${exact}(?!\\d|[.,]\\d)`).test(closed(text));
}

describe.each(programmes)('$id', (programme) => {
  test.each(['en', 'zh-CN'] as const)('every figure is said in %s', (lang) => {
    const words = new Words(lang, languages[lang], programme);
    const book = bookOf(words, programme);
    const missing = Object.entries(programme).flatMap(([list, items]) => {
      const chapter = book.find(({ id }) => id === list);
      if (!Array.isArray(items)) return [];
      return items.flatMap((item: { id: string }) => {
        const said = chapter!.items.find(({ id }) => id === item.id)!;
        const text = textOf([{ ...chapter!, items: [said] }]);
        return figuresIn(item, `${list}/${item.id}`)
          .filter((one) => {
            return !waysToSay(one, lang, programme.money).some((way) => isIn(text, way));
          })
          .map(({ place, value }) => `${place} = ${JSON.stringify(value)}\n${text}`);
      });
    });
    expect(missing).toEqual([]);
  });

  test('no item of any list is without a sentence', () => {
    const words = new Words('en', en, programme);
    const book = bookOf(words, programme);
    for (const [list, items] of Object.entries(programme)) {
      if (!Array.isArray(items)) continue;
      const chapter = book.find(({ id }) => id === list);
      expect(chapter?.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      for (const { id, title, lines } of chapter!.items) {
        expect(title, id).not.toBe('');
        expect(lines.length, id).toBeGreaterThan(0);
        for (const { text } of lines) expect(text, `${list}/${id}`).not.toBe('');
      }
    }
  });

  test('nothing is said in braces or brackets: every key is known', () => {
    const text = textOf(bookOf(new Words('en', en, programme), programme));
    expect(text).not.toMatch(/[{}[\]]|undefined|NaN|Also\n/);
  });
});

test('keys nobody foresaw are listed as they stand', () => {
  const future = {
    id: 'later',
    version: 1,
    name: 'Later',
    horizon: 7,
    rules: [{ id: 'one', on: 'purchase', grant: { points: 5 }, mood: { warm: 3 } }],
    currencies: [{ id: 'points', limit: { times: 2, weather: 'sun' } }],
  } as unknown as Program;
  const text = textOf(bookOf(new Words('en', en, future), future));
  expect(text).toContain('mood: {"warm":3}');
  expect(text).toContain('weather: sun');
  expect(text).toContain('horizon: 7');
});

test('a rate, a factor and conditions read as sentences', () => {
  const coffee = programmes.find(({ id }) => id === 'starlight')!;
  const say = (lang: 'en' | 'zh-CN', list: string, rule: string, label: string) => {
    const book = bookOf(new Words(lang, languages[lang], coffee), coffee);
    const item = book.find(({ id }) => id === list)!.items.find(({ id }) => id === rule)!;
    return item.lines.filter((line) => line.label === label).map(({ text }) => text);
  };
  expect(say('en', 'rules', 'spend', 'Gives')).toEqual(['1 Stars for every ¥1 of the amount']);
  expect(say('zh-CN', 'rules', 'spend', '得到')).toEqual(['消费金额每 ¥1 得 1 星星']);
  expect(say('en', 'rules', 'member_day', 'Gives')).toEqual(['Stars, 2 times']);
  expect(say('en', 'rewards', 'cup', 'Price')).toEqual(['600 Stars or 300 Stars; ¥39']);
  expect(say('en', 'tiers', 'level', 'Star Diamond')).toEqual([
    'from 2,000 Growth, kept with 1,600 Growth, with it: 200 Stars; Size-up every day',
  ]);
});
