// The packed archive in a browser, under a strict policy: as it is, bundled by esbuild,
// and by Vite.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import { installed, web } from './installed.mjs';

const { folder, home } = installed();
const site = join(folder, 'site');

/** A page of its own folder that loads one script. */
function page(name, script) {
  const into = join(site, name);
  mkdirSync(join(into, 'programs'), { recursive: true });
  cpSync(join(web, '../examples/programs/coffee.json'), join(into, 'programs/coffee.json'));
  const head = `<meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">`;
  const tag = '<member-center program="coffee" member="lin" lang="en"></member-center>';
  const html = `<!doctype html><html lang="en"><head>${head}`;
  const body = `<script type="module" src="${script}"></script></head><body>${tag}</body></html>`;
  writeFileSync(join(into, 'index.html'), html + body);
  return into;
}

/** The page of a project that imports the package by its name. */
function project(name) {
  const source = join(folder, name);
  mkdirSync(source);
  writeFileSync(join(source, 'main.js'), "import '@perennial/member-center/define';\n");
  return source;
}

async function bundleByEsbuild() {
  const outdir = page('esbuild', './main.js');
  await esbuild.build({
    entryPoints: [join(project('by-esbuild'), 'main.js')],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]', // engine.wasm is looked for beside that folder
    logLevel: 'silent',
  });
  cpSync(join(home, 'dist/engine.wasm'), join(outdir, 'engine.wasm'));
}

async function bundleByVite() {
  const root = project('by-vite');
  cpSync(page('vite', './main.js'), root, { recursive: true });
  cpSync(join(root, 'programs'), join(root, 'public/programs'), { recursive: true });
  const build = { outDir: join(site, 'vite'), emptyOutDir: true, modulePreload: false };
  await vite.build({ root, base: './', configFile: false, logLevel: 'silent', build });
}

let browser, server, address;
before(async () => {
  cpSync(join(home, 'dist'), join(page('plain', './dist/define.js'), 'dist'), { recursive: true });
  await bundleByEsbuild();
  await bundleByVite();
  const serve = join(web, 'scripts/serve.mjs');
  server = spawn(process.execPath, [serve, '--port', '0', '--root', site]);
  address = String((await once(server.stdout, 'data'))[0]).trim();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
  });
});
after(async () => {
  await browser?.close();
  server?.kill();
});

for (const name of ['plain', 'esbuild', 'vite']) {
  test(`[A29] the packed archive works in a page: ${name}`, async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const errors = [];
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    tab.on('pageerror', (error) => errors.push(String(error)));
    await tab.goto(`${address}${name}/`);
    await tab.locator('[data-action=join]').click();
    await tab.locator('[data-action=check-in]').click();
    await tab.locator('.done-row').waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test('[A29] the entry registers nothing by itself, and the other one does', async () => {
  const tab = await browser.newPage();
  await tab.goto(`${address}plain/programs/coffee.json`);
  const defined = await tab.evaluate(async () => {
    const isDefined = () => customElements.get('member-center') !== undefined;
    const before = Object.keys(globalThis);
    const sheets = document.adoptedStyleSheets.length;
    const nodes = document.querySelectorAll('*').length;
    const { MemberCenter } = await import('../dist/index.js');
    const after = Object.keys(globalThis).filter((name) => !before.includes(name));
    const untouched =
      sheets === document.adoptedStyleSheets.length &&
      nodes === document.querySelectorAll('*').length;
    const early = isDefined();
    await import('../dist/define.js');
    return [typeof MemberCenter, after, untouched, early, isDefined()];
  });
  assert.deepEqual(defined, ['function', [], true, false, true]);
});
