// The catalogue and redeeming with the real engine: where each reward stands, in words; before and
// after; and what a failure costs.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import {
  beginMidMonth,
  chainIsWhole,
  checkIn,
  join,
  journal,
  stars,
  submit,
  viewed,
} from './member.js';

const kind = (name: string) => ({ 'x-category': { 'zh-CN': name, en: name } });

// The demo's clock stands on 10 December; the tote opens two days later.
const program: Program = {
  id: 'starlight',
  version: 1,
  name: '星光咖啡',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: '星星' },
    { id: 'growth', name: '成长值' },
  ],
  rules: [
    { id: 'spend', on: 'purchase', grant: { stars: { rate: [1, 100], of: 'amount' }, growth: 40 } },
  ],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 300 } }] }],
  tiers: [
    {
      id: 'level',
      levels: [
        { id: 'silver', name: '银星' },
        { id: 'gold', name: '金星', need: { growth: 1000 } },
      ],
    },
  ],
  rewards: [
    { id: 'latte', name: '拿铁', about: '冷热随意', cost: { stars: 250 }, ...kind('饮品') },
    { id: 'tumbler', name: '随行杯', cost: { stars: 520 }, ...kind('周边') },
    { id: 'cookie', name: '曲奇', cost: { stars: 1 }, limit: { times: 1, by: 'all' } },
    {
      id: 'tote',
      name: '帆布袋',
      cost: { stars: 20 },
      window: { from: '2026-12-12' },
      limit: { times: 300, by: 'all' },
      ...kind('周边'),
    },
    {
      id: 'beans',
      name: '庄园豆',
      cost: { stars: 30 },
      when: { in: [{ var: 'member.tier' }, ['gold']] },
    },
  ],
};

const card = (page: Page, id: string) => page.locator(`[data-reward=${id}]`);
const said = (page: Page) => page.locator('[data-member-center=announcements]');

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await beginMidMonth(page);
  await join(page);
  await checkIn(page);
  for (const amount of [4000, 5000, 6000]) await submit(page, 'purchase', { amount }); // 40 50 60
  await submit(page, 'redeem', { reward: 'cookie' }); // 1 of 1
  await page.getByRole('tab', { name: '兑换', exact: true }).click();
  await expect(card(page, 'latte')).toBeVisible();
}

test('[A17] affordable, short by N, sold out, coming, locked: each in words', async ({ page }) => {
  await become(page);
  // 300 by checking in, 150 by three orders, less 1.
  expect((await viewed(page)).currencies[0]!.available).toBe(449);
  await expect(card(page, 'latte').getByRole('button', { name: '兑换拿铁' })).toBeVisible();
  await expect(card(page, 'tumbler')).toContainText('还差 71 星星，约 2 单'); // 50 an order
  await expect(card(page, 'tumbler').getByRole('button')).toHaveAccessibleName('去赚取，兑随行杯');
  await expect(card(page, 'cookie')).toContainText('已兑完');
  await expect(card(page, 'tote')).toContainText('还有 2 天');
  await expect(card(page, 'tote')).toContainText(/12日 00:00 · 300 件/);
  await expect(card(page, 'beans')).toContainText('金星');
  await expect(card(page, 'beans')).toContainText('还差 880 成长值'); // three times 40 of 1,000
  for (const id of ['cookie', 'tote', 'beans']) {
    await expect(card(page, id).getByRole('button')).toHaveCount(0);
    await expect(card(page, id).locator('.reward-chip .icon')).toHaveCount(1); // a shape, too
  }
  await settled(page);
  await page.screenshot({ path: `${screenshots}catalogue-real.png`, fullPage: true });
  await expectAccessible(page);
  await page.getByRole('button', { name: '周边' }).click();
  await expect(page.locator('.reward h3')).toHaveText(['随行杯', '帆布袋']);
  await page.getByRole('button', { name: '全部' }).click();
  await expect(page.locator('.reward')).toHaveCount(5);
  await card(page, 'tumbler').getByRole('button').click();
  await expect(page.getByRole('tab', { name: '签到' })).toHaveAttribute('aria-selected', 'true');
});

test('[A18] redeeming asks first, balance before and after; a failure takes nothing', async ({
  page,
}) => {
  await become(page);
  await card(page, 'latte').getByRole('button').click();
  const sheet = page.getByRole('dialog', { name: '兑换拿铁' });
  await expect(sheet).toContainText(/449\s*变为\s*199 星星/);
  expect(await redeemed(page)).toBe(1); // nothing until it is confirmed

  await page.evaluate(() => {
    const backend = document.querySelector('member-center')!.backend!;
    const submit = backend.submit.bind(backend);
    let isFirst = true;
    backend.submit = async (activity) => {
      if (!isFirst) return submit(activity);
      isFirst = false;
      await new Promise((done) => setTimeout(done, 300));
      throw new Error('the network is gone');
    };
  });
  await sheet.locator('[data-action=pay]').click();
  // Never optimistic: while it is under way nothing is counted off.
  await expect(sheet.getByRole('button', { name: '正在兑换…' })).toBeVisible();
  await expect(page.locator('.to-spend')).toContainText('449');
  await expect(sheet.locator('.reason')).toBeVisible();
  await expect(sheet).toContainText('没有扣除，还有 449 星星。');
  expect((await viewed(page)).currencies[0]!.available).toBe(449);
  expect(await redeemed(page)).toBe(1);

  await sheet.locator('[data-action=pay]').click(); // the same wish again
  await expect(sheet).toHaveCount(0);
  await expect(said(page)).toHaveText('已兑换拿铁，在卡包里。');
  await expect(page.locator('.to-spend')).toContainText('199');
  expect(await redeemed(page)).toBe(2);
  await page.getByRole('tab', { name: '首页' }).click();
  expect(await stars(page)).toBe(199);
  expect(await chainIsWhole(page)).toBe(true);
});

const redeemed = async (page: Page) =>
  (await journal(page)).filter(({ type }) => type === 'redeem').length;

test('a refusal at the last moment says why, and that nothing was taken', async ({ page }) => {
  await become(page);
  await card(page, 'latte').getByRole('button').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('199 星星');
  await page.evaluate(() => {
    const backend = document.querySelector('member-center')!.backend!;
    backend.submit = async ({ id }) => ({
      activity: id, status: 'rejected', code: 'sold_out', reason: '', effects: [], passed_over: [],
    });
  });
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet.locator('.reason')).toBeVisible();
  await expect(sheet).toContainText('没有扣除，还有 449 星星。');
});

test('a brand puts a picture of its own in a slot', async ({ page }) => {
  await become(page);
  await page.evaluate(() => {
    const picture = document.createElement('img');
    picture.slot = 'reward-latte';
    picture.id = 'own';
    picture.alt = '';
    picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=';
    document.querySelector('member-center')!.append(picture);
  });
  await expect(page.locator('#own')).toBeVisible();
  await expect(card(page, 'latte').locator('.picture-mark')).toBeHidden();
  await expect(card(page, 'tumbler').locator('.picture-mark')).toBeVisible();
});
