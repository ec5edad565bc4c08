// The brand publishes a new version of its programme: nobody loses anything, whatever the browser
// holds and whichever tabs stand open.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, move, open, stars, submit } from './member.js';
import { abortNextWrite, age, keptProgrammes, raiseVersion, wipeSnapshots } from './stores.js';

const first: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } },
    { id: 'stamps', name: { 'zh-CN': '印花', en: 'Stamps' } },
    { id: 'growth', name: { 'zh-CN': '成长值', en: 'Growth' } },
  ],
  rules: [
    { id: 'spend', on: 'purchase', grant: { stars: { rate: [1, 100], of: 'amount' } } },
    { id: 'stamp', on: 'purchase', grant: { stamps: 1 } },
    { id: 'grow', on: 'purchase', grant: { growth: { rate: [1, 100], of: 'amount' } } },
  ],
  streaks: [
    { id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 5 } }] },
  ],
  tiers: [
    {
      id: 'level',
      levels: [
        { id: 'silver', name: { 'zh-CN': '银星', en: 'Silver' } },
        { id: 'gold', name: { 'zh-CN': '金星', en: 'Gold' }, need: { growth: 30 } },
      ],
    },
  ],
};

// No more stamps, three stars for each yuan, eight for a check-in, Gold out of reach of newcomers.
const second: Program = {
  ...first,
  version: 2,
  currencies: first.currencies!.filter(({ id }) => id !== 'stamps'),
  rules: [
    { id: 'spend', on: 'purchase', grant: { stars: { rate: [3, 100], of: 'amount' } } },
    first.rules![2]!,
  ],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 8 } }] }],
  tiers: [
    {
      id: 'level',
      levels: [first.tiers![0]!.levels[0]!, { id: 'gold', name: '金星', need: { growth: 5000 } }],
    },
  ],
};

async function serve(page: Page, program: Program): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
}

/** A member with 41 stars, a stamp, Gold, and a streak of one day. */
async function becomeMember(page: Page): Promise<void> {
  await serve(page, first);
  await join(page);
  await checkIn(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await expect(page.locator('.balance-number [data-value="41"]')).toBeVisible();
  await expect(page.locator('.tier')).toContainText('金星');
}

test('points, streak and level survive a new version, and a currency that is gone', async ({
  page,
}) => {
  await becomeMember(page);
  await serve(page, second);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(41);
  await expect(page.locator('.tier')).toContainText('金星');
  expect((await journal(page)).map(({ type }) => type)).toEqual([
    'enrol', 'check_in', 'purchase', 'version',
  ]);
  await move(page, 86400);
  await expect(page.locator('[data-action=check-in]')).toHaveText(/得 8 星星/);
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.balance-number [data-value="49"]')).toBeVisible();
  expect(await submit(page, 'purchase', { amount: 1000 })).toBe('accepted');
  await expect(page.locator('.balance-number [data-value="79"]')).toBeVisible();
  expect(await chainIsWhole(page)).toBe(true);
  expect(await keptProgrammes(page)).toBe(2);
});

test('the history says what each version gave, and names what is gone', async ({ page }) => {
  await becomeMember(page);
  await serve(page, second);
  await page.reload();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=version]')).toContainText('会员规则更新');
  await settled(page);
  await page.screenshot({ path: `${screenshots}history-version.png` });
  await expectAccessible(page);
  await page.locator('[data-type=purchase] .entry-press').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('每 ¥1 得 1 星星');
  await expect(sheet).toContainText('+1 印花');
  await page.keyboard.press('Escape');
  await page.locator('[data-type=version] .entry-press').click();
  await sheet.locator('[data-action=verify]').click();
  await expect(sheet).toContainText('4 条记录验证无误');
});

