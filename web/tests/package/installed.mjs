// The package as a stranger gets it: packed, and installed in an empty folder that goes afterwards.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';

export const web = fileURLToPath(new URL('../..', import.meta.url));

/** Its folder, where it lies in there, its archive, and a way to run commands there. */
export function installed() {
  assert.ok(existsSync(join(web, 'dist/engine.wasm')), 'web/ has to be built first');
  const folder = mkdtempSync(join(tmpdir(), 'member-center-'));
  after(() => rmSync(folder, { recursive: true }));
  const run = (command, ...words) =>
    execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const [packed] = JSON.parse(run('npm', 'pack', web, '--json', '--ignore-scripts'));
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', packed.filename);
  return { folder, run, packed, home: join(folder, 'node_modules/@perennial/member-center') };
}
