// From every example programme at least 2,000 wrong ones: on their structure the published schema
// (ajv) and the core's checker must agree, and what only the core finds is `semantic.…`. And texts
// that hardly are programmes at all, none of which may end the core.
//
//   node --test native_tests/schema/mutants.mjs
//
// LOYALTY names the command (default build/native/loyalty). Without it only the schema is run, and
// the comparison counts as skipped.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { everything, examples } from './programs.mjs';
import { grammarKeys, judge, schemas, walk } from './schemas.mjs';
import { mutantsOf } from './mutate.mjs';

const kLeast = 2000;
const kShown = 20;  // disagreements printed before the rest is only counted
const kCommand =
  process.env.LOYALTY ?? fileURLToPath(new URL('../../build/native/loyalty', import.meta.url));
const noCore = existsSync(kCommand) ? false : `no ${kCommand}`;

// One programme a line in, one list of faults a line out.
function checked(texts) {
  const end = Buffer.from('\n');
  const { status, stdout, stderr, error } = spawnSync(kCommand, ['check', '--batch'], {
    input: Buffer.concat(texts.flatMap((text) => [Buffer.from(text), end])),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  assert.ifError(error);
  const lines = stdout.split('\n').filter(Boolean);
  const problem = `status ${status}, ${lines.length} answers to ${texts.length}: ${stderr}`;
  assert.ok(status === 0 && lines.length === texts.length, problem);
  return lines.map((line) => JSON.parse(line));
}

const isStructural = ({ code }) => code.startsWith('structure.') || code.startsWith('syntax');
const isKnown = ({ code }) => /^(syntax|structure\.|semantic\.|warning\.)/.test(code);

// Of several places the one that encloses the others, or comes before them.
function outermost(places) {
  const depth = (place) => place.split('/').length;
  return [...places].sort((a, b) => depth(a) - depth(b))[0];
}

// Why the two disagree over this mutant; nothing when they agree.
function disagreement(mutant, faults) {
  const { places } = mutant;
  const structural = faults.filter(isStructural).map((fault) => fault.pointer);
  const strange = faults.find((fault) => !isKnown(fault));
  if (strange) return `unknown code ${strange.code}`;
  if ((places.length > 0) !== (structural.length > 0)) {
    return places.length > 0
      ? `only the schema finds a fault, at ${places}`
      : `only the core finds a fault, at ${structural}`;
  }
  const extra = structural.find((pointer) => !places.includes(pointer));
  if (extra !== undefined) return `the core says ${extra || 'the document'}, the schema ${places}`;
  if (places.length > 0 && !structural.includes(outermost(places))) {
    return `the schema says ${outermost(places) || 'the document'}, the core ${structural}`;
  }
  if (mutant.broken && !faults.some(({ code }) => code.startsWith('semantic.'))) {
    return 'the core did not notice the broken reference';
  }
  return undefined;
}

function compare(name, mutants) {
  const answers = checked(mutants.map((mutant) => mutant.text));
  const found = [];
  mutants.forEach((mutant, at) => {
    const why = disagreement(mutant, answers[at]);
    if (why) found.push(`${name}: ${mutant.change}: ${why}`);
  });
  const agreed = mutants.length - found.length;
  console.log(`${name}: ${mutants.length} mutants, ${agreed} agreed`);
  for (const line of found.slice(0, kShown)) console.error(`  ${line}`);
  assert.equal(found.length, 0, `${name}: ${found.length} disagreements`);
}

test('the programme with everything has every key of the grammar', () => {
  const { programme } = everything();
  const seen = new Set();
  walk(programme, ({ part, key, named }) => named && seen.add(`${part}.${key}`));
  assert.deepEqual([...grammarKeys().keys()].filter((key) => !seen.has(key)), []);
});

test('the lists of a programme end at the same length', { skip: noCore }, () => {
  const lists = Object.entries(schemas['program.schema.json'].properties)
    .filter(([, { type }]) => type === 'array');
  const tooLong = lists.map(([key, { maxItems }]) =>
    JSON.stringify({ id: 'club', version: 1, name: 'Club', [key]: Array(maxItems + 1).fill({}) }));
  checked(tooLong).forEach((faults, at) => {
    assert.deepEqual(faults.map(({ pointer }) => pointer), [`/${lists[at][0]}`]);
  });
});

// Cut anywhere, bytes changed anywhere (a fixed sequence), and shapes that break readers.
function* hostileTexts(programme) {
  const right = Buffer.from(JSON.stringify(programme));
  for (let length = 1; length < right.length; length += 3) yield right.subarray(0, length);
  let random = 1;
  for (let round = 0; round < 2000; round += 1) {
    const text = Buffer.from(right);
    for (let changes = 0; changes < 3; changes += 1) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      const byte = random & 0xff;
      text[(random >>> 8) % text.length] = byte === 10 || byte === 13 ? 0 : byte;
    }
    yield text;
  }
  for (const filling of ['[', '{"a":', '"x"', '9', '\\u', '\0']) {
    yield Buffer.from(`{"id":${filling.repeat(100_000)}`);
  }
  yield Buffer.from(JSON.stringify({ ...programme, id: 'x'.repeat(1_000_000) }));
  yield Buffer.from(JSON.stringify({ ...programme, rules: Array(20_000).fill(programme) }));
}

test('there are example programmes', () => assert.ok(examples().length >= 4));

for (const { name, programme } of [...examples(), everything()]) {
  const mutants = mutantsOf(programme).map((mutant) => ({
    ...mutant,
    places: judge(JSON.parse(mutant.text)).places,
  }));

  test(`${name}: the schema accepts it and judges its mutants`, () => {
    assert.deepEqual(judge(programme).places, []);
    assert.ok(mutants.length >= kLeast, `${name}: only ${mutants.length} mutants`);
    const refused = mutants.filter(({ places }) => places.length > 0).length;
    const broken = mutants.filter((mutant) => mutant.broken).length;
    console.log(
      `${name}: ${mutants.length} mutants, ${refused} refused by the schema, ` +
        `${broken} with a broken reference`,
    );
    const broad = mutants.filter(({ places, broken }) => broken && places.length > 0);
    assert.deepEqual(broad.map(({ change }) => change), [], 'a broken reference is no structure');
  });

  test(`${name}: schema and core agree`, { skip: noCore }, () => {
    assert.deepEqual(checked([JSON.stringify(programme)])[0].filter(
      ({ code }) => !code.startsWith('warning.'),
    ), []);
    compare(name, mutants);
  });

  test(`${name}: hostile texts are answered`, { skip: noCore }, () => {
    const texts = [...hostileTexts(programme)];
    const answers = checked(texts);
    assert.ok(answers.flat().every(isKnown));
    const accepted = answers.filter((faults) => faults.length === 0).length;
    assert.ok(accepted < texts.length / 2, `${accepted} of ${texts.length} accepted`);
    console.log(`${name}: ${texts.length} hostile texts, ${accepted} of them accepted`);
  });
}
