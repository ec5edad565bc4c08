// What holds for every step of every scenario before an engine tells it: it says why, and every
// number that is given or missing stands in that sentence, so that nobody can paste what came out.
//
//   node --test native_tests/schema/steps.mjs

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { scenarios } from './scenarios.mjs';

// The numbers of a sentence in digits: 1,000 is 1000, and money may keep its point (9.01 is 901).
function numbersIn(sentence) {
  const plain = sentence.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const money = [...plain.matchAll(/(\d+)\.(\d\d)(?!\d)/g)].map(([, units, cents]) =>
    String(Number(units + cents)));
  return new Set([...(plain.match(/\d+/g) ?? []), ...money]);
}

// What the reader should find worked out: gifts and gaps of more than one, and what was short.
function numbersWanted(outcome) {
  const found = [];
  for (const line of outcome.effects ?? []) {
    const [, earned] = /^earned amount=(\d+) /.exec(line) ?? [];
    if (Number(earned) > 1) found.push(earned);
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
  assert.equal(faults({ passed_over: short, because: '1,001.00 - 100.00.' }), 1);
  assert.equal(faults({ passed_over: short, because: '1,001.00 - 100.00 = 901.00.' }), 0);
  assert.equal(faults({ missing: 1, because: 'Short.' }), 1);
  assert.equal(faults({ follow_ups: [{ effects: earned }], because: 'Both.' }), 1);
});
