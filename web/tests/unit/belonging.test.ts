// How the history tells plans, surveys, consents, transfers and what the service did.
import type { ActivityAttributes, Effect, HeldRecord, Posting, Program } from '@perennial/engine';
import { expect, test } from 'vitest';
import { Words } from '../../src/i18n/words.js';
import { type Entry, entriesOf } from '../../src/sections/history/entries.js';
import { accountName } from '../../src/sections/history/names.js';
import { happened, shareReason, titleOf } from '../../src/sections/history/reasons.js';
import { view } from '../fixtures/views.js';
import { en, zh } from './messages.js';

const named = (id: string, english: string, chinese: string) => ({
  id,
  name: { en: english, 'zh-CN': chinese },
});
const programme = {
  id: 'p',
  version: 1,
  name: 'P',
  money: 'CNY',
  currencies: [{ id: 'stars', name: { en: 'Stars', 'zh-CN': '星星' } }],
  plans: [
    { ...named('prime', 'Prime', '尊享卡'), term: 'P1M' },
    { ...named('light', 'Light', '轻享卡'), term: 'P1M' },
  ],
  surveys: [{ ...named('nps', 'Two questions', '两个问题'), ask: [] }],
  consents: [named('news', 'News', '消息')],
  partners: [named('inn', 'Lakeside Inn', '湖畔客栈')],
  notices: [{ ...named('soon', 'Ends soon', '快到期'), on: 'expiring' }],
} satisfies Program;

const words = new Words('en', en, programme);
const chinese = new Words('zh-CN', zh, programme);
const until = '2026-11-05T10:00:00+08:00';
const prime = { rule: 'plans/prime', plan: 'prime' };

const record = (type: string, attributes: ActivityAttributes, effects: Effect[]) =>
  ({
    seq: 1,
    activity: { id: 'a', type, at: '2026-10-21T09:00:00+08:00', attributes },
    outcome: { effects, passed_over: [] },
  }) as unknown as HeldRecord;

const entries = (type: string, attributes: ActivityAttributes, ...effects: Effect[]): Entry[] =>
  entriesOf([record(type, attributes, effects)], view, 'stars');

function titles(type: string, attributes: ActivityAttributes, ...effects: Effect[]): string[] {
  const [entry] = entries(type, attributes, ...effects);
  return [words, chinese].map((voice) => titleOf(voice, programme, entry!));
}

test('a plan’s entry says what became of it', () => {
  const join = (effect: Effect) => titles('join', { plan: 'prime' }, effect);
  expect(join({ type: 'joined', ...prime, until })).toEqual(['Joined: Prime', '开通尊享卡']);
  const trial = join({ type: 'joined', ...prime, until, trial: true });
  expect(trial).toEqual(['On trial: Prime', '试用尊享卡']);
  expect(join({ type: 'scheduled', ...prime, until })[0]).toBe('Next: Prime');
  expect(join({ type: 'resumed', ...prime, until })[1]).toBe('继续尊享卡');
  const leave = (effect: Effect) => titles('leave', { plan: 'prime' }, effect)[0];
  expect(leave({ type: 'leaving', ...prime, until })).toBe('Not renewed: Prime');
  expect(leave({ type: 'left', ...prime, reason: 'payment failed' })).toBe('Ended: Prime');
});

test('an upgrade is titled by the plan that was joined, not by the one that was left', () => {
  const left: Effect = { type: 'left', rule: 'plans/light', plan: 'light', money: 400 };
  const joined: Effect = { type: 'joined', ...prime, money: 2600, until };
  expect(titles('join', { plan: 'prime' }, left, joined)[0]).toBe('Joined: Prime');
  expect([left, joined].map((effect) => happened(words, programme, effect))).toEqual([
    'Light ended · ¥4.00 credited',
    'Joined Prime until Nov 5, 2026 · ¥26.00 to pay',
  ]);
});

