// The figures a host page feels: bytes, shifts, and how soon a press is seen. `npm run figures`
// prints the same at leisure.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
// @ts-expect-error: a script of its own, without types
import { observe, timeTick } from '../../scripts/measure.mjs';
import { demo, expect, viewports } from './harness.js';
import { pageOf, programmes, script, tag, test } from './hosts.js';
import { join } from './member.js';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const kilobyte = 1024;

interface Noted {
  shifted: number;
  inputs: number[];
  painted: number;
}

const noted = (page: Page) =>
  page.evaluate(() => Reflect.get(globalThis, 'noted') as Noted);

test('[A40] the bytes of loader, first view and everything are within their budgets', async ({
  page,
  host,
}) => {
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + tag()) },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  await page.goto(shop.origin);
  await enrol(page);
  await page.addInitScript(() => {
    addEventListener('mc-ready', () => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      Object.assign(globalThis, { loaded: names }); // by then; what comes later is not named
    });
  });
  await page.reload();
  const loaded = await page.waitForFunction(() => Reflect.get(globalThis, 'loaded') as string[]);
  const first = (await loaded.jsonValue())
    .map((address) => new URL(address).pathname)
    .filter((address) => address.startsWith('/dist/'));
  const sizeOf = (address: string) =>
    brotliCompressSync(readFileSync(dist + address.slice('/dist/'.length))).length;
  const bytes = (addresses: string[]) => addresses.reduce((sum, one) => sum + sizeOf(one), 0);
  const loader = first.filter((address) => /\/define\.js$|\/element-/.test(address));
  expect(loader).toHaveLength(2);
  expect(bytes(loader)).toBeLessThanOrEqual(10 * kilobyte);
  const engine = /\.wasm$|\/index-|\/keeper-/; // and what comes beside it
  const view = first.filter((address) => !engine.test(address));
  expect(view.length).toBeGreaterThan(4);
  expect(bytes(view)).toBeLessThanOrEqual(35 * kilobyte);
  // Everything there is: the sums and budgets of the build itself.
  const budgets = JSON.parse(
    readFileSync(new URL('../../../.ci/budgets.json', import.meta.url), 'utf8'),
  ) as { part: string; kilobytes: number }[];
  const all = budgets.find(({ part }) => part === 'everything a page can load')!;
  const { integrity } = JSON.parse(readFileSync(`${dist}integrity.json`, 'utf8'));
  const every = Object.keys(integrity).map((path) => `/dist/${path.slice(2)}`);
  expect(bytes(every)).toBeLessThanOrEqual(all.kilobytes * kilobyte);
});

async function enrol(page: Page): Promise<void> {
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
}

for (const size of ['phone', 'desktop'] as const) {
  test(`[A42] nothing shifts on a ${size}, cold or warm`, async ({ page, context }) => {
    await page.setViewportSize(viewports[size]);
    await page.addInitScript(observe);
    await page.goto(demo, { waitUntil: 'networkidle' });
    await expect(page.locator('[data-action=join]')).toBeVisible();
    const cold = (await noted(page)).shifted;
    await enrol(page);
    const warm = await context.newPage();
    await warm.setViewportSize(viewports[size]);
    await warm.addInitScript(observe);
    await warm.goto(demo, { waitUntil: 'networkidle' });
    await expect(warm.locator('[data-action=check-in]')).toBeVisible();
    await warm.waitForTimeout(500);
    expect([cold, (await noted(warm)).shifted].filter((shift) => shift > 0.01)).toEqual([]);
  });
}

/** Milliseconds from the press to the painted tick, and the longest input as the browser says. */
async function pressed(context: BrowserContext): Promise<{ painted: number; longest: number }> {
  const page = await context.newPage();
  await page.addInitScript(observe);
  await join(page);
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(timeTick);
  // By the mouse: a locator's click looks at the page while it is handled, which takes as long.
  const button = page.locator('[data-action=check-in]');
  await button.scrollIntoViewIfNeeded();
  const { x, y } = (await button.boundingBox())!;
  await page.mouse.click(x + 20, y + 20);
  await expect.poll(async () => (await noted(page)).painted).toBeGreaterThan(0);
  const { painted, inputs } = await noted(page);
  return { painted, longest: Math.max(...inputs) };
}

// Other work on the machine only makes it slower: the best of eight counts.
test('[A44] a check-in is painted within 100 ms at a quarter of the speed', async ({ browser }) => {
  test.setTimeout(90_000);
  const found: Awaited<ReturnType<typeof pressed>>[] = [];
  for (let time = 0; time < 8 && !found.some(({ painted }) => painted <= 100); time += 1) {
    const context = await browser.newContext();
    found.push(await pressed(context));
    await context.close();
  }
  expect(Math.min(...found.map(({ painted }) => painted))).toBeLessThanOrEqual(100);
  expect(Math.min(...found.map(({ longest }) => longest))).toBeLessThanOrEqual(200);
});
