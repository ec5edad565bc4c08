// The package as a stranger gets it: packed, installed in an empty folder, imported.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { program, purchase } from './corner.mjs';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'member-center-'));
after(() => rmSync(folder, { recursive: true }));

const run = (command, ...words) =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

test('npm pack, install in an empty folder, import', () => {
  assert.ok(existsSync(join(web, 'dist', 'engine.wasm')), 'web/ has to be built first');
  const packed = JSON.parse(run('npm', 'pack', web, '--json', '--ignore-scripts'));
  const names = packed[0].files.map(({ path }) => path);
  assert.ok(names.includes('dist/engine.wasm'));
  const expected = /^(dist\/|package\.json$|README|LICENSE)/;
  assert.deepEqual(names.filter((name) => !expected.test(name)), []);
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', packed[0].filename);
  const script = `
    import { load } from '@perennial/member-center/engine';
    const { engine } = (await load()).create(${JSON.stringify(program)});
    console.log(engine.apply(${JSON.stringify(purchase(1))}).outcome.code);`;
  writeFileSync(join(folder, 'module.mjs'), script);
  assert.equal(run(process.execPath, 'module.mjs'), 'ok\n');
  writeFileSync(join(folder, 'common.cjs'), `
    const wasm = require.resolve('@perennial/member-center/engine.wasm');
    import('@perennial/member-center/engine').then(async ({ load }) => {
      console.log(typeof (await load()).create, wasm);
    });`);
  assert.match(run(process.execPath, 'common.cjs'), /^function .*engine\.wasm\n$/);
});

test('what the package does not offer cannot be imported', () => {
  writeFileSync(join(folder, 'inside.mjs'), "import '@perennial/member-center/dist/loyalty.js';");
  assert.throws(() => run(process.execPath, 'inside.mjs'), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
});
