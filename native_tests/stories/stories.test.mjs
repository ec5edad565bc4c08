// Every scenario and its variants in WebAssembly, in Node and in Chromium; then their answers and
// those of the native tests, byte by byte.
//
// Answers are in build/outcomes (or PERENNIAL_OUTCOMES_DIR): native, node and chromium, a file a
// story. The native ones come from `native_tests '[metamorphic]'`, which `./test` runs first.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { judge } from '../schema/schemas.mjs';
import { tellInChromium } from './browser.mjs';
import { allStories, loadEngine } from './files.mjs';
import { tellAll } from './variants.mjs';

const kOutcomes =
  process.env.PERENNIAL_OUTCOMES_DIR ??
  fileURLToPath(new URL('../../build/outcomes', import.meta.url));
const kRunners = ['native', 'node', 'chromium'];

const fileOf = (runner, path) => join(kOutcomes, runner, path.replace(/\.json$/, '.jsonl'));

function write(runner, { answers, counts }) {
  rmSync(join(kOutcomes, runner), { recursive: true, force: true });
  for (const [path, lines] of Object.entries(answers)) {
    mkdirSync(dirname(fileOf(runner, path)), { recursive: true });
    writeFileSync(fileOf(runner, path), `${lines.join('\n')}\n`);
  }
  writeFileSync(join(kOutcomes, runner, 'counts.json'), `${JSON.stringify(counts)}\n`);
  const { scenarios, compared, outcomes } = counts;
  const total = Object.values(compared).reduce((sum, count) => sum + count, 0);
  console.log(
    `${runner}: scenarios × variants × outcomes compared: ${scenarios} × ` +
      `${Object.keys(compared).length} × ${outcomes} ` +
      `(${total} with what each variant compares besides)`,
  );
}

function schemaOf(answer) {
  if ('hash' in answer) return 'record.schema.json';
  if ('status' in answer) return 'outcome.schema.json';
  if ('currencies' in answer) return 'view.schema.json';
  if ('exhaustive' in answer) return 'quote.schema.json';
  if ('records' in answer) return 'record.schema.json#/$defs/history';
  return undefined;  // the snapshot, a head, or why a view cannot be shown
}

function assertValid({ answers }) {
  let judged = 0;
  for (const [path, lines] of Object.entries(answers)) {
    for (const line of lines) {
      const answer = JSON.parse(line);
      const schema = schemaOf(answer);
      if (!schema) continue;
      const { valid, places } = judge(answer, schema);
      assert.ok(valid, `${path}: ${schema} finds fault with ${places} in ${line}`);
      judged += 1;
    }
  }
  assert.ok(judged > 1000, `only ${judged} answers were judged`);
}

test('every scenario and variant in Node', async () => {
  const run = tellAll(await loadEngine(), allStories());
  write('node', run);
  assert.deepEqual(run.problems, []);
  assertValid(run);
});

test('every scenario and variant in Chromium, under a strict policy', async () => {
  const run = await tellInChromium();
  write('chromium', run);
  assert.deepEqual(run.complaints, []);
  assert.deepEqual(run.problems, []);
  assertValid(run);
});

test('native, Node and Chromium answered the same bytes, and compared as much', () => {
  const countsOf = (runner) => readFileSync(join(kOutcomes, runner, 'counts.json'), 'utf8');
  const counts = kRunners.map(countsOf);
  assert.equal(counts[1], counts[0], 'Node compared something else than the native tests');
  assert.equal(counts[2], counts[0], 'Chromium compared something else than the native tests');
  for (const { path } of allStories()) {
    for (const runner of kRunners) {
      assert.ok(existsSync(fileOf(runner, path)), `${runner} has not told ${path}`);
    }
    const read = (runner) => readFileSync(fileOf(runner, path), 'utf8');
    const [native, ...others] = kRunners.map(read);
    for (const [at, other] of others.entries()) {
      assert.equal(other, native, `${path}: ${kRunners[at + 1]} answers otherwise`);
    }
  }
});
