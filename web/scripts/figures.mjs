// The figures of the member center, after `npm run build` in web/:   npm run figures -- [runs]
// Bytes against their budgets; what a visitor of the demo feels; and what a host page pays:
// Lighthouse's difference with the tag and without. Medians of five runs unless told otherwise.
// Status 1 when a limit is passed. Run it when nothing else runs.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import * as felt from './demo-figures.mjs';
import { difference } from './lighthouse.mjs';
import { median } from './measure.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const site = path('../../build/figures');

const head = '<meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">';
const words = '<h1>Shop</h1><p>Coffee from here and there, roasted on Tuesdays.</p>'.repeat(20);
const script = '<script type="module" src="./dist/define.js"></script>';
const tag = '<member-center program="coffee" member="lin" lang="en"></member-center>';
const page = (inside) => `<!doctype html><html lang="en"><head>${head}</head>${inside}</html>`;

mkdirSync(site, { recursive: true });
cpSync(path('../dist'), `${site}/dist`, { recursive: true });
cpSync(path('../../build/demo'), `${site}/demo`, { recursive: true });
cpSync(path('../../examples/programs'), `${site}/programs`, { recursive: true });
writeFileSync(`${site}/without.html`, page(words));
writeFileSync(`${site}/with.html`, page(words + script + tag));

const runs = Number(process.argv[2] ?? 5);
const server = spawn(process.execPath, [path('serve.mjs'), '--port', '0', '--root', site]);
const address = String((await once(server.stdout, 'data'))[0]).trim();

console.log(execFileSync(process.execPath, [path('sizes.mjs')], { encoding: 'utf8' }).trim());
await sayFelt(`${address}demo/`);
const paid = await difference(`${address}with.html`, `${address}without.html`, runs);
say('Lighthouse, points lost', paid.score, 2);
say('Lighthouse, blocked longer (ms)', paid.blocked, 50);
server.kill();

async function sayFelt(demo) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const times = async (measure) => {
    const found = [];
    for (let run = 0; run < runs; run += 1) found.push(await measure());
    return found;
  };
  for (const rate of [1, 4]) {
    const found = await times(() => felt.interactive(browser, demo, rate));
    for (const who of ['newcomer', 'member']) {
      say(`interactive, ${who}, speed 1/${rate} (ms)`, median(found.map((one) => one[who])));
    }
  }
  const shifts = await times(() => felt.shifts(browser, demo));
  for (const cache of ['cold', 'warm']) {
    say(`layout shift, ${cache}`, Math.max(...shifts.map((one) => one[cache])), 0.01);
  }
  say('press to tick, speed 1/4 (ms)', median(await times(() => felt.tick(browser, demo))), 100);
  say('heap after a hundred times', await felt.heapAfterHundred(browser, demo), 1.03);
  await browser.close();
}

function say(what, value, limit) {
  const digits = value < 10 ? 3 : 0;
  const of = limit === undefined ? '' : ` of ${limit}${value > limit ? '  OVER' : ''}`;
  console.log(`${what.padEnd(38)} ${value.toFixed(digits).padStart(7)}${of}`);
  if (value > limit) process.exitCode = 1;
}