test('what came due with a plan has an entry of its own', () => {
  const at = '2026-10-20T10:00:00+08:00';
  const due: Effect[] = [
    { type: 'renewed', ...prime, at, until },
    { type: 'left', ...prime, at },
    { type: 'renewed', at, tier: 'level', level: 'gold', until },
  ];
  const all = entries('visit', {}, ...due).filter(({ type }) => type.startsWith('due.'));
  expect(all.map((entry) => titleOf(words, programme, entry))).toEqual([
    'gold kept',
    'Prime ended',
    'Prime renewed',
  ]);
});

test('surveys, feedback, consents and the service are told in words', () => {
  expect(titles('survey', { survey: 'nps' })).toEqual(['Answered: Two questions', '回答问卷：两个问题']);
  expect(titles('feedback', { text: 'x' })[0]).toBe('Your feedback');
  expect(titles('consent', { consent: 'news', given: true })[0]).toBe('Agreed: News');
  expect(titles('consent', { consent: 'news', given: false })[1]).toBe('不再同意：消息');
  expect(titles('merge', { from: 'lin' })[1]).toBe('与 lin 合并');
  expect(happened(words, programme, { type: 'blocked', reason: 'card reported' })).toBe(
    'The membership was blocked · card reported',
  );
  expect(happened(words, programme, { type: 'closed', reason: 'merged', into: 'lin' })).toBe(
    'The membership ended',
  );
  expect(happened(words, programme, { type: 'replied', feedback: 'f', done: true })).toBe(
    'Your feedback is done',
  );
});

test('a transfer is spent by one and earned by the other, and names who', () => {
  const move = (from: Posting['from'], to: Posting['to']): Effect => ({
    type: 'transferred',
    rule: 'currencies/stars/transfer',
    thing: 'stars',
    amount: 30,
    postings: [{ amount: 30, currency: 'stars', from, to }],
  });
  const out = move('available', 'transferred');
  const [given] = entries('transfer', { to: 'lin', currency: 'stars', amount: 30 }, out);
  expect([given!.movement.available, given!.kinds.has('spent')]).toEqual([-30, true]);
  expect(titleOf(words, programme, given!)).toBe('Given to lin');
  expect(shareReason(words, programme, out as never, given!)).toBe('Given to lin');
  const into = move('transferred', 'available');
  const [come] = entries('transfer_in', { from: 'yue' }, into);
  expect([come!.movement.available, come!.kinds.has('earned')]).toEqual([30, true]);
  expect(shareReason(chinese, programme, into as never, come!)).toBe('来自 yue');
});

test('the price, the gift and the credit of a plan have a sentence each', () => {
  const effect = (type: 'spent' | 'earned' | 'returned') =>
    ({ type, rule: 'plans/prime', thing: 'stars', amount: 5, redemption: 'j' }) as never;
  const [entry] = entries('join', { plan: 'prime' });
  const reasons = (['spent', 'earned', 'returned'] as const).map((type) =>
    shareReason(words, programme, effect(type), entry!),
  );
  expect(reasons).toEqual(['Price of Prime', 'With Prime', 'Unused share of Prime']);
});

test('that a notice was shown is no entry, but what came due before it is', () => {
  const at = '2026-10-20T10:00:00+08:00';
  const left: Effect = { type: 'left', ...prime, at };
  const told: Effect = { type: 'told', rule: 'notices/soon' };
  expect(entries('told', { notice: 'soon/x' }, left, told).map(({ type }) => type)).toEqual([
    'due.left',
  ]);
  expect(happened(words, programme, told)).toBe('Told: Ends soon');
});

test('an account of a partner has the partner’s name', () => {
  expect(accountName(chinese, programme, 'partner:inn')).toBe('湖畔客栈');
  expect(accountName(words, programme, 'transferred')).toBe('transferred');
  expect(accountName(words, programme, 'later')).toBe('later');
});
