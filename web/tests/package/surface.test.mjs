// What the package says of itself is so: publint and attw find nothing, the manifest names the
// whole public surface and nothing else, and no script makes code or markup out of strings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { installed, web } from './installed.mjs';

const { folder, packed } = installed();
const read = (path) => readFileSync(join(web, path), 'utf8');
const below = (path) =>
  readdirSync(join(web, path), { recursive: true }).map((name) => join(path, String(name)));
const sources = below('src').filter((path) => path.endsWith('.ts'));
const source = sources.map(read).join('\n');
const found = (pattern) => [...source.matchAll(pattern)].map(([, name]) => name);
const sorted = (names) => [...new Set(names)].sort();

const manifest = JSON.parse(read('dist/custom-elements.json'));
const [element] = manifest.modules[0].declarations;
const told = (kind) => sorted(element[kind].map(({ name }) => name));

test('[A29] publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: web, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('[A29] are the types wrong? They are not', () => {
  const files = ['./engine.wasm', './custom-elements.json', './integrity.json'];
  const words = ['--profile', 'esm-only', '--exclude-entrypoints', ...files, '--'];
  const attw = join(web, 'node_modules/.bin/attw');
  try {
    execFileSync(attw, [...words, join(folder, packed.filename)], { encoding: 'utf8' });
  } catch (error) {
    assert.fail(error.stdout);
  }
});

test('[A36] the package names its manifest, and the archive holds it', () => {
  const { customElements, exports } = JSON.parse(read('package.json'));
  assert.equal(exports['./custom-elements.json'], `./${customElements}`);
  assert.ok(packed.files.some(({ path }) => path === customElements));
  assert.equal(element.tagName, 'member-center');
  for (const [kind, entries] of Object.entries(element)) {
    if (!Array.isArray(entries) || kind === 'members') continue;
    for (const { name, description } of entries) assert.ok(description, `${kind} ${name}: what?`);
  }
});

test('[A36] every event is in the manifest, and each that is there is told', () => {
  const typed = found(/^ {2}'(mc-[a-z-]+)': Told</gm);
  assert.deepEqual(told('events'), sorted(typed));
  const direct = found(/(?:tell|ask)Host\([^,]+, '(mc-[a-z-]+)'/g);
  const code = sources.filter((path) => !path.endsWith('element/events.ts')).map(read).join('');
  const words = [...code.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word);
  for (const name of typed) {
    const isMade = /`mc-(before-)?\$\{name\}`/.test(code);
    const stem = name.replace(/^mc-(before-)?/, '');
    assert.ok(words.includes(name) || (isMade && words.includes(stem)), `${name} is never told`);
  }
  assert.deepEqual(direct.filter((name) => !typed.includes(name)), []);
});

test('[A36] every part is in the manifest, and each that is there is drawn', () => {
  const drawn = found(/\spart=(?:"|\$\{[^}]*?')([a-z- ]+)['"]/g);
  const chosen = found(/\spart=\$\{[^}]*\? '([a-z- ]+)'/g);
  const names = [...drawn, ...chosen].flatMap((list) => list.split(' '));
  assert.deepEqual(told('cssParts'), sorted(names));
});

test('[A36] every token is in the manifest, and each that is there is used', () => {
  const declared = read('src/element/tokens.ts');
  const tables = declared.slice(0, declared.indexOf('/** All public tokens'));
  const names = [...tables.matchAll(/^ {2}'?([a-z][a-z0-9-]*)'?: ['"`]/gm)].map(([, name]) => name);
  assert.deepEqual(told('cssProperties'), sorted(names.map((name) => `--mc-${name}`)));
  for (const name of new Set(names)) {
    assert.ok(source.includes(`var(--_${name})`), `nothing is drawn with --mc-${name}`);
  }
});

test('[A36] every slot is in the manifest, and each that is there is offered', () => {
  const offered = found(/<slot name="([a-z-]+:?(?:\$\{[\w.]+\})?)"/g);
  const names = offered.map((name) => name.replace(/\$\{.*\}/, 'ID'));
  const unseen = ['', 'messages']; // one stands in where scripts are off, the other is read
  assert.deepEqual(told('slots'), sorted([...names, ...unseen]));
});

test('[A36] every attribute, property and method is in the manifest', async () => {
  const { MemberCenter } = await import(join(web, 'dist/index.js'));
  assert.deepEqual(told('attributes'), sorted(MemberCenter.observedAttributes));
  const own = Object.entries(Object.getOwnPropertyDescriptors(MemberCenter.prototype));
  const lit = [
    'connectedCallback', 'disconnectedCallback', 'constructor', 'scheduleUpdate', 'willUpdate',
    'render', 'updated',
  ];
  const names = own.map(([name]) => name).filter((name) => !lit.includes(name));
  const properties = [...MemberCenter.elementProperties.keys()].map(String);
  const inherited = told('members').filter((name) => name === 'lang');
  assert.deepEqual(told('members'), sorted([...names, ...properties, ...inherited]));
});

test('[A47] what is shipped makes no code and no markup out of strings', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  assert.ok(scripts.length > 20);
  const banned = {
    eval: /\beval\s*\(/,
    'new Function': /\bnew Function\b|[^\w.$]Function\s*\(/,
    'a timer with a string': /\bset(?:Timeout|Interval)\(\s*["'`]/,
    'style=': /<[a-z][^<>]*\sstyle=/,
    'an inline handler': /<[a-z][^<>]*\son[a-z]+=["']/,
    'markup from a string': /\bouterHTML\b|insertAdjacentHTML|document\.write|setHTMLUnsafe/,
    'a script from a string': /createElement\(["']script["']\)|\bimportScripts\s*\(/,
  };
  for (const path of scripts) {
    const text = read(path);
    for (const [what, pattern] of Object.entries(banned)) {
      assert.ok(!pattern.test(text), `${path} has ${what}`);
    }
  }
});

test('what is imported is imported by the browser alone: no bundler looks through the page', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  const text = scripts.map(read).join('\n');
  assert.match(text, /import\("\.\/[\w.-]+\.js"\)/);
  assert.doesNotMatch(text, /modulepreload|preloadError|csp-nonce/);
});

test('[A47] innerHTML is set in one place: where Lit makes its own templates', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  const places = scripts.flatMap((path) =>
    [...read(path).matchAll(/.{60}\binnerHTML\b.{30}/g)].map(([text]) => text),
  );
  assert.equal(places.length, 1, places.join('\n'));
  assert.match(places[0], /createElement\("template"\)/);
  const makers = scripts.filter((path) => /createHTML/.test(read(path)));
  assert.equal(makers.length, 1, 'one policy: lit-html');
});
