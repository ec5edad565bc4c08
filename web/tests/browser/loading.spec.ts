// What is fetched when: nothing far from sight, everything at once near it, and a newcomer is
// welcomed before the engine is there.
import type { Page, Route } from '@playwright/test';
// @ts-expect-error: a script of its own, without types
import { observe } from '../../scripts/measure.mjs';
import { demo, expect, showFixture, test } from './harness.js';
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

test('on a slow network bones keep its place, then all of it comes, and nothing moves', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const patient = { timeout: 30_000 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400, // ms
    downloadThroughput: 50 * 1024, // bytes a second
    uploadThroughput: 50 * 1024,
  });
  await page.addInitScript(observe);
  await page.goto(demo, { waitUntil: 'commit' });
  await expect(page.locator('member-center .bone').first()).toBeVisible(patient);
  await expect(page.locator('[data-action=join]')).toBeVisible(patient);
  const shifted = () =>
    page.evaluate(() => (Reflect.get(globalThis, 'noted') as { shifted: number }).shifted);
  expect(await shifted()).toBeLessThanOrEqual(0.01);
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').click(patient);
  await expect(page.locator('.done-row')).toBeVisible(patient);
  await page.locator('[data-tab=history]').click();
  await expect(page.locator('.panel .bone').first()).toBeVisible();
  await expect(page.locator('[data-type=check_in]').first()).toBeVisible(patient);
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

test('on a phone a member’s first view fetches no section but home', async ({ page }) => {
  await join(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  const chunk = /([^/]+)-[\w-]{8}\.js$/;
  const names = asked.flatMap((address) => chunk.exec(address)?.[1] ?? []);
  expect(names).toContain('app');
  expect(names).toContain('first.zh-CN');
  const sections = /^(history|check-in|month|play|rewards|more)\b/;
  const parts = /^(why-sheet|sheet|rescue-sheets|segments|tell|forms)\b/;
  expect(names.filter((name) => sections.test(name) || parts.test(name))).toEqual([]);
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('.history-month')).toBeVisible();
  expect(asked.some((address) => /\/history\.zh-CN-/.test(address))).toBe(true);
});

test('the place of the month is kept while it comes', async ({ page }) => {
  const release = await hold(page, /\/month-[^/]*\.js$/);
  await showFixture(page, 'open', { size: 'desktop' });
  const bones = page.locator('.bone.month');
  await expect(bones).toBeVisible();
  await expect(page.locator('.home-offers .row').first()).toBeVisible();
  const before = (await bones.boundingBox())!;
  await release();
  await expect(page.locator('.calendar')).toBeVisible();
  const after = (await page.locator('.calendar').boundingBox())!;
  expect([after.x, after.y, after.width]).toEqual([before.x, before.y, before.width]);
  const week = (await page.locator('.month tbody tr').first().boundingBox())!.height;
  expect(Math.abs(after.height - before.height)).toBeLessThanOrEqual(week);
});

test('a section that does not come says so, and the others live', async ({
  page,
}) => {
  await join(page);
  const broken = { contentType: 'text/javascript', body: 'throw new Error();' };
  await page.route(/\/history-[^/]*\.js$/, (route) => route.fulfill(broken));
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.getByText('这一部分没有载入')).toBeVisible();
  await page.getByRole('tab', { name: '首页' }).click();
  await expect(page.locator('.balance')).toBeVisible();
});

test('a section comes in the language and for the member of that moment', async ({ page }) => {
  await join(page);
  const release = await hold(page, /\/history\.zh-CN-[^/]*\.js$/);
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('.panel .bone.hero')).toBeVisible();
  await page.evaluate(() => (document.querySelector('member-center')!.lang = 'en'));
  await release();
  await expect(page.locator('[data-type=enrol]')).toContainText('Joined');
});

test('a section that comes while all is read again has its sentences', async ({ page }) => {
  await join(page);
  const release = await hold(page, /coffee\.json$/);
  await page.evaluate(() => {
    const center = document.querySelector('member-center')!;
    center.clock = () => Date.now();
  });
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=enrol]')).toBeVisible();
  await release();
  await page.waitForLoadState('networkidle');
  await page.getByRole('tab', { name: '首页' }).click();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=enrol]')).toContainText('加入');
});
