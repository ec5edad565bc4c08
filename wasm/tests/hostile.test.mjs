// Input that was made to harm: an answer at once, the module lives on and its memory stays.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Loyalty } from '../dist/loyalty.js';
import { instantiate } from '../dist/module.js';
import { compile } from '../dist/source.js';
import { program, purchase } from './corner.mjs';

const wasm = await readFile(new URL('../dist/engine.wasm', import.meta.url));
const module = await instantiate(await compile(wasm));
const loyalty = new Loyalty(module);
const { engine } = loyalty.create(program);

const hostile = {
  '100,000 brackets': '['.repeat(100_000),
  '100,000 closed brackets': '['.repeat(100_000) + ']'.repeat(100_000),
  '100,000 objects in one another': '{"a":'.repeat(100_000),
  'a number of 100,000 digits': `{"id":${'9'.repeat(100_000)}}`,
  'a number beyond every range': '{"id":1e999999}',
  'a truncated document': JSON.stringify(purchase(1)).slice(0, -9),
  'invalid UTF-8': Uint8Array.of(0x22, 0xff, 0xfe, 0x22),
  'a lone surrogate': '{"id":"\\ud800"}',
  'a doubled key': '{"id":"a","id":"b"}',
  'nothing at all': '',
  'NUL bytes': '\0'.repeat(1000),
  'a text of a million letters': JSON.stringify({ id: 'x'.repeat(1_000_000) }),
};

for (const [name, text] of Object.entries(hostile)) {
  test(`${name}: refused everywhere, again and again`, () => {
    const before = engine.snapshot();
    const once = () => {
      assert.equal(engine.apply(text).outcome.status, 'rejected');
      assert.equal(engine.preview(text).status, 'rejected');
      assert.ok(loyalty.check(text).length > 0);
      assert.ok(loyalty.create(text).faults.length > 0);
      assert.equal(typeof engine.restore(text), 'string');
      if (text.length > 0) assert.equal(loyalty.verify(text).ok, false);
    };
    once();
    const memory = module.exports.HEAPU8.byteLength;
    for (let round = 0; round < 20; ++round) once();
    assert.equal(module.exports.HEAPU8.byteLength, memory);
    assert.equal(engine.snapshot(), before);
  });
}

test('more values than a document may hold are refused before they fill the memory', () => {
  const text = `[${'0,'.repeat(8_000_000)}0]`;
  const before = module.exports.HEAPU8.byteLength;
  assert.match(loyalty.check(text)[0].sentence, /more than 1,048,576 values/);
  assert.equal(engine.apply(text).outcome.code, 'malformed');
  // The text itself, where it was sent and where it is read, and a million values of it.
  assert.ok(module.exports.HEAPU8.byteLength - before < 160 * 2 ** 20);
});

test('conditions nested without end are an error', () => {
  const depth = 50_000;
  const text = `{"rule":${'{"!":'.repeat(depth)}1${'}'.repeat(depth)},"data":null}`;
  const [length] = module.send(text);
  assert.ok('error' in JSON.parse(module.answer(module.exports.logic(length))));
});

test('engines made and lost give their memory back', () => {
  for (let round = 0; round < 50; ++round) loyalty.create(program).engine.dispose();
  const memory = module.exports.HEAPU8.byteLength;
  for (let round = 0; round < 500; ++round) loyalty.create(program).engine.dispose();
  assert.equal(module.exports.HEAPU8.byteLength, memory);
});

test('after all this it still works', () => {
  assert.equal(engine.apply(purchase(1)).outcome.code, 'ok');
});
