// What is printed from a source is what its source would print now.
//
//   node --test native_tests/schema/printed.mjs

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const kScripts = [
  new URL('../../core/schema/status.mjs', import.meta.url),
  new URL('../../core/schema/types.mjs', import.meta.url),
];

for (const script of kScripts) {
  test(`${script.pathname.split('/').at(-1)} has nothing new to print`, () => {
    const words = [fileURLToPath(script), '--check'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
}
