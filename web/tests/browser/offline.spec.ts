// No network: a page that stands open goes on, what waits for an authority outlives the browser,
// and the demo page opens again by its own worker.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { load } from '../../../wasm/dist/node.js';
import { Authority } from '../authority/authority.js';
import { demo, expect, fixtures, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, stars, submit } from './member.js';
import { connect } from './wire.js';

/** What the browser says of requests that cannot arrive is no fault of the page. */
test.afterEach(({ watched }) => {
  const kept = watched.filter((text) => !text.startsWith('Failed to load resource'));
  watched.splice(0, watched.length, ...kept);
});

const garden = readFileSync(
  fileURLToPath(new URL('../../../examples/programs/garden.json', import.meta.url)), 'utf8',
);

test('with the page open and the network off every local flow works', async ({
  page, context,
}) => {
  test.setTimeout(60_000);
  await page.route('**/programs/coffee.json', async (route) => {
    const given = JSON.parse(garden) as { id: string };
    await route.fulfill({ json: { ...given, id: 'starlight' } });
  });
  await join(page);
  await submit(page, 'visit', { garden: 'first' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await checkIn(page);
  const last = () => asked.filter((address) => /\/year-/.test(address)).length;
  await expect.poll(last, { timeout: 30_000 }).toBe(1);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const tab = (name: string) => page.locator(`[data-tab=${name}]`).click();
  await tab('check_in');
  await expect(page.locator('.calendar')).toBeVisible();
  await tab('play');
  await expect(page.locator('.mission').first()).toBeVisible();
  await page.locator('[data-segment=draws]').click();
  await expect(page.locator('[data-draw=wheel]')).toBeVisible();
  await tab('rewards');
  await expect(page.locator('.panel [data-side]')).toBeVisible();
  await tab('more');
  await page.evaluate(() => document.querySelector('member-center')!.open('more/data'));
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toContainText('一致');
  await tab('history');
  await page.locator('.entry-press').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await submit(page, 'visit', { garden: 'second' })).toBe('accepted');
  expect(await chainIsWhole(page)).toBe(true);
  await expect(page.locator('.failed')).toHaveCount(0);
});

test.describe('with the page’s own worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the demo page opens again without a network', async ({ page, context }) => {
    await join(page);
    await checkIn(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller) return;
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    });
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator('.done-row')).toBeVisible();
    await expect.poll(() => stars(page)).toBe(5);
    await page.locator('[data-tab=history]').click();
    await expect(page.locator('[data-type=check_in]').first()).toBeVisible();
    expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'check_in']);
    await context.setOffline(false);
  });
});

test('[A52] what is queued outlives the browser, and counts once when it is back', async ({
  contextOptions, launchOptions,
}) => {
  const loyalty = await load();
  const clock = () => Date.now();
  const authority = new Authority({ loyalty: loyalty as never, programme: garden, clock });
  const enrolment = { id: 'enrol-1', member: 'yue', type: 'enrol', at: authority.now() };
  authority.apply(enrolment as never);
  const counted = () =>
    authority.journal('yue').filter(({ type }) => type === 'check_in').length;
  const folder = mkdtempSync(path(tmpdir(), 'member-center-'));
  const launch = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await chromium.launchPersistentContext(folder, {
      ...contextOptions, ...launchOptions,
    });
    await connect(context, authority);
    return { context, page: await context.newPage() };
  };
  try {
    const before = await launch();
    await before.page.goto(`${fixtures}remote.html`);
    await expect(before.page.locator('[data-action=check-in]').first()).toBeVisible();
    authority.cut(true);
    await before.page.locator('[data-action=check-in]').first().click();
    await expect(before.page.locator('[data-outbox=offline]')).toBeVisible();
    await before.context.close();
    expect(counted()).toBe(0);
    const after = await launch();
    await after.page.goto(`${fixtures}remote.html`);
    await expect(after.page.locator('.done-row')).toBeVisible();
    await expect(after.page.locator('[data-outbox]')).toContainText('有 1 项');
    authority.cut(false);
    await after.page.locator('[data-outbox]').getByRole('button').click();
    await expect(after.page.locator('[data-outbox]')).toHaveCount(0);
    expect(counted()).toBe(1);
    await expect(after.page.locator('.balance-number [data-value="5"]')).toBeVisible();
    await after.context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the demo needs nothing from elsewhere', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(demo) && !/^(data|blob):/.test(request.url())) {
      elsewhere.push(request.url());
    }
  });
  await join(page);
  await checkIn(page);
  expect(elsewhere).toEqual([]);
});
