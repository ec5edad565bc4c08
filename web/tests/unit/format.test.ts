import type { Program } from '@perennial/engine';
import { expect, test } from 'vitest';
import { rfc3339 } from '../../src/backend/time.js';
import { addDays, addMonths, dayOf, daysBetween, Format, lastDay } from '../../src/i18n/format.js';
import { Words } from '../../src/i18n/words.js';
import { en, zh } from './messages.js';
import { programmeAddress } from '../../src/model/fetch-programme.js';

const four = 4 * 3_600_000;
const programme: Program = {
  id: 'p',
  version: 1,
  name: 'P',
  money: 'CNY',
  day_start: '04:00',
  currencies: [
    { id: 'stars', name: { en: 'Stars', 'zh-CN': '星星' } },
    { id: 'cash', unit: 'money' },
  ],
  entitlements: [{ id: 'lounge', name: { en: 'Lounge' } }],
};

test('numbers, signs and money are written the language’s way', () => {
  const format = new Format('en');
  expect(format.number(2480)).toBe('2,480');
  expect(format.signed(-30)).toBe('−30');
  expect(format.signed(10)).toBe('+10');
  expect(format.money(6800, 'CNY')).toBe('¥68.00');
  expect(format.money(100, 'CNY', true)).toBe('¥1');
  expect(format.money(250, 'JPY')).toBe('¥250');
});

test('so much of a currency is written bare, and of money as money', () => {
  const words = new Words('en', en, programme);
  expect(words.figure('stars', 2480)).toBe('2,480');
  expect(words.figure('cash', 2000)).toBe('¥20.00');
  expect(words.change('stars', 36)).toBe('+36');
  expect(words.change('stars', -36)).toBe('−36');
  expect(words.change('cash', 2000)).toBe('+¥20.00');
  expect(words.change('cash', -350)).toBe('−¥3.50');
  expect(words.change('cash', 0)).toBe('¥0.00');
});

test('days say their year only when it is another', () => {
  expect(new Format('en').day('2026-10-24', '2026-10-21')).toBe('Oct 24');
  expect(new Format('en').day('2027-03-31', '2026-10-21')).toBe('Mar 31, 2027');
  expect(new Format('zh-CN').day('2026-10-24', '2026-10-21')).toBe('10月24日');
  expect(new Format('zh-CN').dayWithWeekday('2026-10-08')).toBe('10月8日\u00a0周四');
  expect(new Format('zh-CN').monthName('2026-10', '2026-10-21')).toBe('10月');
});

test('the last day before an end follows the programme’s day start', () => {
  expect(lastDay('2026-11-01T04:00:00+08:00', four)).toBe('2026-10-31');
  expect(lastDay('2026-11-01T00:00:00+08:00', 0)).toBe('2026-10-31');
  expect(lastDay('2026-11-01T04:00:01+08:00', four)).toBe('2026-11-01');
  expect(dayOf('2026-10-21T03:59:59+08:00', four)).toBe('2026-10-20');
  expect(dayOf('2026-10-21T04:00:00+08:00', four)).toBe('2026-10-21');
});

test('days and months are counted over their ends', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});

test('an instant carries the offset of the device', () => {
  const noon = Date.UTC(2026, 9, 21, 12);
  expect(rfc3339(noon, -480)).toBe('2026-10-21T20:00:00.000+08:00');
  expect(rfc3339(noon, 210)).toBe('2026-10-21T08:30:00.000-03:30');
  expect(rfc3339(noon, 0)).toBe('2026-10-21T12:00:00.000+00:00');
});

test('things are named by the programme and counted by what they are', () => {
  const words = new Words('en', en, programme);
  expect(words.amount('stars', 10)).toBe('10 Stars');
  expect(words.amount('cash', 1250)).toBe('¥12.50');
  expect(words.amount('lounge', 1)).toBe('Lounge');
  expect(
    words.gifts([
      { thing: 'stars', amount: 60 },
      { thing: 'lounge', amount: 1 },
    ]),
  ).toBe('60 Stars and Lounge');
  expect(words.near('2026-10-22', '2026-10-21')).toBe('tomorrow');
});

test('Chinese keeps a space before digits and none between its words', () => {
  const words = new Words('zh-CN', zh, programme);
  expect(words.say('make_up.button', { price: words.amount('stars', 30) })).toBe('用 30 星星补签');
});

test('a bare word names a programme beside the page', () => {
  expect(programmeAddress('coffee', 'https://a.example/shop/').href).toBe(
    'https://a.example/shop/programs/coffee.json',
  );
  expect(programmeAddress('/x/p.json', 'https://a.example/shop/').href).toBe(
    'https://a.example/x/p.json',
  );
});