test('without a snapshot the journals of two members replay across two versions', async ({
  page,
}) => {
  await becomeMember(page);
  expect(await submit(page, 'enrol', {}, 'lin')).toBe('accepted');
  expect(await submit(page, 'purchase', { amount: 1000 }, 'lin')).toBe('accepted');
  await serve(page, second);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await submit(page, 'purchase', { amount: 1000 })).toBe('accepted');
  expect(await submit(page, 'purchase', { amount: 1000 }, 'lin')).toBe('accepted');
  expect(await submit(page, 'enrol', {}, 'new')).toBe('accepted');
  await wipeSnapshots(page);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(41 + 30);
  expect(await submit(page, 'purchase', { amount: 100 }, 'lin')).toBe('accepted');
  await page.evaluate(() => {
    document.querySelector('member-center')!.member = 'lin';
  });
  await expect(page.locator('.balance-number [data-value="43"]')).toBeVisible();
  expect(await chainIsWhole(page)).toBe(true);
});

test('a tab of the older version follows when another adopts the newer', async ({
  page,
  context,
}) => {
  await becomeMember(page);
  await move(page, 86400);
  await expect(page.locator('[data-action=check-in]')).toHaveText(/得 5 星星/);
  const other = await context.newPage();
  await serve(other, second);
  await open(other);
  await expect(other.locator('[data-action=check-in]')).toHaveText(/得 8 星星/);
  await expect(page.locator('[data-action=check-in]')).toHaveText(/得 8 星星/);
  await page.locator('[data-action=check-in]').click();
  for (const tab of [page, other]) {
    await expect(tab.locator('.balance-number [data-value="49"]')).toBeVisible();
  }
  await page.reload(); // it still gets the older document, and keeps following
  await expect(page.locator('.done-row')).toBeVisible();
  expect((await journal(page)).filter(({ type }) => type === 'version')).toHaveLength(1);
  expect(await chainIsWhole(page)).toBe(true);
});

test('a tab that did not hear of it does nothing at the old price', async ({ page, context }) => {
  await page.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set: () => undefined });
  });
  await becomeMember(page);
  await move(page, 86400);
  const other = await context.newPage();
  await serve(other, second);
  await open(other);
  await expect(other.locator('[data-action=check-in]')).toHaveText(/得 8 星星/);
  await expect(page.locator('[data-action=check-in]')).toHaveText(/得 5 星星/);
  const before = await journal(page);
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.reason')).toContainText('规则刚刚更新');
  await expect(page.locator('[data-action=check-in]')).toHaveText(/得 8 星星/);
  expect(await journal(page)).toEqual(before);
  await page.screenshot({ path: `${screenshots}rules-changed.png` });
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.balance-number [data-value="49"]')).toBeVisible();
  expect(await chainIsWhole(page)).toBe(true);
});

test('a transaction aborted in the switch leaves the older version, and a retry goes over', async ({
  page,
}) => {
  await becomeMember(page);
  await serve(page, second);
  await page.addInitScript(abortNextWrite);
  await page.reload();
  await expect(page.getByText('没有保存成功')).toBeVisible();
  expect(await keptProgrammes(page)).toBe(1);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(41);
  expect(await keptProgrammes(page)).toBe(2);
  expect(await chainIsWhole(page)).toBe(true);
});

test('a database without texts gets them while its programme is still there', async ({ page }) => {
  await becomeMember(page);
  await age(page, 1);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await keptProgrammes(page)).toBe(1);
  await serve(page, second);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(41);
});

test('where the text of the older version is unknown nothing is lost, and it says so', async ({
  page,
}) => {
  await becomeMember(page);
  await age(page, 1);
  await serve(page, second);
  await page.reload();
  await expect(page.getByText('那份规则不在这里')).toBeVisible();
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}programme-unknown.png` });
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'check_in', 'purchase']);
  await serve(page, first);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(41);
});

test('a change without a higher version does not rule, and the host page is told', async ({
  page,
}) => {
  await page.addInitScript(() => {
    document.addEventListener('mc-error', (event) => {
      document.documentElement.dataset.error = (event as CustomEvent).detail.code;
    });
  });
  await becomeMember(page);
  await serve(page, { ...second, version: 1 });
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-error', 'programme_conflict');
  expect(await submit(page, 'purchase', { amount: 1000 })).toBe('accepted');
  await expect(page.locator('.balance-number [data-value="51"]')).toBeVisible();
});

test('what a later release stored asks for a reload, and stays as it is', async ({ page }) => {
  await becomeMember(page);
  await raiseVersion(page);
  await page.reload();
  await expect(page.getByText('页面已经过时')).toBeVisible();
});
