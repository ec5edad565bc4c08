// Redeeming and playing with the real engine: by pointer, by keyboard, and what the history says.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, expectAccessible, settled, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, stars, submit } from './member.js';

const program: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 300 } }] }],
  rewards: [
    { id: 'latte', name: '拿铁', cost: { stars: 250 }, term: 'P30D' },
    { id: 'cup', name: '随行杯', cost: { stars: 600 } },
  ],
  badges: [{ id: 'guest', name: '常客', on: 'visit', steps: [{ at: 2 }] }],
  draws: [
    {
      id: 'wheel',
      name: '转盘',
      cost: { stars: 20 },
      prizes: [
        { id: 'breeze', name: '微风', weight: 9 },
        { id: 'tree', name: '一棵树', weight: 1, at: 2, grant: { stars: 5 } },
      ],
    },
  ],
  missions: [
    {
      id: 'first',
      name: '第一次来',
      on: 'visit',
      claim: true,
      steps: [{ at: 1, grant: { stars: 2 } }],
    },
    {
      id: 'stroll',
      name: '逛三座花园',
      on: 'visit',
      claim: true,
      steps: [{ at: 3, grant: { stars: 10 } }],
    },
    {
      id: 'challenge',
      name: '清晨的约定',
      on: 'visit',
      cost: { stars: 50 },
      steps: [{ at: 2, grant: { stars: 150 } }],
    },
  ],
};

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await join(page);
  await checkIn(page);
}

const said = (page: Page) => page.locator('[data-member-center=announcements]');
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

test('a reward is redeemed, its voucher seen, and given back', async ({ page }) => {
  await become(page);
  await tab(page, '兑换').click();
  await expect(page.locator('[data-reward=cup]')).toContainText('还差 300 星星');
  await expect(page.locator('[data-reward=cup] [data-action=redeem]')).toHaveCount(0);
  await page.getByRole('button', { name: '兑换拿铁' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('250 星星');
  await expect(sheet).toContainText('一张卡券，有效至');
  await expect(sheet).toContainText('50 星星'); // what is left after it
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toHaveCount(0);
  await expect(said(page)).toHaveText('已兑换拿铁，在卡包里。');
  await page.locator('[data-segment=wallet]').click();
  const coupon = page.locator('[data-voucher=v1]');
  await expect(coupon).not.toContainText('yue.v1');
  await coupon.getByRole('button', { name: '使用 拿铁' }).click();
  await expect(coupon).toContainText('yue.v1');
  await tab(page, '明细').click();
  await expect(page.locator('[data-type=redeem]')).toContainText('兑换拿铁');
  await tab(page, '兑换').click();
  await page.getByRole('button', { name: '退回 拿铁' }).click();
  await expect(page.getByRole('dialog')).toContainText('+250 星星');
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await page.locator('[data-filter=used]').click();
  await expect(page.locator('[data-voucher=v1]')).toContainText('已退回');
  await tab(page, '首页').click();
  expect(await stars(page)).toBe(300);
  expect(await chainIsWhole(page)).toBe(true);
});

test('a mission is completed and claimed, and the badge is held', async ({ page }) => {
  await become(page);
  await tab(page, '任务').click();
  const mission = page.locator('[data-mission=stroll]');
  await expect(mission.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '0/3');
  await submit(page, 'visit');
  await expect(mission.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '1/3');
  await submit(page, 'visit');
  await submit(page, 'visit');
  await mission.getByRole('button', { name: '领取 10 · 逛三座花园' }).click();
  await expect(said(page)).toHaveText('已领取 10 星星。');
  await expect(mission).toHaveAttribute('data-state', 'claimed');
  await expect(mission.locator('h3')).toBeFocused();
  await page.locator('[data-segment=badges]').click();
  await expect(page.locator('[data-badge=guest]')).toContainText('已得到');
  await tab(page, '明细').click();
  await expect(page.locator('[data-type=claim]')).toContainText('领取逛三座花园');
  await tab(page, '首页').click();
  expect(await stars(page)).toBe(310);
});

test('what waits in several missions is claimed at once', async ({ page }) => {
  await become(page);
  await tab(page, '任务').click();
  const all = page.locator('[data-action=claim-all]');
  await submit(page, 'visit');
  await expect(page.locator('[data-mission=first]')).toHaveAttribute('data-state', 'claimable');
  await expect(all).toHaveCount(0); // one has its own button
  await submit(page, 'visit');
  await submit(page, 'visit');
  await expect(page.locator('[data-mission=stroll]')).toHaveAttribute('data-state', 'claimable');
  await expect(all).toHaveText('全部领取 12 星星');
  await settled(page);
  await expectAccessible(page);
  await all.click();
  await expect(said(page)).toHaveText('已领取 12 星星。');
  await expect(all).toHaveCount(0);
  await expect(page.locator('[data-mission=first] h3')).toBeFocused();
  await tab(page, '首页').click();
  expect(await stars(page)).toBe(312);
});

test('a draw says its odds, keeps its promise, and waits for its seed', async ({ page }) => {
  await become(page);
  await tab(page, '任务').click();
  await page.locator('[data-segment=draws]').click();
  const wheel = page.locator('[data-draw=wheel]');
  await expect(wheel).toContainText('最迟再抽 2 次，必得一棵树');
  await expect(wheel.locator('.odds div', { hasText: '微风' })).toContainText('90%');
  const drawn = [];
  for (let turn = 1; turn <= 2; turn += 1) {
    await wheel.getByRole('button', { name: '用 20 星星抽奖' }).click();
    await wheel.locator('[data-action=skip]').click();
    await page.keyboard.press('Escape');
    await expect(wheel.locator('.draw-result')).toContainText(`第 ${turn} 次抽奖`);
    drawn.push(await wheel.locator('strong').textContent());
  }
  expect(drawn.some((text) => text!.includes('一棵树'))).toBe(true);
  await expect(said(page)).toHaveText(drawn[1]!);
  await wheel.getByRole('button', { name: '验证' }).click();
  await expect(wheel.locator('.draw-result')).toContainText('种子还没有公布');
  await tab(page, '明细').click();
  await expect(page.locator('[data-type=draw]').first()).toContainText('抽奖：转盘');
});

test('by keyboard alone: a stake is put down and a reward redeemed', async ({ page }) => {
  await become(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await tab(page, '首页').focus();
  await press('ArrowRight', 'ArrowRight', 'Enter');
  const start = page.getByRole('button', { name: '开始清晨的约定' });
  await expect(start).toBeVisible();
  while (!(await start.evaluate((node) => node.matches(':focus')))) await press('Tab');
  await press('Enter');
  await expect(page.locator('#sheet-title')).toBeFocused();
  await expect(page.getByRole('dialog')).toContainText('50 星星');
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(said(page)).toHaveText('已开始清晨的约定。');
  await expect(page.locator('[data-mission=challenge]')).toContainText('已押注');
  await expect(tab(page, '任务')).toBeFocused(); // the button has gone
  await press('ArrowRight', 'Enter');
  const redeem = page.getByRole('button', { name: '兑换拿铁' });
  await expect(redeem).toBeVisible();
  while (!(await redeem.evaluate((node) => node.matches(':focus')))) await press('Tab');
  await press('Enter');
  await expect(page.locator('#sheet-title')).toBeFocused();
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const types = (await journal(page)).map(({ type }) => type);
  expect(types).toEqual(['enrol', 'check_in', 'start', 'redeem']);
});
