// The package as a stranger gets it: packed, installed in an empty folder, imported, type-checked.
//
//   node --test web/tests/package/package.test.mjs      after `npm run build` in web/
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, web } from './installed.mjs';

const manifest = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
const { folder, run, packed, home } = installed();

const program = JSON.stringify({
  id: 'corner',
  version: 1,
  name: 'Corner Club',
  zone: 'Asia/Shanghai',
  enrolment: 'automatic',
  currencies: [{ id: 'points', name: 'Points' }],
  rules: [{ id: 'spend', on: 'purchase', grant: { points: { of: 'amount', rate: [1, 100] } } }],
});
const purchase = JSON.stringify({
  id: 'o-1',
  member: 'lin',
  type: 'purchase',
  at: '2026-10-21T12:00:00+08:00',
  attributes: { amount: 6800 },
});

// What a module prints when Node runs it where the package is installed.
function printed(name, ...lines) {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return run(process.execPath, '--disallow-code-generation-from-strings', name).trim();
}

/** Every file that `exports` and `files` of the manifest promise. */
function promised(entry) {
  if (typeof entry === 'string') return [entry];
  return Object.values(entry).flatMap(promised);
}

test('the archive holds what was built and nothing else', () => {
  const expected = /^(dist\/|package\.json$|README|LICENSE)/;
  const strangers = packed.files.map(({ path }) => path).filter((path) => !expected.test(path));
  assert.deepEqual(strangers, []);
});

test('every promised file is there, types first', () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    for (const path of promised(entry)) {
      const one = path.replace('*', 'en');
      assert.ok(existsSync(join(home, one)), `${name} promises ${one}`);
    }
    if (typeof entry === 'string') continue;
    const conditions = Object.keys(entry);
    assert.equal(conditions[0], 'types', `${name}: a compiler takes the first condition it knows`);
    if (conditions.length === 1) continue; // types for a framework, no code
    assert.equal(conditions.at(-1), 'default', `${name}: nothing after default is ever looked at`);
  }
});

test('scripts import nothing that is neither in the archive nor of Node', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  for (const path of scripts) {
    const text = readFileSync(join(home, path), 'utf8');
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?["']([.@\w][\w@./:-]*)["']/g)) {
      assert.match(name, /^(\.{1,2}\/|node:)/, `${path} imports ${name}`);
    }
  }
});

test('[A32] on a server the element is imported, and nothing is registered or put anywhere', () => {
  const answer = printed(
    'element.js',
    'const before = Object.getOwnPropertyNames(globalThis).length;',
    "const { MemberCenter, defineMemberCenter } = await import('@perennial/member-center');",
    'const { customElements, HTMLElement, document } = globalThis;',
    'const strangers = [customElements, HTMLElement, document].filter(Boolean);',
    'console.log(typeof MemberCenter, typeof defineMemberCenter, strangers.length);',
    "await import('@perennial/member-center/define');",
    'console.log(globalThis.customElements);',
  );
  assert.equal(answer, 'function function 0\nundefined');
});

test('the engine loads in Node and checks, applies and shows', () => {
  const answer = printed(
    'engine.js',
    "import { load } from '@perennial/member-center/engine';",
    'const loyalty = await load();',
    `console.log(JSON.stringify(loyalty.check(${program})));`,
    "console.log(loyalty.check({ id: 'corner' }).map(({ pointer }) => pointer).length > 0);",
    `const { engine } = loyalty.create(${program});`,
    `console.log(engine.apply(${purchase}).outcome.code);`,
    "const view = engine.view({ member: 'lin', now: '2026-10-21T13:00:00+08:00' });",
    'console.log(view.currencies[0].available);',
  );
  assert.equal(answer, '[]\ntrue\nok\n68');
});

test('the remote backend is imported on a server, and nothing is asked before it is opened', () => {
  const answer = printed(
    'remote.js',
    "const { RemoteBackend } = await import('@perennial/member-center/remote');",
    "globalThis.fetch = () => console.log('asked');",
    "const backend = new RemoteBackend({ address: 'https://loyalty.test/' });",
    'console.log(backend.authority, JSON.stringify(backend.standing("lin")));',
    'backend.close();',
  );
  assert.equal(answer, 'remote {"state":"online","waiting":[],"dead":[]}');
});

test('the bytes can be handed over by the host, from a CommonJS file too', () => {
  const answer = printed(
    'common.cjs',
    "const bytes = require.resolve('@perennial/member-center/engine.wasm');",
    "import('@perennial/member-center/engine').then(async ({ loadFrom }) => {",
    "  const loyalty = await loadFrom(require('node:fs').readFileSync(bytes));",
    `  console.log(loyalty.check(${program}).length);`,
    '});',
  );
  assert.equal(answer, '0');
});

test('what the package does not offer cannot be imported', () => {
  const inside = "import '@perennial/member-center/dist/chunks/app.js';";
  assert.throws(() => printed('inside.js', inside), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
});

test('the types hold for a strict project, and say no where they should', () => {
  const lines = [
    "import { MemberCenter, type Backend } from '@perennial/member-center';",
    "import '@perennial/member-center/define';",
    "import { load, type View } from '@perennial/member-center/engine';",
    "const center: MemberCenter = document.querySelector('member-center')!;",
    "center.program = 'coffee';",
    'export const backend: Backend | undefined = center.backend;',
    "import { RemoteBackend } from '@perennial/member-center/remote';",
    "center.customBackend = new RemoteBackend({ address: '/loyalty/', token: () => 'one' });",
    "const { engine } = (await load()).create('{}');",
    "const view = engine!.view({ member: 'lin', now: '2026-10-21T12:00:00+08:00' });",
    "if (!('error' in view)) console.log((view satisfies View).currencies[0]!.available);",
    "center.addEventListener('mc-checkin', (event) => event.detail.gifts[0]!.amount.toFixed());",
    "document.addEventListener('mc-tier-change', ({ detail }) => detail.to?.length);",
    'const { total } = (await center.preview({ amount: 100 }))!;',
    "await center.submit({ type: 'purchase', attributes: { amount: total } });",
    '(await center.entitlements()).map(({ id, until }) => id + until);',
    '// @ts-expect-error: an element has no such property',
    'center.nothing = 1;',
    '// @ts-expect-error: nor its event such a detail',
    "center.addEventListener('mc-checkin', (event) => event.detail.nothing);",
    '// @ts-expect-error: which nobody can change',
    "center.addEventListener('mc-checkin', (event) => (event.detail.type = 'x'));",
  ];
  writeFileSync(join(folder, 'project.ts'), `${lines.join('\n')}\n`);
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
  const compiler = join(web, 'node_modules/typescript/bin/tsc');
  for (const resolution of ['nodenext', 'bundler']) {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    const words = ['--module', module, '--moduleResolution', resolution, 'project.ts'];
    try {
      run(process.execPath, compiler, ...options, ...words);
    } catch (error) {
      assert.fail(`${resolution}: ${error.stdout}`);
    }
  }
});
