// The member center with an authority behind it, which is scripted to fail: every tab of a context
// reaches the same one, as every device would.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { load } from '../../../wasm/dist/node.js';
import { Authority } from '../authority/authority.js';
import {
  expect, expectAccessible, fixtures, openAtNoon, screenshots, settled, test,
} from './harness.js';
import { together } from './member.js';
import { connect } from './wire.js';

const garden = readFileSync(
  fileURLToPath(new URL('../../../examples/programs/garden.json', import.meta.url)), 'utf8',
);
const begun = Date.now();
const tuesday = Date.parse('2026-03-03T10:00:00+08:00');

/** What the network says of requests that are meant to fail is no fault of the page. */
test.afterEach(({ watched }) => {
  const kept = watched.filter((text) => !text.startsWith('Failed to load resource'));
  watched.splice(0, watched.length, ...kept);
});

async function authorityFor(context: BrowserContext): Promise<Authority> {
  const loyalty = await load();
  const clock = () => tuesday + Date.now() - begun;
  const authority = new Authority({ loyalty: loyalty as never, programme: garden, clock });
  give(authority, 'enrol');
  await connect(context, authority);
  return authority;
}

let gifts = 0;

/** Done elsewhere: at a till, by the desk, on another device. */
function give(authority: Authority, type: string, attributes = {}, operator = ''): void {
  gifts += 1;
  const at = authority.now();
  authority.apply({ id: `elsewhere-${gifts}`, member: 'yue', type, at, attributes }, operator);
}

const drops = (authority: Authority, amount: number) =>
  give(authority, 'adjust', { currency: 'drops', amount, reason: 'a present' }, 'desk');

const count = (authority: Authority, type: string) =>
  authority.journal('yue').filter((activity) => activity.type === type).length;

async function open(page: Page, lang = 'zh-CN'): Promise<void> {
  await page.goto(`${fixtures}remote.html?lang=${lang}`);
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
}

const button = '[data-action=check-in]';
const checkIn = (page: Page) => page.locator(button).first().click();
const line = (page: Page) => page.locator('[data-outbox]');

/** What the button does; that is gone as soon as the outbox tries again by itself. */
const sendAgain = (page: Page) =>
  page.evaluate(() => {
    const { backend } = document.querySelector('member-center')!;
    (backend as unknown as { retry(): void }).retry();
  });

test('what is pressed is the authority’s outcome', async ({ page, context }) => {
  const authority = await authorityFor(context);
  await open(page);
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible();
  expect(count(authority, 'check_in')).toBe(1);
  await expect(line(page)).toHaveCount(0);
  expect(authority.journal('yue').at(-1)!.at).toMatch(/^2026-03-03T1.*\+08:00$/);
});

test('[A51] the reply is lost after the commit: the same press again has one effect', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  await open(page);
  authority.script('activity', 'lost', 'lost');
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(line(page)).toHaveCount(0, { timeout: 10_000 });
  const sent = authority.requests.filter(({ path }) => path === 'activity');
  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(count(authority, 'check_in')).toBe(1);
  await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
});

for (const lang of ['zh-CN', 'en'] as const) {
  test(`[A52] a check-in without a network survives a reload and counts once (${lang})`, async ({
    page, context,
  }) => {
    const authority = await authorityFor(context);
    await open(page, lang);
    authority.cut(true);
    await checkIn(page);
    await expect(page.locator('.done-row')).toBeVisible();
    await expect(line(page)).toHaveAttribute('data-outbox', 'offline');
    await expect(line(page)).toContainText(lang === 'en' ? '1 thing will be sent' : '有 1 项');
    await page.reload();
    await expect(page.locator('.done-row')).toBeVisible();
    await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
    await expect(line(page)).toContainText(lang === 'en' ? 'shown as of 10:' : '显示的是 10:');
    await settled(page);
    await expectAccessible(page);
    await page.screenshot({ path: `${screenshots}remote-offline-${lang}.png`, fullPage: true });
    expect(count(authority, 'check_in')).toBe(0);
    const asked = authority.requests.length;
    await line(page).getByRole('button').click();
    await expect.poll(() => authority.requests.length).toBeGreaterThan(asked);
    authority.cut(false);
    await sendAgain(page);
    await expect(line(page)).toHaveCount(0);
    expect(count(authority, 'check_in')).toBe(1);
    await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
  });
}

