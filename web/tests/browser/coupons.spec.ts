// The wallet and the member's card with the real engine: codes that a scanner reads, and pages that
// take them.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { demo, expect, expectAccessible, settled, test } from './harness.js';
import { beginMidMonth, checkIn, join, move, openPanel } from './member.js';
import { pressed } from './brand.js';
import { scanned } from './scan.js';

const program: Program = {
  id: 'starlight',
  version: 1,
  name: { 'zh-CN': '星光咖啡', en: 'Starlight Coffee' },
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 300 } }] }],
  rewards: [
    { id: 'ever', name: '常备券', cost: { stars: 10 } },
    { id: 'month', name: '月券', cost: { stars: 10 }, term: 'P30D' },
    { id: 'day', name: '今日券', about: '今天喝', cost: { stars: 10 }, term: 'P1D' },
    {
      id: 'less',
      name: '满减券',
      cost: { stars: 10 },
      term: 'P9D',
      use: { when: { '>=': [{ var: 'amount' }, 4500] }, grant: { off: 1000 } },
    },
  ],
};

const said = (page: Page) => page.locator('[data-member-center=announcements]');
const voucher = (page: Page, name: string) => page.locator('[data-voucher]', { hasText: name });

/** A member with one coupon of each kind. */
async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await beginMidMonth(page);
  await join(page);
  await checkIn(page);
  await page.getByRole('tab', { name: '兑换', exact: true }).click();
  for (const { id } of program.rewards!) {
    await page.locator(`[data-reward=${id}] [data-action=redeem]`).click();
    await page.getByRole('dialog').locator('[data-action=pay]').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.locator('[data-segment=wallet]').click();
}

test('[A19] coupons: usable, used and expired; soonest end first; masked, copied, scanned', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await become(page);
  const names = () => page.locator('.tickets h3').allTextContents();
  expect(await names()).toEqual(['今日券', '满减券', '月券', '常备券']);
  const first = page.locator('.tickets > li').first();
  await expect(first).toHaveClass(/coupon/); // the first stands open
  await expect(first).toContainText('店员扫码'); // with how to use it
  await expect(page.locator('.tickets')).not.toContainText('yue.v'); // and masked, as all are
  await expect(page.locator('.qr')).toHaveCount(0);
  await expect(voucher(page, '满减券')).toContainText('¥10');
  await expect(voucher(page, '满减券')).toContainText('满 ¥45 可用');

  await first.getByRole('button', { name: '使用 今日券' }).click();
  const code = page.locator('.coupon-code bdi');
  await expect(code).toHaveText('yue.v3'); // redeemed third
  await expect(page.locator('.coupon-code')).toBeFocused();
  await settled(page);
  expect(await scanned(page.locator('.coupon svg.qr'))).toBe('yue.v3');
  await page.getByRole('button', { name: '复制券码' }).click();
  await expect(said(page)).toHaveText('已复制券码。');
  await expect(page.locator('.coupon .copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('yue.v3');
  await expectAccessible(page);

  await voucher(page, '月券').getByRole('button', { name: '使用' }).click();
  await expect(code).toHaveText('yue.v2');
  expect(await scanned(page.locator('.coupon svg.qr'))).toBe('yue.v2');
  await expect(page.locator('.coupon')).toHaveCount(1); // one is open at a time

  await openPanel(page); // it is handed over while it is shown
  await page.locator('#code').fill('yue.v2');
  await pressed(page, page.locator('#fulfil button'));
  await expect(voucher(page, '月券')).toContainText('今天已交付');
  await expect(voucher(page, '月券').getByRole('button')).toHaveCount(0);
  for (let day = 0; day < 2; day += 1) await move(page, 86_400);
  await page.reload();
  await page.getByRole('tab', { name: '兑换', exact: true }).click();
  await page.locator('[data-segment=wallet]').click();
  expect(await names()).toEqual(['满减券', '常备券']);
  await page.locator('[data-filter=used]').click();
  await expect(page.locator('.past')).toHaveText([/月券.*已交付/s]);
  await page.locator('[data-filter=expired]').click();
  await expect(page.locator('.past')).toHaveText([/今日券.*已到期/s]);
});

test('[A20] mc-coupon-apply lets the page apply a code; its veto keeps it hidden', async ({
  page,
}) => {
  await become(page);
  await page.evaluate(() => {
    const heard: object[] = [];
    Object.assign(globalThis, { heard, veto: false });
    document.addEventListener('mc-coupon-apply', (event) => {
      const { detail, cancelable, composed, bubbles } = event as CustomEvent<object>;
      const frozen = Object.isFrozen(detail);
      heard.push({ detail: { ...detail }, cancelable, composed, bubbles, frozen });
      if ((globalThis as unknown as { veto: boolean }).veto) event.preventDefault();
    });
  });
  const heard = () =>
    page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
  await page.evaluate(() => Object.assign(globalThis, { veto: true }));
  await voucher(page, '满减券').getByRole('button', { name: '使用' }).click();
  const event = { cancelable: true, composed: true, bubbles: true, frozen: true };
  const detail = { code: 'yue.v4', voucher: 'v4', reward: 'less' };
  expect(await heard()).toEqual([{ detail, ...event }]);
  await expect(page.locator('.tickets')).not.toContainText('yue.v4');
  await expect(page.locator('.qr')).toHaveCount(0);

  // What may be given back can be looked at without being used.
  await page.getByRole('button', { name: '满减券', exact: true }).click();
  await expect(voucher(page, '满减券').getByRole('button', { name: '退回' })).toBeVisible();
  await expect(page.locator('.tickets')).not.toContainText('yue.v4');
  expect(await heard()).toHaveLength(1);

  await page.evaluate(() => Object.assign(globalThis, { veto: false }));
  await voucher(page, '满减券').getByRole('button', { name: '使用' }).click();
  expect(await heard()).toHaveLength(2);
  await expect(page.locator('.coupon-code bdi')).toHaveText('yue.v4');
});

test('the member’s code is scanned as QR and bar code, in the dark and offline', async ({
  page,
  context,
}) => {
  await join(page);
  await page.evaluate(() => {
    document.querySelector('member-center')!.theme = 'dark';
  });
  await page.waitForResponse(/\/member-card-[^/]*\.js$/); // it comes when the page is at rest
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('button', { name: '会员码', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '会员码' });
  await expect(sheet).toContainText('yue');
  await settled(page);
  expect(await scanned(sheet.locator('svg.qr'))).toBe('yue');
  expect(await scanned(sheet.locator('svg.barcode'))).toBe('yue');
  const ground = sheet.locator('.member-code');
  await expect(ground).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '会员码', exact: true })).toBeFocused();
  await context.setOffline(false);
});

test('the code of a guest is not asked for', async ({ page }) => {
  await page.goto(demo);
  await expect(page.locator('[data-action=join]')).toBeVisible();
  await expect(page.locator('[data-action=card]')).toHaveCount(0);
});
