// The published schema knows every line that a journal may have: those of the committed journals
// fit it, each kind is among them, and a member more or less is a fault.
//
//   node --test native_tests/schema/records.mjs

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { judge, schemas } from './schemas.mjs';

const kFolder = new URL('../journals/', import.meta.url);
const kLine = 'record.schema.json#/$defs/journal_line';

const lines = readdirSync(kFolder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, kFolder), 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line));

test('every line of the committed journals fits the schema', () => {
  assert.ok(lines.length > 10);
  for (const line of lines) assert.deepEqual(judge(line, kLine).places, [], JSON.stringify(line));
});

test('every reason of a checkpoint is in a committed journal', () => {
  const { checkpoint, ...defs } = schemas['record.schema.json'].$defs;
  const reasons = checkpoint.oneOf.map(
    ({ $ref }) => defs[$ref.replace('#/$defs/', '')].properties.reason.const,
  );
  const seen = new Set(lines.map((line) => line.checkpoint?.reason).filter(Boolean));
  // An emptied line has lost its own.
  assert.deepEqual([...seen].sort(), reasons.sort());
});

test('a line with a member more or less does not fit', () => {
  for (const line of lines) {
    assert.ok(!judge({ ...line, more: 1 }, kLine).valid);
    for (const key of Object.keys(line)) {
      const { [key]: gone, ...rest } = line;
      assert.ok(!judge(rest, kLine).valid, `without ${key}`);
    }
  }
});