test('[A52] what is queued is among what the browser keeps and begins anew with', async ({
  page, context, browser, contextOptions,
}) => {
  const authority = await authorityFor(context);
  await open(page);
  authority.cut(true);
  await checkIn(page);
  await expect(line(page)).toHaveAttribute('data-outbox', 'offline');
  const storageState = await context.storageState({ indexedDB: true });
  await page.close();
  const later = await browser.newContext({ ...contextOptions, storageState });
  await openAtNoon(later);
  await connect(later, authority);
  const next = await later.newPage();
  await open(next);
  await expect(next.locator('.done-row')).toBeVisible();
  expect(count(authority, 'check_in')).toBe(0);
  authority.cut(false);
  await sendAgain(next);
  await expect(line(next)).toHaveCount(0);
  expect(count(authority, 'check_in')).toBe(1);
  await later.close();
});

test('[A52] the network goes and comes back: nothing has to be pressed', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  await open(page);
  await page.evaluate(() => {
    document.addEventListener('mc-sync-state', (event) => {
      const { state, waiting } = (event as CustomEvent<{ state: string; waiting: number }>).detail;
      document.body.dataset.sync = `${state} ${waiting}`;
    });
  });
  await context.setOffline(true);
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-sync', 'offline 1');
  await expect(line(page)).toHaveAttribute('data-outbox', 'offline');
  expect(count(authority, 'check_in')).toBe(0);
  await context.setOffline(false);
  await expect(line(page)).toHaveCount(0);
  expect(count(authority, 'check_in')).toBe(1);
  await expect(page.locator('body')).toHaveAttribute('data-sync', 'online 0');
});

test('[A52] without a network a draw and a redemption are refused, and never done later', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  drops(authority, 200);
  await open(page);
  await page.locator('[data-tab=play]').click();
  await page.locator('[data-segment=draws]').click();
  await expect(page.locator('[data-draw=box] [data-action=draw]')).toBeVisible();
  await page.locator('[data-tab=rewards]').click();
  await page.locator('[data-reward=one_card] [data-action=redeem]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('[data-action=pay]')).toBeVisible();
  await context.setOffline(true); // everything that the page needs has been fetched
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toContainText('需要联网');
  await page.keyboard.press('Escape');
  await page.locator('[data-tab=play]').click();
  await page.locator('[data-draw=box] [data-action=draw]').click();
  await expect(page.locator('[data-draw=box]')).toContainText('需要联网');
  await context.setOffline(false);
  await expect(line(page)).toHaveCount(0);
  await page.waitForTimeout(1000);
  expect([count(authority, 'redeem'), count(authority, 'draw')]).toEqual([0, 0]);
});

async function twoTabs(page: Page, context: BrowserContext) {
  const authority = await authorityFor(context);
  await open(page);
  const other = await context.newPage();
  await open(other);
  return { authority, other };
}

test('[A50] two tabs check in at the same instant: one effect, and both show it', async ({
  page, context,
}) => {
  const { authority, other } = await twoTabs(page, context);
  authority.script('activity', { delay: 200 });
  const begin = Date.now();
  await together([page, other], button);
  for (const tab of [page, other]) {
    await expect(tab.locator('.done-row')).toBeVisible();
    await expect(tab.locator('.balance-number [data-value="5"]')).toBeVisible();
  }
  expect(Date.now() - begin).toBeLessThan(5000);
  expect(count(authority, 'check_in')).toBe(1);
});

test('[A50] two tabs check in without a network: one is kept, none is refused later', async ({
  page, context,
}) => {
  const { authority, other } = await twoTabs(page, context);
  await context.setOffline(true);
  await together([page, other], button);
  for (const tab of [page, other]) await expect(tab.locator('.done-row')).toBeVisible();
  await context.setOffline(false);
  for (const tab of [page, other]) await expect(line(tab)).toHaveCount(0);
  expect(count(authority, 'check_in')).toBe(1);
  await expect(page.locator('[data-dead]')).toHaveCount(0);
});

for (const lang of ['zh-CN', 'en'] as const) {
  test(`[A53] what was kept, then refused, is in sight until it is discarded (${lang})`, async ({
    page, context,
  }) => {
    const authority = await authorityFor(context);
    await open(page, lang);
    authority.cut(true);
    await checkIn(page);
    await expect(line(page)).toBeVisible();
    give(authority, 'check_in');
    authority.cut(false);
    await sendAgain(page);
    const letter = page.locator('[data-dead=check_in]');
    await expect(letter).toContainText(lang === 'en' ? 'Today is counted already.' : '今天');
    await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
    await settled(page);
    await expectAccessible(page);
    await page.screenshot({ path: `${screenshots}remote-refused-${lang}.png`, fullPage: true });
    await page.reload();
    await letter.locator('[data-action=discard]').click();
    await expect(letter).toHaveCount(0);
    await expect(page.locator('[role=tab][aria-selected=true]')).toBeFocused();
    await page.reload();
    await expect(page.locator('.done-row')).toBeVisible();
    await expect(letter).toHaveCount(0);
  });
}

