// What the sections of play and rewards say, from views alone.
import type { ViewedBadge, ViewedReward } from '@perennial/engine';
import { expect, test } from 'vitest';
import type { App } from '../../src/app/app.js';
import { Words } from '../../src/i18n/words.js';
import { payWith } from '../../src/sections/check-in/payment.js';
import { shareOf } from '../../src/sections/play/badge-disc.js';
import { isUrgent, notes } from '../../src/sections/play/mission-words.js';
import { whyNot } from '../../src/sections/rewards/reward-words.js';
import { missions } from '../fixtures/play.js';
import { rewards } from '../fixtures/rewards.js';
import { view } from '../fixtures/views.js';
import { en } from './messages.js';

const currencies = [{ id: 'stars', name: 'Stars' }];
const programme = { id: 'p', version: 1, name: 'P', day_start: '04:00', currencies };
const app = { words: new Words('en', en, programme), store: { view } } as unknown as App;

const reward = (id: string): ViewedReward => rewards.find((entry) => entry.id === id)!;
const mission = (id: string) => missions.find((entry) => entry.id === id)!;

test('why a reward cannot be redeemed is said with its number or its day', () => {
  expect(whyNot(app, reward('latte'))).toBe('');
  expect(whyNot(app, reward('tumbler'))).toBe('520 Stars short');
  expect(whyNot(app, reward('cookie'))).toBe('Sold out');
  expect(whyNot(app, reward('two_cards'))).toBe('Again from Nov 1');
  expect(whyNot(app, reward('tote'))).toBe('From Oct 23');
  expect(whyNot(app, reward('tasting'))).toBe('Not open to you yet');
});

test('an alternative is named by what only it takes', () => {
  const [points, mixed] = reward('cup').options;
  expect(payWith(points, reward('cup').options)).toEqual({ pay: 'stars' });
  expect(payWith(mixed, reward('cup').options)).toEqual({ pay: 'money' });
  expect(payWith(points, [points!])).toEqual({});
});

test('a mission says until when, how often, and what it waits for', () => {
  expect(notes(app, mission('own_cup'))).toEqual(['Claim by today']);
  expect(notes(app, mission('morning'))).toEqual(['1 of 2 more times', 'Ends Oct 31']);
  expect(notes(app, mission('class'))).toEqual(['First: Morning coffee']);
  expect(notes(app, mission('moon'))).toEqual(['Over, 1 of 2']);
  expect(isUrgent(app, mission('own_cup'))).toBe(true);
  expect(isUrgent(app, mission('three_cups'))).toBe(false);
});

test('the rim of a badge fills level by level', () => {
  const step = (at: number, reached: boolean) => ({ at, reward: [], reached });
  const steps = [step(30, true), step(100, false), step(300, false)];
  const badge: ViewedBadge = {
    id: 'b',
    state: 'active',
    held: 1,
    progress: { count: 65, of: 300 },
    steps,
  };
  expect([0, 1, 2].map((level) => shareOf(badge, level))).toEqual([1, 0.5, 0]);
  expect(shareOf({ ...badge, steps: [] }, 0)).toBe(1); // only given, and held
});
