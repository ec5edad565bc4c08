// Chains of several members in an order that can be replayed.
import { expect, test } from 'vitest';
import { merge } from '../../src/backend/chains.js';
import type { JournalRow } from '../../src/backend/database.js';

let seq = 0;
const row = (member: string, record: object): JournalRow => {
  seq += 1;
  return { member, seq, line: JSON.stringify({ member, seq, ...record }) };
};
const activity = (member: string, program: string, received: string, name: string) =>
  row(member, { program, activity: { id: name, at: received, stamp: { received } } });
const version = (member: string, from: string, program: string, at: string) =>
  row(member, { program, checkpoint: { reason: 'version', at, from } });

const semantics = (member: string, program: string, at: string) =>
  row(member, { program, checkpoint: { reason: 'semantics', at, from: 0 } });

const namesOf = (lines: string) =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ activity: done, member, checkpoint }) => done?.id ?? `${member}>${checkpoint.at}`);

test('activities stand as they were received, whoever’s they are', () => {
  const lin = [activity('lin', 'A', '2026-01-01', 'l1'), activity('lin', 'A', '2026-01-04', 'l2')];
  const yue = [activity('yue', 'A', '2026-01-02', 'y1'), activity('yue', 'A', '2026-01-03', 'y2')];
  const { first, lines } = merge([lin, yue]);
  expect(first).toBe('A');
  expect(namesOf(lines)).toEqual(['l1', 'y1', 'y2', 'l2']);
});

test('a chain keeps its own order where the clock went back', () => {
  const lin = [activity('lin', 'A', '2026-01-05', 'l1'), activity('lin', 'A', '2026-01-01', 'l2')];
  const yue = [activity('yue', 'A', '2026-01-06', 'y1')];
  expect(namesOf(merge([lin, yue]).lines)).toEqual(['l1', 'l2', 'y1']);
});

test('all go over to a version before anybody acts under it', () => {
  const lin = [
    activity('lin', 'A', '2026-01-01', 'l1'),
    version('lin', 'A', 'B', '2026-02-01'),
    activity('lin', 'B', '2026-01-31', 'l2'), // received by a clock that ran behind
    version('lin', 'B', 'C', '2026-03-01'),
  ];
  const yue = [
    activity('yue', 'A', '2026-02-02', 'y1'), // by one that ran ahead
    version('yue', 'A', 'B', '2026-02-01'),
    version('yue', 'B', 'C', '2026-03-01'),
  ];
  const late = [activity('new', 'C', '2026-03-02', 'n1')];
  const { first, lines } = merge([late, lin, yue]);
  expect(first).toBe('A');
  expect(namesOf(lines)).toEqual([
    'l1', 'y1', 'lin>2026-02-01', 'yue>2026-02-01', 'l2', 'lin>2026-03-01', 'yue>2026-03-01', 'n1',
  ]);
});

test('where a newer engine took over stands where it happened, and is where to begin', () => {
  const lin = [
    activity('lin', 'A', '2026-01-01', 'l1'),
    version('lin', 'A', 'B', '2026-02-01'),
    activity('lin', 'B', '2026-02-03', 'l2'),
    semantics('lin', 'B', '2026-02-04'),
    activity('lin', 'B', '2026-02-05', 'l3'),
    version('lin', 'B', 'C', '2026-03-01'),
  ];
  const late = [activity('new', 'B', '2026-02-06', 'n1'), version('new', 'B', 'C', '2026-03-01')];
  const { first, lines } = merge([lin, late]);
  expect(first).toBe('B');
  expect(namesOf(lines)).toEqual([
    'l1', 'lin>2026-02-01', 'l2', 'lin>2026-02-04', 'l3', 'n1', 'lin>2026-03-01', 'new>2026-03-01',
  ]);
});

test('chains that begin under two programmes are no journal', () => {
  const lin = [activity('lin', 'A', '2026-01-01', 'l1')];
  const yue = [activity('yue', 'B', '2026-01-02', 'y1')];
  expect(() => merge([lin, yue])).toThrow('one programme');
});