test('the authority restarts while something is on its way', async ({ page, context }) => {
  const authority = await authorityFor(context);
  await open(page);
  authority.script('activity', 'restart', { status: 503 }, 'lost', 'restart');
  authority.script('state', { status: 503 });
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(line(page)).toHaveCount(0, { timeout: 10_000 });
  expect(count(authority, 'check_in')).toBe(1);
});

test('[A54] storage wiped in mid-session: the state returns, and nothing is lost', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  drops(authority, 40);
  await open(page);
  await checkIn(page);
  await expect(page.locator('.balance-number [data-value="45"]')).toBeVisible();
  await wipe(page);
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.locator('.balance-number [data-value="45"]')).toBeVisible();
  await page.locator('[data-tab=rewards]').click();
  await page.locator('[data-reward=one_card] [data-action=redeem]').click();
  authority.script('activity', { delay: 400 });
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await page.waitForTimeout(100);
  await wipe(page);
  await expect.poll(() => count(authority, 'redeem')).toBe(1);
  await page.reload();
  await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
  expect(count(authority, 'redeem')).toBe(1);
});

function wipe(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name!).onsuccess = resolve;
      });
    }
  });
}

test('[A35] a refused token is renewed once; one that stays refused asks to sign in', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  authority.tokens = { 'yue-1': 'yue' };
  await open(page);
  authority.script('activity', { status: 401 });
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible();
  expect(count(authority, 'check_in')).toBe(1);
  authority.tokens = { 'yue-2': 'yue' };
  await page.waitForTimeout(5100); // an answer this fresh is not asked for again
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.locator('.gate')).toContainText('登录');
  await expect(page.locator('.balance-number')).toHaveCount(0);
  const login = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('mc-login-request', () => resolve(true), { once: true });
      }),
  );
  await page.locator('.gate [part=cta]').click();
  await login;
  await page.evaluate(() => {
    localStorage.setItem('token', 'yue-2');
    return document.querySelector('member-center')!.refresh();
  });
  await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
});

test('a slow authority: a press is shown as done and confirmed by itself', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  await open(page);
  authority.script('activity', { delay: 2000 });
  await checkIn(page);
  await expect(page.locator('.done-row')).toBeVisible({ timeout: 1900 });
  await expect(line(page)).toHaveAttribute('data-outbox', 'sending');
  await expect(line(page)).toHaveCount(0);
  expect(count(authority, 'check_in')).toBe(1);
});

test('somebody who has not joined joins through the authority', async ({ page, context }) => {
  const loyalty = await load();
  const clock = () => tuesday + Date.now() - begun;
  const authority = new Authority({ loyalty: loyalty as never, programme: garden, clock });
  await connect(context, authority);
  await page.goto(`${fixtures}remote.html`);
  await expect(page.locator('.gate')).toContainText('商家保存');
  await page.locator('[data-action=join]').click();
  await expect(page.locator(button)).toBeVisible();
  expect(count(authority, 'enrol')).toBe(1);
});

test('[A35] a new token and signing out change what is shown, without a reload', async ({
  page, context,
}) => {
  const authority = await authorityFor(context);
  authority.tokens = { 'yue-1': 'yue' };
  await open(page);
  await checkIn(page);
  await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await page.evaluate(() => document.querySelector('member-center')!.logout());
  await expect(page.locator('.gate')).toContainText('你已退出登录');
  await expect(page.locator('.balance-number')).toHaveCount(0);
  const asked = authority.requests.length;
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.locator('.gate')).toContainText('你已退出登录');
  expect(authority.requests.length).toBe(asked);
  authority.tokens = { 'yue-2': 'yue' };
  await page.evaluate(() => document.querySelector('member-center')!.setToken('yue-2'));
  await expect(page.locator('.balance-number [data-value="5"]')).toBeVisible();
  authority.tokens = { 'yue-3': 'yue' };
  await page.evaluate(() => document.querySelector('member-center')!.setToken('yue-3'));
  drops(authority, 7);
  await expect(page.locator('.balance-number')).toBeVisible();
  await page.waitForTimeout(5100); // an answer this fresh is not asked for again
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.locator('.balance-number [data-value="12"]')).toBeVisible();
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
});
