// Where a member stands, and where a section stands: screens of their own, bones, nothing yet,
// failed with a retry, and shown as of an earlier time.
import type { Page } from '@playwright/test';
import {
  expect, expectAccessible, fixtures, screenshots, settled, showFixture, test,
} from './harness.js';

const words = {
  'zh-CN': {
    guest: '登录后查看会员信息', empty: '你好，欢迎', blocked: '会员已被停用', out: '你已退出登录',
    login: '登录', join: '加入',
  },
  en: {
    guest: 'Sign in to see your membership', empty: 'Hello, and welcome',
    blocked: 'This membership is blocked', out: 'You are signed out',
    login: 'Sign in', join: 'Join',
  },
};

async function shown(page: Page, lang: string, name: string): Promise<string> {
  await page.evaluate((language) => {
    document.documentElement.lang = language;
    document.querySelector('member-center')!.lang = language;
  }, lang);
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}gate-${name}-${lang}.png`, fullPage: true });
  return page.locator('.gate').innerText();
}

for (const lang of ['zh-CN', 'en'] as const) {
  test(`[A26] guest, not enrolled, blocked and signed out are four screens (${lang})`, async ({
    page,
  }) => {
    const say = words[lang];
    const gate = page.locator('.gate');
    const cta = page.locator('.gate [part=cta]');
    const events = () =>
      page.evaluate(() => (globalThis as unknown as { told: [string, object][] }).told.length);

    await page.goto(`${fixtures}places.html?a=coffee,`);
    await page.evaluate((language) => {
      document.querySelector('member-center')!.lang = language;
    }, lang);
    await expect(gate).toContainText(say.guest);
    await expect(cta).toHaveText(say.login);
    await cta.click();
    expect(await events()).toBe(1);
    const screens = [await shown(page, lang, 'guest')];

    await page.evaluate(() => (document.querySelector('member-center')!.member = 'yue'));
    await expect(gate).toContainText(say.empty);
    await expect(cta).toHaveText(say.join);
    screens.push(await shown(page, lang, 'empty'));
    await cta.click();
    await expect(page.locator('[data-action=check-in]')).toBeVisible();

    await page.evaluate(() => document.querySelector('member-center')!.logout());
    await expect(gate).toContainText(say.out);
    await expect(cta).toHaveText(say.login);
    await expect(page.locator('.balance-number')).toHaveCount(0);
    screens.push(await shown(page, lang, 'signed-out'));
    await cta.click();
    expect(await events()).toBe(2);
    await page.evaluate(() => document.querySelector('member-center')!.setToken('any'));
    await expect(page.locator('[data-action=check-in]')).toBeVisible();

    await page.evaluate(async () => {
      const center = document.querySelector('member-center')!;
      const backend = center.backend as unknown as {
        submit(activity: object, operator: string): Promise<object>;
      };
      const id = crypto.randomUUID();
      const at = center.backend!.now();
      const attributes = { reason: 'a look at it' };
      await backend.submit({ id, member: 'yue', type: 'block', at, attributes }, 'desk');
      await center.refresh();
    });
    await expect(gate).toContainText(say.blocked);
    await expect(cta).toHaveCount(0);
    screens.push(await shown(page, lang, 'blocked'));
    expect(new Set(screens).size).toBe(4);
    for (const screen of screens) expect(screen.split('\n').length).toBeGreaterThan(2);
  });
}

interface Part {
  tab: string;
  chunk: RegExp;
  seen: string;
}

const parts: Part[] = [
  { tab: 'check_in', chunk: /\/check-in-[^/]*\.js$/, seen: '.calendar' },
  { tab: 'play', chunk: /\/play-[^/]*\.js$/, seen: '.mission' },
  { tab: 'rewards', chunk: /\/rewards-[^/]*\.js$/, seen: '[data-side]' },
  { tab: 'more', chunk: /\/more-[^/]*\.js$/, seen: '.segments' },
  { tab: 'history', chunk: /\/history-[^/]*\.js$/, seen: '.history-month' },
];

for (const { tab, chunk, seen } of parts) {
  test(`[A27] ${tab}: bones, then an error with a retry, the others usable`, async ({
    page, watched,
  }) => {
    let isWaiting = true;
    const held: (() => void)[] = [];
    await page.route(chunk, async (route) => {
      if (isWaiting) await new Promise<void>((resolve) => held.push(resolve));
      await route.abort('connectionfailed');
    });
    await showFixture(page, 'belong');
    await expect(page.locator('.balance')).toBeVisible();
    await page.locator(`[data-tab=${tab}]`).click();
    await expect(page.locator('.panel .bone').first()).toBeVisible();
    await page.screenshot({ path: `${screenshots}bones-${tab}.png` });
    await page.locator('[data-tab=home]').click();
    await expect(page.locator('.balance')).toBeVisible();
    await page.locator(`[data-tab=${tab}]`).click();
    isWaiting = false;
    for (const release of held) release();
    await expect(page.locator('.panel .failed')).toContainText('这一部分没有载入');
    await settled(page);
    await expectAccessible(page);
    for (const other of parts.filter((part) => part.tab !== tab)) {
      await page.locator(`[data-tab=${other.tab}]`).click();
      await expect(page.locator(other.seen).first()).toBeVisible();
    }
    await page.unroute(chunk);
    await page.locator(`[data-tab=${tab}]`).click();
    await page.locator('.panel .failed').getByRole('button').click();
    await expect(page.locator(seen).first()).toBeVisible();
    const kept = watched.filter((text) => !text.startsWith('Failed to load resource'));
    watched.splice(0, watched.length, ...kept);
  });
}

test('[A27] home: bones while it loads, an error with a retry, and all is there again', async ({
  page, watched,
}) => {
  await showFixture(page, 'loading');
  await expect(page.locator('.bone.hero').first()).toBeVisible();
  await expect(page.locator('.balance-number')).toHaveCount(0);
  await page.route('**/programs/coffee.json', (route) => route.abort('connectionfailed'));
  await showFixture(page, 'open');
  await expect(page.locator('.gate .failed')).toContainText('会员计划没有载入');
  await page.unroute('**/programs/coffee.json');
  await page.locator('.gate .failed').getByRole('button').click();
  await expect(page.locator('.balance')).toBeVisible();
  watched.length = 0; // the network said it, too
});

test('[A27] nothing yet: every section says so in a sentence', async ({ page }) => {
  const empty = page.locator('.panel .empty');
  const isSaid = async (sentence: string) => {
    await expect(empty).toContainText(sentence);
    await settled(page);
    await expectAccessible(page);
  };
  await page.route('**/programs/few.json', (route) =>
    route.fulfill({
      json: {
        id: 'few',
        version: 1,
        name: 'Few',
        zone: 'Asia/Shanghai',
        currencies: [{ id: 'stars', name: 'Stars' }],
        rewards: [{ id: 'cup', name: 'Cup', cost: { stars: 10 } }],
      },
    }),
  );
  await page.goto(`${fixtures}places.html?a=few,yue,rewards/wallet`);
  await page.locator('[data-action=join]').click();
  await page.evaluate(() => document.querySelector('member-center')!.open('rewards/wallet'));
  await isSaid('No vouchers yet');
  await showFixture(page, 'fresh', { tab: 'history' });
  await isSaid('还没有');
});

test('[A27] stale: every section stays, under a line with the time and a retry', async ({
  page,
}) => {
  await showFixture(page, 'stale');
  await expect(page.locator('.balance')).toBeVisible();
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  const line = page.locator('.stale');
  const tabs = await page.getByRole('tab').count();
  for (let index = 0; index < tabs; index += 1) {
    await page.getByRole('tab').nth(index).click();
    await expect(line).toContainText(/显示 \d\d:\d\d 的数据/);
    await expect(line.getByRole('button')).toHaveText('重试');
    await expect(page.locator('.panel .card, .panel .balance').first()).toBeVisible();
  }
});
