// What people read says what the code does: the programme of the README passes the check, and the
// tables and examples of core/docs name exactly what the schemas know.
//
//   node --test native_tests/schema/documents.mjs
//
// LOYALTY names the command (default build/native/loyalty).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { judge, schemas } from './schemas.mjs';

const kRoot = new URL('../../', import.meta.url);
const kCommand = process.env.LOYALTY ?? fileURLToPath(new URL('build/native/loyalty', kRoot));

const read = (path) => readFileSync(new URL(path, kRoot), 'utf8');
const kDocuments = read('core/docs/documents.md');

const jsonBlocks = (text) =>
  [...text.matchAll(/^```json\n(.*?)^```$/gms)].map(([, block]) => JSON.parse(block));

const codes = (text) =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words]) => words.match(/[a-z_]+/g) ?? []);

// The rows of the first table below a line that holds `title`: the words of the first cell, and the
// other cells.
function tableAfter(text, title) {
  const lines = text.slice(text.indexOf(title)).split('\n');
  const from = lines.findIndex((line) => /^\|[-| ]+\|$/.test(line));
  const rest = lines.slice(from + 1);
  return rest.slice(0, rest.findIndex((line) => !line.startsWith('|'))).map((line) => {
    const [first, ...cells] = line.slice(1).split(/ ?\| ?/);
    return { names: codes(first), cells };
  });
}

const part = (file, reference) => schemas[file].$defs[reference.replace('#/$defs/', '')];
const sorted = (names) => [...new Set(names)].sort();

// {name: schema}, by the word that `key` holds in each part.
const partsBy = (file, key, references) => new Map(references.map(({ $ref }) => {
  const schema = part(file, $ref);
  return [schema.properties[key].const, schema];
}));

test('the programme in the README passes the check without a word', () => {
  const [programme, ...others] = jsonBlocks(read('README.md'));
  assert.equal(others.length, 0);
  assert.deepEqual(judge(programme).places, []);
  const { status, stdout, stderr } = spawnSync(kCommand, ['check', '-'], {
    input: JSON.stringify(programme), encoding: 'utf8',
  });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
});

test('the examples of documents.md are an activity and its outcome', () => {
  const [activity, outcome, ...others] = jsonBlocks(kDocuments);
  assert.equal(others.length, 0);
  assert.deepEqual(judge(activity, 'activity.schema.json').places, []);
  assert.deepEqual(judge(outcome, 'outcome.schema.json').places, []);
  assert.equal(outcome.activity, activity.id);
});

test('documents.md names every effect with its members, and no other', () => {
  const effects = partsBy('effect.schema.json', 'type', schemas['effect.schema.json'].oneOf);
  const rows = tableAfter(kDocuments, '| effect | members');
  assert.deepEqual(sorted(rows.flatMap(({ names }) => names)), sorted(effects.keys()));
  for (const { names: [name], cells: [members] } of rows) {
    const known = Object.keys(effects.get(name).properties)
      .filter((key) => key !== 'type' && key !== 'at');
    assert.deepEqual(sorted(codes(members)), sorted(known), name);
  }
});

test('documents.md names every reason for passing over with its members, and no other', () => {
  const { oneOf } = part('outcome.schema.json', 'passed_over');
  const reasons = partsBy('outcome.schema.json', 'code', oneOf);
  const rows = tableAfter(kDocuments, '`passed_over` has an entry');
  assert.deepEqual(sorted(rows.flatMap(({ names }) => names)), sorted(reasons.keys()));
  for (const { names: [name], cells: [meaning] } of rows) {
    const members = Object.keys(reasons.get(name).properties)
      .filter((key) => key !== 'code' && key !== 'rule');
    const unnamed = members.filter((key) => !codes(meaning).includes(key));
    assert.deepEqual(unnamed, [], name);
  }
});

test('documents.md names every activity the schema knows, with what each needs', () => {
  const known = new Map(schemas['activity.schema.json'].allOf.map((one) =>
    [one.if.properties.type.const, one.then.properties.attributes]));
  const rows = tableAfter(kDocuments, '| type | attributes');
  const told = new Set(rows.flatMap(({ names }) => names));
  assert.deepEqual([...known.keys()].filter((type) => !told.has(type)), []);
  for (const { names, cells: [attributes] } of rows) {
    const plain = attributes.replace(/\[[^\]]*\]/g, '');
    for (const type of names) {
      const { required = [], properties = {} } = known.get(type) ?? {};
      const named = codes(plain);
      const unnamed = Object.keys(properties).filter((key) => !named.includes(key));
      assert.deepEqual(unnamed, [], type);
      // `lines`! stands for an amount that may come as lines.
      const needed = [...plain.matchAll(/`(\w+)`!/g)].map(([, key]) => key);
      assert.deepEqual(sorted(needed.filter((key) => key !== 'lines')), sorted(required), type);
    }
  }
});

for (const [name, quotes] of [['view', '"'], ['quote', '`']]) {
  test(`${name}.md names every key of the ${name}`, () => {
    const text = read(`core/docs/${name}.md`);
    const schema = schemas[`${name}.schema.json`];
    const keys = new Set();
    for (const { properties } of [schema, ...Object.values(schema.$defs)]) {
      for (const key of Object.keys(properties ?? {})) keys.add(key);
    }
    assert.deepEqual([...keys].filter((key) => !text.includes(quotes + key + quotes)), []);
  });
}
