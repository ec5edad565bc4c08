// What an inviter's own journal tells of friends.
import type { HeldRecord, Program } from '@perennial/engine';
import { expect, test } from 'vitest';
import { friendsIn } from '../../src/sections/more/friends.js';

const programme: Program = {
  id: 'p',
  version: 1,
  name: 'P',
  rules: [
    { id: 'joined', name: 'A friend', on: 'enrol', to: 'member.invited_by', grant: { stars: 5 } },
    { id: 'first', name: 'A cup', on: 'purchase', to: 'member.invited_by', grant: { stars: 9 } },
    { id: 'thanks', on: 'thank', to: 'waiter', grant: { stars: 1 } },
  ],
};

const record = (id: string, type: string, attributes: object, given: number) =>
  ({
    activity: { id, type, member: 'lin', at: '2026-03-01T10:00:00+08:00', attributes },
    outcome: {
      status: 'accepted',
      effects: given > 0 ? [{ type: 'earned', rule: 'r', thing: 'stars', amount: given }] : [],
    },
  }) as unknown as HeldRecord;

test('a friend has joined, ordered, been rewarded for; a reward taken back says so', () => {
  const steps = (records: HeldRecord[]) => friendsIn(records, programme).map((one) => one.steps);
  const joined = record('a/joined', 'gift', { rule: 'joined' }, 5);
  const ordered = record('b/first', 'gift', { rule: 'first' }, 9);
  expect(steps([joined])).toEqual([['invited', 'joined', 'rewarded']]);
  expect(steps([ordered])).toEqual([['invited', 'joined', 'ordered', 'rewarded']]);
  const back = record('c/first', 'cancel', { source: 'b/first', amount: 1, refunded: 1 }, 0);
  expect(steps([back, ordered])).toEqual([['invited', 'joined', 'ordered', 'taken_back']]);
  const capped = record('d/joined', 'gift', { rule: 'joined' }, 0); // beyond the rule's limit
  expect(steps([capped])).toEqual([['invited', 'joined']]);
  const thanks = record('e/thanks', 'gift', { rule: 'thanks' }, 1); // of another kind
  expect(steps([thanks])).toEqual([]);
});
