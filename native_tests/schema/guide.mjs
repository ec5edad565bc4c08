// The programme guide does what it says: every piece of JSON in it is a working part of a
// programme, what is told under a piece is what the engine answers, every key is in it.
//
//   node --test native_tests/schema/guide.mjs
//
// LOYALTY names the command (default build/native/loyalty). A piece is a programme of its own when
// it has an id; else its lists join those of the pieces marked `base`. In a block marked `story` a
// line `2026-03-02 10:00 purchase {…}` is an activity of a member who enrolled on 1 March, and the
// lines under it are its effects, `-` what was passed over, `!` a refusal. What draws ends with
// `entropy` and the first digits of it; the others are 0.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { lineOf } from '../stories/story.mjs';
import { examples } from './programs.mjs';
import { grammarKeys, judge, walk, wordsOf } from './schemas.mjs';

const kGuide = new URL('../../examples/programs/README.md', import.meta.url);
const kCommand =
  process.env.LOYALTY ?? fileURLToPath(new URL('../../build/native/loyalty', import.meta.url));
const kFrame =
  { id: 'guide', version: 1, name: 'Guide', money: 'CNY', zone: 'Asia/Shanghai' };
const kActivity = /^(\S+) (\S+) (\S+)(?: (\{.*\}))?(?: entropy ([0-9a-f]+))?$/;
const kEnrolled = { id: 'a0', member: 'lin', type: 'enrol', at: '2026-03-01T09:00:00+08:00' };

const skip = existsSync(kCommand) ? false : `no ${kCommand}`;
const guide = readFileSync(kGuide, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
test.after(() => rmSync(folder, { recursive: true }));

// Every fenced block with the words after its fence and the heading it stands under.
function blocksOf(text) {
  const found = [];
  let heading = '';
  let block;
  for (const line of text.split('\n')) {
    if (!block && line.startsWith('## ')) heading = line.slice(3);
    if (!line.startsWith('```')) block?.lines.push(line);
    else if (block) block = void found.push(block);
    else block = { heading, words: line.slice(3).split(' '), lines: [] };
  }
  return found;
}

function merged(base, piece) {
  const programme = { ...base };
  for (const [key, value] of Object.entries(piece)) {
    programme[key] = Array.isArray(value) ? [...(base[key] ?? []), ...value] : value;
  }
  return programme;
}

// Each piece as a programme, with the story told about it.
function partsOf(blocks) {
  let base = kFrame;
  const parts = [];
  for (const { heading, words, lines } of blocks) {
    if (words[0] === 'story') parts.at(-1).stories.push(lines);
    if (words[0] !== 'json') continue;
    const piece = JSON.parse(lines.join('\n'));
    const programme = piece.id ? piece : merged(base, piece);
    parts.push({ heading, piece, programme, stories: [] });
    if (words.includes('base')) base = programme;
  }
  return parts;
}

function answersOf(words, input) {
  const { error, stdout, stderr } = spawnSync(kCommand, words, { encoding: 'utf8', input });
  assert.ifError(error);
  assert.equal(stderr, '');
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

// A piece need not give all that the base has.
function faultsOf({ piece, programme }) {
  const [faults] = answersOf(['check', '--batch'], `${JSON.stringify(programme)}\n`);
  const ofBase = ({ code, pointer }) => code.startsWith('warning.') && /^.currencies/.test(pointer);
  return piece.id ? faults : faults.filter((fault) => !ofBase(fault));
}

function outcomesOf(programme, activities) {
  const file = join(folder, 'programme.json');
  writeFileSync(file, JSON.stringify(programme));
  const lines = activities.map((activity) => `${JSON.stringify(activity)}\n`);
  return answersOf(['run', file, '-'], lines.join(''));
}

function toldIn(lines) {
  const activities = [kEnrolled];
  const expected = [];
  for (const line of lines) {
    if (line.startsWith('  ')) {
      expected.at(-1).push(line.slice(2));
      continue;
    }
    const [, day, hour, type, attributes = '{}', entropy] = kActivity.exec(line);
    const id = `a${activities.length}`;
    const at = `${day}T${hour}:00+08:00`;
    const stamp = entropy && { entropy: entropy.padEnd(64, '0') };
    activities.push({ id, member: 'lin', type, at, attributes: JSON.parse(attributes), stamp });
    expected.push([]);
  }
  return { activities, expected };
}

function answerIn({ status, code, missing, effects, passed_over }) {
  if (status === 'rejected') return [`! ${code}${missing ? ` missing=${missing}` : ''}`];
  return [
    ...effects.map((effect) => lineOf(effect, 'type')),
    ...passed_over.map((entry) => `- ${lineOf(entry, 'code')}`),
  ];
}

const parts = partsOf(blocksOf(guide));

test('the guide has pieces and stories', () => {
  assert.ok(parts.length >= 20);
  assert.ok(parts.flatMap(({ stories }) => stories).length >= 12);
});

for (const [index, part] of parts.entries()) {
  const name = `${part.heading}: piece ${index}`;

  test(`${name} is a working part`, { skip }, () => {
    assert.deepEqual(judge(part.programme).places, []);
    assert.deepEqual(faultsOf(part), []);
  });

  for (const lines of part.stories) {
    test(`${name} does what is written under it`, { skip }, () => {
      const { activities, expected } = toldIn(lines);
      const [, ...outcomes] = outcomesOf(part.programme, activities);
      assert.deepEqual(outcomes.map(answerIn), expected);
    });
  }
}

test('every key of the grammar is in a piece', () => {
  const seen = new Set();
  for (const { programme } of parts) {
    walk(programme, ({ part, key, named }) => named && seen.add(`${part}.${key}`));
  }
  assert.deepEqual([...grammarKeys().keys()].filter((key) => !seen.has(key)), []);
});

test('what the table of wishes names is in the examples', () => {
  const [, table] = guide.split(/\n## \d+\. How do I say/);
  const rows = [...table.matchAll(/^\|.*\((\w+)\.json\) \| (.*) \|$/gm)];
  const named = rows.flatMap(([, example, places]) =>
    [...places.matchAll(/`(\w+)\/(\w+)`/g)].map(([, list, id]) => ({ example, list, id })));
  const programmes = new Map(examples().map(({ name, programme }) => [name, programme]));
  const gone = named.filter(({ example, list, id }) =>
    !programmes.get(example)?.[list]?.some((item) => item.id === id));
  assert.deepEqual(gone, []);
  assert.ok(named.length >= 40, `${named.length} places`);
});

test('every word of a closed list is told', () => {
  const words = [...grammarKeys()].flatMap(([key, schema]) =>
    wordsOf(schema).map((word) => ({ key, word })));
  assert.ok(words.length > 0);
  assert.deepEqual(words.filter(({ word }) => !new RegExp(`[\`"]${word}[\`"]`).test(guide)), []);
});

test('the table of every key is complete', () => {
  const [, table = ''] = guide.split(/\n## \d+\. Every key/);
  const rows = new Map(
    [...table.matchAll(/^\| (\w+) \|(.*)\|$/gm)].map(([, part, keys]) => [part, keys]),
  );
  const missing = [...grammarKeys().keys()].filter((key) => {
    const [part, word] = key.split('.');
    return !rows.get(part)?.includes(`\`${word}\``);
  });
  assert.deepEqual(missing, []);
});
