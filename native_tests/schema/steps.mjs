// What holds for every scenario before an engine tells it. Its keys are those that the README of
// the scenarios lists, or a misspelt one would expect nothing; each step says why, and every number
// that is given or missing stands in that sentence, so that nobody can paste what came out.
//
//   node --test native_tests/schema/steps.mjs

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { scenarios } from './scenarios.mjs';

const kReadme = readFileSync(new URL('../scenarios/README.md', import.meta.url), 'utf8');

// The rows `| of | `key` `key` … |` of the README.
const kKeys = new Map(
  [...kReadme.matchAll(/^\| ([\w-]+) \| ((?:`\w+` ?)+)\|$/gm)].map(([, what, keys]) =>
    [what, keys.match(/\w+/g)]),
);
const kKinds = ['do', 'text', 'preview', 'view', 'quote'];
const kRequests = { view: 'request', quote: 'quote-request' };  // whose answer is compared in part

const unknownIn = (what, value) =>
  Object.keys(value).filter((key) => !kKeys.get(what).includes(key))
    .map((key) => `has ${key}, which is no key of ${what}`);

// What contradicts itself in an expected outcome.
function contradictions(expected) {
  const { rejected, duplicate, effects, passed_over: passedOver, odds, missing, field } = expected;
  const more = duplicate || effects?.length || passedOver?.length || odds?.length;
  if (rejected) return more ? ['is rejected, yet expects more'] : [];
  return missing === undefined && field === undefined ? [] : ['lacks something, yet is accepted'];
}

function misshapen(step) {
  const kinds = kKinds.filter((kind) => kind in step);
  if (kinds.length !== 1) return [`is ${kinds.join(' and ') || 'nothing'}, not one of ${kKinds}`];
  const [kind] = kinds;
  const found = [...unknownIn(kind, step), ...contradictions(step)];
  if (kind in kRequests) found.push(...unknownIn(kRequests[kind], step[kind]));
  if (kind in kRequests && !Object.keys(step.expect ?? {}).length) found.push('expects nothing');
  for (const followUp of step.follow_ups ?? []) {
    found.push(...unknownIn('follow-up', followUp), ...contradictions(followUp));
  }
  return found;
}

function misshapenStory(story) {
  const found = unknownIn('story', story);
  if (('program' in story) === ('programme' in story)) found.push('needs one programme');
  for (const key of ['story', 'member']) if (!story[key]) found.push(`has no ${key}`);
  return story.steps?.length ? found : [...found, 'has no steps'];
}

// The numbers of a sentence in digits: 1,000 is 1000, and money may keep its point (9.01 is 901).
function numbersIn(sentence) {
  const plain = sentence.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const money = [...plain.matchAll(/(\d+)\.(\d\d)(?!\d)/g)].map(([, units, cents]) =>
    String(Number(units + cents)));
  return new Set([...(plain.match(/\d+/g) ?? []), ...money]);
}

// What the reader should find worked out: gifts, what a cart was lowered by or paid with, and gaps,
// each of more than one, and what was short.
function numbersWanted(outcome) {
  const found = [];
  for (const line of outcome.effects ?? []) {
    const [, given] = /^(?:earned amount|used .*\b(?:off|money))=(\d+) /.exec(line) ?? [];
    if (Number(given) > 1) found.push(given);
  }
  for (const line of outcome.passed_over ?? []) {
    const [, missing] = / missing=(\d+)/.exec(line) ?? [];
    if (Number(missing) > 1) found.push(missing);
  }
  if (outcome.missing !== undefined) found.push(String(outcome.missing));
  return found;
}

function unexplained(step) {
  if (typeof step.because !== 'string' || !step.because.trim()) return ['says no `because`'];
  const said = numbersIn(step.because);
  const wanted = [step, ...(step.follow_ups ?? [])].flatMap(numbersWanted);
  return [...new Set(wanted)].filter((number) => !said.has(number))
    .map((number) => `\`because\` does not work out ${number}: ${step.because}`);
}

