// The programme guide does what it says: every piece of JSON in it is a working part of a
// programme, what is told under a piece is what the engine answers, every key is in it.
//
//   node --test native_tests/schema/guide.mjs
//
// LOYALTY names the command (default build/native/loyalty). A piece is a programme of its own when
// it has an id; else its lists join those of the pieces marked `base`. In a block marked `story` a
// line `2026-03-02 10:00 purchase {…}` is an activity of a member who enrolled on 1 March, or of
// another one (`mei: purchase`), and the lines under it are its effects, `-` what was passed over,
// `!` a refusal; what it comes to for others stands under its `follow_up`. What draws ends with
// `entropy` and the first digits of it, the others are 0; what an operator does with `operator` and
// a name. In a block marked `answer` lines with `$` are run over the story before it; the last one
// answers at least the JSON that follows.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { lacking, lineOf } from '../stories/story.mjs';
import { examples } from './programs.mjs';
import { grammarKeys, judge, walk, wordsOf } from './schemas.mjs';

const kGuide = new URL('../../examples/programs/README.md', import.meta.url);
const kCommand =
  process.env.LOYALTY ?? fileURLToPath(new URL('../../build/native/loyalty', import.meta.url));
const kFrame =
  { id: 'guide', version: 1, name: 'Guide', money: 'CNY', zone: 'Asia/Shanghai' };
const kActivity =
  /^(\S+) (\S+) (?:(\w+): )?(\S+)(?: (\{.*\}))?(?: (entropy|operator) (\w+))?$/;
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

// Each piece as a programme, with the stories told about it and what is asked about each.
function partsOf(blocks) {
  let base = kFrame;
  const parts = [];
  for (const { heading, words, lines } of blocks) {
    if (words[0] === 'story') parts.at(-1).stories.push({ lines, answers: [] });
    if (words[0] === 'answer') parts.at(-1).stories.at(-1).answers.push(lines);
    if (words[0] !== 'json') continue;
    const piece = JSON.parse(lines.join('\n'));
    const programme = piece.id ? piece : merged(base, piece);
    parts.push({ heading, piece, programme, stories: [] });
    if (words.includes('base')) base = programme;
  }
  return parts;
}

function printed(words, input) {
  const options = { encoding: 'utf8', input, cwd: folder };
  const { error, stdout, stderr } = spawnSync(kCommand, words, options);
  assert.ifError(error);
  assert.equal(stderr, '');
  return stdout;
}

const answersOf = (words, input) =>
  printed(words, input).split('\n').filter(Boolean).map((line) => JSON.parse(line));

// A piece need not give all that the base has.
function faultsOf({ piece, programme }) {
  const [faults] = answersOf(['check', '--batch'], `${JSON.stringify(programme)}\n`);
  const ofBase = ({ code, pointer }) => code.startsWith('warning.') && /^.currencies/.test(pointer);
  return piece.id ? faults : faults.filter((fault) => !ofBase(fault));
}

// The files that the guide's commands name are those of the story told last.
function outcomesOf(programme, activities) {
  const lines = activities.map((activity) => `${JSON.stringify(activity)}\n`);
  writeFileSync(join(folder, 'programme.json'), JSON.stringify(programme));
  writeFileSync(join(folder, 'activities.jsonl'), lines.join(''));
  rmSync(join(folder, 'journal.jsonl'), { force: true });
  return answersOf(['run', 'programme.json', 'activities.jsonl', '--journal', 'journal.jsonl']);
}

// `$ loyalty verify journal.jsonl`; with `> erased.jsonl` behind it the answer goes to that file.
function printedBy(line) {
  const [, words, file] = /^\$ loyalty (.*?)(?: > (\S+))?$/.exec(line);
  const text = printed(words.split(' '));
  if (file) writeFileSync(join(folder, file), text);
  return text;
}

function asked(lines) {
  const commands = lines.filter((line) => line.startsWith('$ '));
  const expected = JSON.parse(lines.slice(commands.length).join('\n'));
  return { expected, actual: JSON.parse(commands.map(printedBy).at(-1)) };
}

const stampOf = { entropy: (digits) => digits.padEnd(64, '0'), operator: (name) => name };

function toldIn(lines) {
  const activities = [kEnrolled];
  const expected = [];
  for (const line of lines) {
    if (line.startsWith('  ')) {
      expected.at(-1).push(line.slice(2));
      continue;
    }
    const [, day, hour, member = 'lin', type, attributes = '{}', key, value] = kActivity.exec(line);
    const id = `a${activities.length}`;
    const at = `${day}T${hour}:00+08:00`;
    const stamp = key && { [key]: stampOf[key](value) };
    activities.push({ id, member, type, at, attributes: JSON.parse(attributes), stamp });
    expected.push([]);
  }
  return { activities, expected };
}

// An effect on one line; a follow-up with what came of it, from `outcomes` by their activity.
function linesOf(effect, outcomes) {
  if (effect.type !== 'follow_up') return [lineOf(effect, 'type')];
  const { id, member, type } = effect.activity;
  const inner = answerIn(outcomes.get(id), outcomes).map((line) => `  ${line}`);
  return [`follow_up ${member}: ${type} ${id}`, ...inner];
}

function answerIn({ status, code, missing, effects, passed_over }, outcomes) {
  if (status === 'rejected') return [`! ${code}${missing ? ` missing=${missing}` : ''}`];
  return [
    ...effects.flatMap((effect) => linesOf(effect, outcomes)),
    ...passed_over.map((entry) => `- ${lineOf(entry, 'code')}`),
  ];
}

function answersTo(programme, activities) {
  const outcomes = new Map(outcomesOf(programme, activities).map((one) => [one.activity, one]));
  return activities.map(({ id }) => answerIn(outcomes.get(id), outcomes));
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

  for (const { lines, answers } of part.stories) {
    test(`${name} does what is written under it`, { skip }, () => {
      const { activities, expected } = toldIn(lines);
      const [, ...told] = answersTo(part.programme, activities);
      assert.deepEqual(told, expected);
      for (const answer of answers) {
        const { expected: wanted, actual } = asked(answer);
        assert.equal(lacking(wanted, actual), '');
      }
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
