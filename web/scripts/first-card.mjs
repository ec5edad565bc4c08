// How fast the demo is in headless Chromium, after `npm run build` in web/:
//   node scripts/first-card.mjs
// Milliseconds from the start of the page's script to the first painted card, for a newcomer and
// for a member who comes back (medians of 9, a new profile each), and of a click's apply and view
// in the engine (median of 100). Other work on the machine shows: run it when there is none.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { median } from './measure.mjs';

const kServe = fileURLToPath(new URL('./serve.mjs', import.meta.url));
const kLoads = 9;
const kClicks = 100;
const kGiveUp = 20_000;

/** Runs in the page before its scripts: notes when a card or the welcome is first painted. */
function watchForCard() {
  const look = () => {
    const center = document.querySelector('member-center');
    const card = center?.shadowRoot?.querySelector('[part~=card]');
    if (!card) return requestAnimationFrame(look);
    // The task after the next frame comes once that frame is painted.
    const painted = () => (globalThis.firstCard = performance.now());
    return requestAnimationFrame(() => setTimeout(painted));
  };
  look();
}

async function firstCard(context, address) {
  const page = await context.newPage();
  await page.addInitScript(watchForCard);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.firstCard, undefined, { timeout: kGiveUp });
  const time = await page.evaluate(() => {
    const script = performance.getEntriesByType('resource').find(({ name }) => /\.js$/.test(name));
    return globalThis.firstCard - script.responseEnd;
  });
  return { page, time };
}

/** A newcomer's first card, and after joining the same one's in a new page. */
async function bothCards(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const newcomer = await firstCard(context, address);
  await newcomer.page.locator('[data-action=join]').click();
  await newcomer.page.locator('[data-action=check-in]').waitFor();
  await newcomer.page.close();
  const member = await firstCard(context, address);
  await context.close();
  return { newcomer: newcomer.time, member: member.time };
}

/** Runs in the page: milliseconds of each purchase's apply and view in the center's engine. */
async function timeClicks(clicks) {
  const { engine } = document.querySelector('member-center').backend;
  const times = [];
  for (let number = 0; number < clicks; number += 1) {
    const at = new Date(Date.now() + 60_000 + number * 1000).toISOString().slice(0, 19);
    const activity = { id: `c-${number}`, member: 'yue', type: 'purchase', at: `${at}Z` };
    const begun = performance.now();
    const { outcome } = engine.apply(
      { ...activity, attributes: { amount: 3600 } },
      { stamp: { received: activity.at } },
    );
    const view = engine.view({ member: 'yue', now: activity.at });
    times.push(performance.now() - begun);
    if (outcome.status !== 'accepted' || 'error' in view) throw new Error(outcome.code);
  }
  return times;
}

async function clicks(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').waitFor();
  const times = await page.evaluate(timeClicks, kClicks);
  await page.close();
  return times;
}

const server = spawn(process.execPath, [kServe, '--port', '0']);
const [line] = await once(server.stdout, 'data');
const address = String(line).trim();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const loads = [];
for (let load = 0; load < kLoads; load += 1) loads.push(await bothCards(browser, address));
const times = await clicks(browser, address);
await browser.close();
server.kill();

for (const who of ['newcomer', 'member']) {
  const time = median(loads.map((load) => load[who]));
  console.log(`first painted card  ${time.toFixed(0)} ms after the script's start, ${who}`);
}
console.log(`apply + view        ${median(times).toFixed(2)} ms a click`);
console.log(`load                ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
