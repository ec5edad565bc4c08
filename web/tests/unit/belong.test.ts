// What the sections of belonging say, from views alone.
import type { Program, ViewedNotice, ViewedPlan, ViewedQuestion } from '@perennial/engine';
import { expect, test } from 'vitest';
import type { App } from '../../src/app/app.js';
import { termText } from '../../src/i18n/term.js';
import { Words } from '../../src/i18n/words.js';
import { askedOf, hasInvitations, sidesOf } from '../../src/model/sides.js';
import { stands } from '../../src/sections/home/notices.js';
import {
  attributesOf,
  faultsOf,
  isTooLong,
  toggled,
} from '../../src/sections/more/answers.js';
import { standing, stepOf, whyNotPlan } from '../../src/sections/more/plan-words.js';
import { whyNotSurvey } from '../../src/sections/more/survey-form.js';
import { views } from '../fixtures/views.js';
import { en, zh } from './messages.js';

const programme: Program = {
  id: 'p',
  version: 1,
  name: 'P',
  money: 'CNY',
  day_start: '04:00',
  currencies: [{ id: 'stars', name: 'Stars' }],
};
const words = new Words('en', en, programme);
const chinese = new Words('zh-CN', zh, programme);
const view = views.belong!;
const app = { words, programme, store: { view } } as unknown as App;
const [light, daily, reserve] = view.plans as [ViewedPlan, ViewedPlan, ViewedPlan];

test('a term is said as it is written, in both languages', () => {
  expect(termText(words, 'P1M')).toBe('1 month');
  expect(termText(chinese, 'P12M')).toBe('12 个月');
  expect(termText(words, 'P1Y6M')).toBe('1 year and 6 months');
  expect(termText(words, 'PT48H')).toBe('48 hours');
  expect(termText(chinese, { for: 'P2W' })).toBe('2 周');
  expect(termText(words, 'month')).toBe('to the end of the month');
  expect(termText(chinese, { end_of: 'year' })).toBe('到年末');
  expect(termText(words, { until: '2027-03-01' })).toBe('to Mar 1, 2027');
  expect(termText(words, true)).toBe('');
});

test('only what a member has stands in the section', () => {
  const all = ['plans', 'invite', 'partners', 'voice', 'consents', 'year', 'rules', 'data'];
  expect(sidesOf(app, view)).toEqual(all);
  expect(sidesOf(app, views.open!)).toEqual(['year', 'rules', 'data']);
  const hears = { ...programme, rules: [{ id: 'r', on: ['visit', 'feedback'] }] };
  expect(sidesOf({ programme: hears }, views.open!)).toEqual(['voice', 'year', 'rules', 'data']);
});

test('a survey that is for others, or over, is not there', () => {
  const [open] = view.surveys;
  const others = { ...open!, code: 'condition_false' as const };
  const over = { ...open!, code: 'outside_window' as const };
  const later = { ...over, from: '2026-10-22T04:00:00+08:00' };
  expect(askedOf({ ...view, surveys: [others, over, later, open!] })).toEqual([later, open]);
});

test('an invitation is asked for where the programme has one', () => {
  const rule = (changes: object) => ({ ...programme, rules: [{ id: 'r', ...changes }] });
  expect(hasInvitations(programme)).toBe(false);
  expect(hasInvitations(rule({ to: 'member.invited_by' }))).toBe(true);
  expect(hasInvitations(rule({ when: { '!!': { var: 'member.invited_by' } } }))).toBe(true);
  expect(hasInvitations(rule({ to: 'friend' }))).toBe(false);
});

test('what a press on a plan does follows from the order of its group', () => {
  expect([light, daily, reserve].map((plan) => stepOf(view, plan))).toEqual([
    'switch',
    'none',
    'upgrade',
  ]);
  const other = { ...reserve, group: 'other' };
  expect(stepOf({ ...view, plans: [light, daily, other] }, other)).toBe('join');
  const leaving = { ...daily, state: 'leaving' as const };
  expect(stepOf({ ...view, plans: [leaving] }, leaving)).toBe('keep');
  const followed = { ...daily, next: 'light' };
  const scheduled = { ...light, state: 'scheduled' as const };
  const changing = { ...view, plans: [scheduled, followed] };
  expect([stepOf(changing, scheduled), stepOf(changing, followed)]).toEqual(['none', 'keep']);
  expect(standing(app, changing, scheduled)).toBe('Begins Nov 5');
  expect(standing(app, changing, followed)).toBe('Until Nov 5, then Light');
  expect(stepOf({ ...view, plans: [{ ...light, trial: 'P14D' }] }, light)).toBe('join');
  const tried = { ...light, trial: 'P14D' };
  expect(stepOf({ ...view, plans: [tried] }, tried)).toBe('trial');
});

