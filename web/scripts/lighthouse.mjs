// What a member center costs its host page: Lighthouse's score of performance and the time it calls
// blocked, with the tag and without, medians of some runs in turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { median } from './measure.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const site = path('../../build/figures');

/** The most that a page may lose: points of the score, milliseconds blocked. */
export const limits = { score: 2, blocked: 50 };

/** Points of the score lost, and milliseconds blocked more. */
export async function hostCost(runs = 5) {
  build();
  const server = spawn(process.execPath, [path('serve.mjs'), '--port', '0', '--root', site]);
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const found = { with: [], without: [] };
  try {
    const address = String((await once(server.stdout, 'data'))[0]).trim();
    for (let run = 0; run < runs; run += 1) {
      for (const kind of ['without', 'with']) {
        found[kind].push(await audit(`${address}${kind}.html`, chrome.port));
      }
    }
  } finally {
    chrome.kill();
    server.kill();
  }
  const of = (kind, what) => median(found[kind].map((one) => one[what]));
  return {
    score: of('without', 'score') - of('with', 'score'),
    blocked: of('with', 'blocked') - of('without', 'blocked'),
  };
}

// A shop's page with words of its own and the tag as the README has it, in the first sight: out of
// sight only its loader would come.
function build() {
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<title>Shop</title><link rel="icon" href="data:,"><link rel="stylesheet" href="./shop.css">';
  const place = 'member-center:not(:defined){display:block;min-block-size:max(640px,100svh)}';
  const words = `<h1>Shop</h1><p>${'Coffee from here and there, roasted on Tuesdays. '.repeat(8)}`;
  const tag = '<member-center program="coffee" member="lin" lang="en"></member-center>';
  const script = '<script type="module" src="./dist/define.js"></script>';
  const page = (inside) =>
    `<!doctype html><html lang="en"><head>${head}</head><body>${inside}</body></html>`;
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(path('../dist'), `${site}/dist`, { recursive: true });
  cpSync(path('../../examples/programs'), `${site}/programs`, { recursive: true });
  writeFileSync(`${site}/shop.css`, place);
  writeFileSync(`${site}/without.html`, page(words.repeat(2)));
  writeFileSync(`${site}/with.html`, page(words + tag + words + script));
}

async function audit(address, port) {
  const options = { port, logLevel: 'error', onlyCategories: ['performance'] };
  const { lhr } = await lighthouse(address, options);
  const blocked = lhr.audits['total-blocking-time'].numericValue;
  return { score: 100 * lhr.categories.performance.score, blocked };
}
