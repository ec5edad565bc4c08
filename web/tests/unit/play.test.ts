// What the sections of play and rewards say, from views alone.
import type { ViewedBadge, ViewedReward } from '@perennial/engine';
import { expect, test } from 'vitest';
import type { App } from '../../src/app/app.js';
import { Words } from '../../src/i18n/words.js';
import { payWith } from '../../src/sections/check-in/payment.js';
import { shareOf } from '../../src/sections/play/badge-disc.js';
import { isUrgent, notes } from '../../src/sections/play/mission-words.js';
import { chipOf, noteOf } from '../../src/sections/rewards/reward-words.js';
import { levelFor, standingOf } from '../../src/sections/rewards/standing.js';
import { missions } from '../fixtures/play.js';
import { rewards } from '../fixtures/rewards.js';
import { view } from '../fixtures/views.js';
import { en } from './messages.js';

const currencies = [{ id: 'stars', name: 'Stars' }];
const programme = { id: 'p', version: 1, name: 'P', day_start: '04:00', currencies };
const words = new Words('en', en, programme);
const app = { words, programme, store: { view } } as unknown as App;

const reward = (id: string): ViewedReward => rewards.find((entry) => entry.id === id)!;
const mission = (id: string) => missions.find((entry) => entry.id === id)!;

const said = (id: string, per?: number) => {
  const standing = standingOf(app, reward(id));
  const { chip, note } = {
    chip: chipOf(app, reward(id), standing),
    note: noteOf(app, reward(id), standing, per),
  };
  return [standing, chip, note];
};

test('why a reward cannot be redeemed is said with its number or its day', () => {
  expect(said('latte')).toEqual(['open', '', '']);
  expect(said('cup')).toEqual(['open', '', '12 of 200 left']);
  expect(said('tumbler')).toEqual(['short', '', '520 Stars short']);
  expect(said('tumbler', 130)).toEqual(['short', '', '520 Stars short, about 4 orders']);
  expect(said('tumbler', 519)).toEqual(['short', '', '520 Stars short, about 2 orders']);
  expect(said('cookie')).toEqual(['sold_out', 'Sold out', '']);
  expect(said('two_cards')).toEqual(['used_up', 'Redeemed', 'Again from Nov 1']);
  expect(said('tote')).toEqual(['coming', 'In 2 days', 'Opens Oct 23, 10:00']);
  expect(said('tasting')).toEqual(['closed', 'Not open', 'Not open to you yet']);
});

test('a reward behind a level says which level and how far it is', () => {
  const tasting = { id: 'tasting', name: 'T', cost: { stars: 400 } };
  const behind = (when: object) => {
    const rewards = [{ ...tasting, when }];
    const locked = { ...app, programme: { ...programme, rewards } } as unknown as App;
    return levelFor(locked, reward('tasting'));
  };
  const tier = { var: 'member.tier' };
  const missing = [{ thing: 'growth', amount: 760 }]; // 1,240 of 2,000
  expect(behind({ in: [tier, ['diamond']] })).toEqual({ level: 'diamond', missing });
  expect(behind({ '==': [tier, 'diamond'] })).toEqual({ level: 'diamond', missing });
  const both = { and: [{ '>': [{ var: 'member.spend' }, 0] }, { '==': ['diamond', tier] }] };
  expect(behind(both)).toEqual({ level: 'diamond', missing });
  expect(behind({ in: [tier, ['gold', 'diamond']] })).toBeUndefined(); // gold is held
  expect(behind({ '>': [{ var: 'member.spend' }, 9] })).toBeUndefined();
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