test('where a plan stands, and why it cannot be had, is said with day and number', () => {
  expect(standing(app, view, daily)).toBe('Renews after Nov 5');
  expect(standing(app, view, light)).toBe('');
  const trial = { ...daily, state: 'trial' as const };
  expect(standing(app, { ...view, plans: [trial] }, trial)).toBe(
    'Free until Nov 5, then ¥30.00 / 1 month',
  );
  expect(whyNotPlan(app, light)).toBe('');
  const [, , poor] = views.trial!.plans as [ViewedPlan, ViewedPlan, ViewedPlan];
  expect(whyNotPlan(app, poor)).toBe('520 Stars short');
  expect(whyNotPlan(app, { ...light, code: 'sold_out' })).toBe('There is none left.');
});

test('a survey that cannot be answered says when it can be again', () => {
  const [open, done] = view.surveys;
  expect(whyNotSurvey(app, done!)).toBe('Again from Mar 1, 2027');
  expect(whyNotSurvey(app, { ...open!, code: 'limit_reached' })).toBe('Answered');
  const later = { ...open!, code: 'outside_window' as const, from: '2026-10-22T04:00:00+08:00' };
  expect(whyNotSurvey(app, later)).toBe('From tomorrow');
});

const ask = view.surveys[0]!.ask;
const taste = ask.find(({ id }) => id === 'taste')!;

test('scales and options need an answer, words do not, and none may be too long', () => {
  expect([...faultsOf(ask, new Map())]).toEqual([
    ['score', 'needed'],
    ['content', 'needed'],
    ['place', 'needed'],
    ['taste', 'needed'],
  ]);
  const answers = new Map<string, number | string | string[]>([
    ['score', 0],
    ['content', 5],
    ['place', 'shop'],
    ['taste', []],
  ]);
  expect([...faultsOf(ask, answers).keys()]).toEqual(['taste']);
  answers.set('taste', ['milk']);
  expect(faultsOf(ask, answers).size).toBe(0);
  answers.set('why', '星'.repeat(667));
  expect(faultsOf(ask, answers).get('why')).toBe('too_long');
  expect([isTooLong('a'.repeat(2000)), isTooLong('a'.repeat(2001))]).toEqual([false, true]);
});

test('answers go out in the order of the questions, without what was left empty', () => {
  const answers = new Map<string, number | string | string[]>([
    ['why', ' Good. '],
    ['taste', ['black', 'iced']],
    ['score', 9],
  ]);
  expect(attributesOf('autumn', ask, answers)).toEqual({
    survey: 'autumn',
    score: 9,
    taste: ['black', 'iced'],
    why: 'Good.',
  });
  expect(attributesOf('autumn', ask, new Map([['why', '']]))).toEqual({ survey: 'autumn' });
});

test('of several options no more are chosen than may be', () => {
  const chosen = (held: string[], option: string) =>
    toggled(taste as ViewedQuestion, new Map([['taste', held]]), option);
  expect(chosen([], 'iced')).toEqual(['iced']);
  expect(chosen(['iced'], 'milk')).toEqual(['milk', 'iced']);
  expect(chosen(['milk', 'iced'], 'milk')).toEqual(['iced']);
  expect(chosen(['milk', 'iced'], 'black')).toHaveLength(2);
});

test('a notice that was told stays only as long as it is so', () => {
  const [use, day] = views.told!.notices as [ViewedNotice, ViewedNotice];
  expect([use, day].map((notice) => stands(view, notice))).toEqual([true, true]);
  expect(stands({ ...view, now: '2026-11-01T04:00:00+08:00' }, use)).toBe(false);
  expect(stands(views.done!, day)).toBe(false);
  const claim: ViewedNotice = { ...use, kind: 'claimable', thing: 'own_cup/3' };
  expect(stands(view, claim)).toBe(true);
  expect(stands({ ...view, missions: [] }, claim)).toBe(false);
  const lapsed: ViewedNotice = { ...use, kind: 'lapsed', at: '2026-10-01T00:00:00+08:00' };
  expect(stands(view, lapsed)).toBe(true);
});
