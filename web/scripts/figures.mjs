// What a host page pays, after `npm run build` in web/:   npm run figures -- [runs]
// Bytes against their budgets, and Lighthouse's difference with the tag and without (median of five
// runs unless told otherwise). Status 1 when a limit is passed. Run it when nothing else runs.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { difference } from './lighthouse.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const site = path('../../build/figures');
const limits = { score: 2, blocked: 50 };

const head = '<meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">';
const words = '<h1>Shop</h1><p>Coffee from here and there, roasted on Tuesdays.</p>'.repeat(20);
const script = '<script type="module" src="./dist/define.js"></script>';
const tag = '<member-center program="coffee" member="lin" lang="en"></member-center>';
const page = (inside) => `<!doctype html><html lang="en"><head>${head}</head>${inside}</html>`;

mkdirSync(site, { recursive: true });
cpSync(path('../dist'), `${site}/dist`, { recursive: true });
cpSync(path('../../examples/programs'), `${site}/programs`, { recursive: true });
writeFileSync(`${site}/without.html`, page(words));
writeFileSync(`${site}/with.html`, page(words + script + tag));

console.log(execFileSync(process.execPath, [path('sizes.mjs')], { encoding: 'utf8' }));
const server = spawn(process.execPath, [path('serve.mjs'), '--port', '0', '--root', site]);
const address = String((await once(server.stdout, 'data'))[0]).trim();
const runs = Number(process.argv[2] ?? 5);
const found = await difference(`${address}with.html`, `${address}without.html`, runs);
server.kill();
for (const [name, value] of Object.entries(found)) {
  const isOver = value > limits[name];
  console.log(`Lighthouse, ${name.padEnd(8)} ${value.toFixed(1)} of ${limits[name]}`);
  if (isOver) process.exitCode = 1;
}
