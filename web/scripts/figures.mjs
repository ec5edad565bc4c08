// The figures of the member center, after `npm run build` in web/:   npm run figures -- [runs]
// Bytes against their budgets; what a visitor of the demo feels; and what a host page pays:
// Lighthouse's difference with the tag and without. Medians of five runs unless told otherwise.
// Status 1 when a limit is passed. Run it when nothing else runs.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import * as felt from './demo-figures.mjs';
import { hostCost, limits } from './lighthouse.mjs';
import { median } from './measure.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const runs = Number(process.argv[2] ?? 5);

console.log(execFileSync(process.execPath, [path('sizes.mjs')], { encoding: 'utf8' }).trim());
await sayFelt();
const paid = await hostCost(runs);
say('Lighthouse, points lost', paid.score, limits.score);
say('Lighthouse, blocked longer (ms)', paid.blocked, limits.blocked);

async function sayFelt() {
  const server = spawn(process.execPath, [path('serve.mjs'), '--port', '0']);
  const demo = String((await once(server.stdout, 'data'))[0]).trim();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const times = async (measure) => {
    const found = [];
    for (let run = 0; run < runs; run += 1) found.push(await measure(browser, demo));
    return found;
  };
  for (const rate of [1, 4]) {
    const found = await times(() => felt.interactive(browser, demo, rate));
    for (const who of ['newcomer', 'member']) {
      say(`interactive, ${who}, speed 1/${rate} (ms)`, median(found.map((one) => one[who])));
    }
  }
  const shifts = await times(felt.shifts);
  for (const cache of ['cold', 'warm']) {
    say(`layout shift, ${cache}, the most`, Math.max(...shifts.map((one) => one[cache])), 0.01);
  }
  const ticks = (await times(felt.tick)).map(({ painted }) => painted);
  say('press to tick, speed 1/4 (ms)', median(ticks), 100);
  say('heap after a hundred times', await felt.heapAfterHundred(browser, demo), 1.01);
  await browser.close();
  server.kill();
}

function say(what, value, limit) {
  const digits = value < 10 ? 3 : 0;
  const of = limit === undefined ? '' : ` of ${limit}${value > limit ? '  OVER' : ''}`;
  console.log(`${what.padEnd(38)} ${value.toFixed(digits).padStart(7)}${of}`);
  if (value > limit) process.exitCode = 1;
}