const faultsIn = (judge) => scenarios().flatMap(({ name, story }) =>
  story.steps.flatMap((step, at) => judge(step).map((why) => `${name} step ${at + 1} ${why}`)));

test('every scenario has the keys of the list, and each step does one thing', () => {
  const parts = ['story', ...kKinds, ...Object.values(kRequests), 'follow-up'];
  assert.deepEqual([...kKeys.keys()], parts);
  const stories = scenarios().flatMap(({ name, story }) =>
    misshapenStory(story).map((why) => `${name} ${why}`));
  assert.deepEqual([...stories, ...faultsIn(misshapen)], []);
});

test('a misspelt key, two things at once and an empty expectation are found', () => {
  const faults = (step) => misshapen({ because: 'x', ...step }).length;
  const activity = { type: 'visit', at: '2026-03-02T10:00:00+08:00' };
  assert.equal(faults({ do: activity }), 0);
  assert.equal(faults({ do: activity, passed_ovr: [] }), 1);
  assert.equal(faults({ do: activity, view: { now: activity.at }, expect: { today: 'x' } }), 1);
  assert.equal(faults({ done: activity }), 1);
  assert.equal(faults({ view: { now: activity.at }, expect: {} }), 1);
  assert.equal(faults({ view: { now: activity.at } }), 1);
  assert.equal(faults({ view: { then: activity.at }, expect: { today: 'x' } }), 1);
  assert.equal(faults({ quote: { now: activity.at, cart: {} }, expect: { best: {} } }), 0);
  assert.equal(faults({ quote: { now: activity.at, cart: {} }, expect: {} }), 1);
  assert.equal(faults({ quote: { now: activity.at, basket: {} }, expect: { best: {} } }), 1);
  assert.equal(faults({ preview: activity, odds: ['big 1'] }), 0);
  assert.equal(faults({ preview: activity, odds: ['big 1'], rejected: 'unknown_draw' }), 1);
  assert.equal(faults({ do: activity, rejected: 'bad_time', effects: ['enrolled'] }), 1);
  assert.equal(faults({ do: activity, missing: 3 }), 1);
  assert.equal(faults({ do: activity, follow_ups: [{ efects: [] }] }), 1);
  assert.equal(misshapenStory({ story: 'x', member: 'lin', steps: [{}] }).length, 1);
  assert.equal(misshapenStory({ story: 'x', programme: {}, member: 'lin', steps: [] }).length, 1);
});

test('every step says why, with the numbers it gives', () => {
  assert.deepEqual(faultsIn(unexplained), []);
});

test('a number without its reason is found', () => {
  const earned = ['earned amount=1500 rule=rules/hotel thing=miles | issued>pending 1500 miles'];
  const short = ['below_minimum missing=90100 rule=rules/big_basket'];
  const faults = (step) => unexplained(step).length;
  assert.equal(faults({ effects: earned }), 1);
  assert.equal(faults({ effects: earned, because: ' ' }), 1);
  assert.equal(faults({ effects: earned, because: '3 nights.' }), 1);
  assert.equal(faults({ effects: earned, because: '3 nights x 500 = 15000.' }), 1);
  assert.equal(faults({ effects: earned, because: '3 nights x 500 = 1,500.' }), 0);
  const used = ['used amount=1 off=1000 rule=rewards/card/use thing=card voucher=v1'];
  assert.equal(faults({ effects: used, because: 'Half of it.' }), 1);
  assert.equal(faults({ effects: used, because: 'Half of 20.00 is 10.00.' }), 0);
  assert.equal(faults({ passed_over: short, because: '1,001.00 - 100.00.' }), 1);
  assert.equal(faults({ passed_over: short, because: '1,001.00 - 100.00 = 901.00.' }), 0);
  assert.equal(faults({ missing: 1, because: 'Short.' }), 1);
  assert.equal(faults({ follow_ups: [{ effects: earned }], because: 'Both.' }), 1);
});
