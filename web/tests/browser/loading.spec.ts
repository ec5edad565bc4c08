// What is fetched when: nothing far from sight, everything at once near it, and a newcomer is
// welcomed before the engine is there.
import type { Page, Route } from '@playwright/test';
import { demo, expect, test } from './harness.js';
import { join } from './member.js';

/** Keeps what an address names waiting until the answer is called. */
async function hold(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const waiting: Route[] = [];
  let isHeld = true;
  await page.route(address, (route) => {
    if (isHeld) waiting.push(route);
    else void route.continue();
  });
  return async () => {
    isHeld = false;
    await Promise.all(waiting.map((route) => route.continue()));
  };
}

test('programme, words, code and engine come at once, none after another', async ({ page }) => {
  const release = await hold(page, /\/app-[^/]*\.js$/);
  const wanted = [/coffee\.json$/, /zh-CN-[^/]*\.js$/, /engine-[^/]*\.wasm$/];
  const asked = Promise.all(wanted.map((name) => page.waitForRequest(name)));
  await page.goto(demo);
  await asked;
  await expect(page.locator('.gate')).toHaveCount(0);
  await release();
  await expect(page.locator('[data-action=join]')).toBeVisible();
});

test('a newcomer is welcomed without the engine, and joins when it is there', async ({ page }) => {
  const release = await hold(page, /\.wasm$/);
  await page.goto(demo);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=join]')).toHaveAttribute('aria-disabled', 'true');
  await release();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
});

test('an engine that never comes is said, to newcomers and members', async ({ page }) => {
  await join(page);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 200, body: 'no engine' }));
  await page.reload();
  await expect(page.getByText('计算引擎没有载入')).toBeVisible();
  await page.evaluate(() => {
    document.querySelector('member-center')!.member = 'nobody-yet';
  });
  await expect(page.locator('[data-action=join], .failed')).toBeVisible();
  await expect(page.getByText('计算引擎没有载入')).toBeVisible();
});

test('far from sight only the element itself is fetched', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    const style = new CSSStyleSheet();
    style.replaceSync('body{padding-block-start:3000px}');
    document.adoptedStyleSheets = [style];
  });
  await page.goto(demo, { waitUntil: 'networkidle' });
  const late = () => asked.filter((address) => /\/app-|\.wasm$/.test(address));
  expect(late()).toEqual([]);
  await page.locator('member-center').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-action=join]')).toBeVisible();
  expect(late()).toHaveLength(2);
});
