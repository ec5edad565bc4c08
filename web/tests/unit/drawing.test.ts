import { expect, test } from 'vitest';
import { en } from './messages.js';
import { Words } from '../../src/i18n/words.js';
import { arcsOf, hash } from '../../src/parts/card-art.js';
import { ringDash } from '../../src/parts/ring.js';
import { nodesOf } from '../../src/sections/check-in/ladder.js';
import { milestones, progress } from '../../src/sections/check-in/thread.js';
import { linesOf, wedgeOf } from '../../src/sections/draws/wedges.js';
import { restAt } from '../../src/sections/draws/wheel.js';
import { weeksOf } from '../../src/sections/check-in/weeks.js';
import { view, views } from '../fixtures/views.js';

const words = new Words('en', en, {
  id: 'p',
  version: 1,
  name: 'P',
  currencies: [{ id: 'stars', name: 'Stars' }],
});
const streak = view.streaks[0]!;

test('a member’s sky is the same every time and another for another member', () => {
  expect(hash('')).toBe(0x811c9dc5);
  expect(hash('a')).toBe(0xe40c292c);
  expect(arcsOf('yue')).toEqual(arcsOf('yue'));
  expect(arcsOf('yue')).not.toEqual(arcsOf('lin'));
  expect(arcsOf('yue').filter((arc) => arc.gift)).toHaveLength(2);
});

test('the sky keeps to its limits', () => {
  for (const member of ['yue', 'lin', 'mei', '悦', '']) {
    for (const arc of arcsOf(member)) {
      const radius = Number(/A([\d.]+)/.exec(arc.path)![1]);
      expect(radius).toBeGreaterThanOrEqual(13);
      expect(radius).toBeLessThanOrEqual(150);
      expect(arc.opacity).toBeGreaterThan(0);
      expect(arc.opacity).toBeLessThanOrEqual(0.9);
    }
  }
});

test('the ring never runs over', () => {
  expect(ringDash(11, 14)).toBe('78.6 100');
  expect(ringDash(20, 14)).toBe('100.0 100');
  expect(ringDash(3, 0)).toBe('0.0 100');
});

test('the thread is solid up to today and dashed ahead', () => {
  expect(nodesOf(words, streak, false).map((node) => node.joined)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  const pressed = nodesOf(words, streak, true);
  expect(pressed[4]!.state).toBe('checked');
  expect(pressed[6]!.gift).toBe(true);
});

test('a missed day breaks the thread on both sides', () => {
  const lost = views.lost!.streaks[0]!;
  expect(nodesOf(words, lost, false).map((node) => node.joined)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('milestones stand evenly, and the thread ends between the two the streak is between', () => {
  expect(milestones(streak).map(({ reached, next }) => [reached, next])).toEqual([
    [true, false], [false, true], [false, false], [false, false],
  ]);
  expect(progress(streak)).toBeCloseTo((11 - 7) / (14 - 7) / 3);
  expect(progress({ ...streak, length: 3 })).toBe(0);
  expect(progress({ ...streak, length: 7 })).toBe(0);
  expect(progress({ ...streak, length: 100 })).toBe(1);
});

test('a month is cut into weeks from either first day', () => {
  const { month } = streak; // October 2026 begins on a Thursday
  expect(weeksOf(month, 1).rows[0]!.map((entry) => entry?.day.slice(8))).toEqual([
    undefined,
    undefined,
    undefined,
    '01',
    '02',
    '03',
    '04',
  ]);
  expect(weeksOf(month, 0).rows[0]!.map((entry) => entry?.day.slice(8))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    '01',
    '02',
    '03',
  ]);
  expect(weeksOf(month, 1).rows.flat().filter(Boolean)).toHaveLength(31);
});

test('a wedge’s name takes two lines at most, cut between words or Han', () => {
  expect(linesOf('A real tree', 14)).toEqual(['A real tree']);
  expect(linesOf('A winter cover for trees', 12)).toEqual(['A winter', 'cover for…']);
  expect(linesOf('一阵微风下次再来', 10)).toEqual(['一阵微风下', '次再来']);
  expect(linesOf('一阵微风，下次再来', 10)).toEqual(['一阵微风，', '下次再来']);
  expect(linesOf('满减 ¥10', 14)).toEqual(['满减 ¥10']);
});

test('the wheel stops with the wedge of the prize under the pointer', () => {
  const wedge = (prize: string) => ({ prize, lines: [prize], mark: 'star' as const, best: false });
  const wedges = ['a', 'b', 'c', 'a', 'b', 'c'].map(wedge);
  expect([1, 2, 3].map((number) => wedgeOf(wedges, 'b', number))).toEqual([4, 1, 4]);
  expect(restAt(0, 6)).toBe(0);
  expect(restAt(1, 6)).toBe(300); // a sixth to the right comes up by turning left
  expect(restAt(4, 8)).toBe(180);
});
