// One journey for each mechanic, with the programmes of the demo, the real engine and the desk.
import type { Page } from '@playwright/test';
import type { ErrorAnswer, Quote } from '@perennial/engine';
import type { DrawKeeper } from '../../src/backend/backend.js';
import { adjust, joinBrand, pressed } from './brand.js';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import {
  beginMidMonth,
  chainIsWhole,
  closePanel,
  journal,
  move,
  openPanel,
  viewed,
} from './member.js';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const row = (page: Page, name: string) => page.locator('.home .row', { hasText: name });

const held = async (page: Page, currency: string) =>
  (await viewed(page)).currencies.find(({ id }) => id === currency)!.available;

test.beforeEach(({ page }) => beginMidMonth(page));

test('a drink is redeemed, shown at the till, and handed over', async ({ page }) => {
  await joinBrand(page, 'coffee');
  await openPanel(page);
  await adjust(page, 'stars', 240);
  await closePanel(page);
  await expect(row(page, '拿铁，随你调')).toContainText('还差 10 星星');
  await openPanel(page);
  await adjust(page, 'stars', 60);
  await closePanel(page);
  await expect(row(page, '拿铁，随你调')).toContainText('现在就能兑换');
  await row(page, '拿铁，随你调').getByRole('button').click();
  await page.locator('[data-reward=latte] [data-action=redeem]').click();
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('[data-segment=wallet]').click();
  await page.locator('[data-voucher=v1] [data-action=use]').click();
  await expect(page.locator('.coupon-code')).toContainText('yue.v1');
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}coupon-real.png`, fullPage: true });
  await openPanel(page);
  await page.locator('#code').fill('yue.v9');
  await pressed(page, page.locator('#fulfil button'));
  await expect(page.locator('#result')).toContainText('没有成功');
  await page.locator('#code').fill('yue.v1');
  await pressed(page, page.locator('#fulfil button'));
  await expect(page.locator('#result')).toHaveText('已交付卡券 yue.v1');
  await closePanel(page);
  await expect(page.locator('[data-voucher=v1]')).toContainText('已交付');
  await expect(page.locator('[data-voucher=v1] button')).toHaveCount(0);
  expect(await held(page, 'stars')).toBe(50);
  expect(await chainIsWhole(page)).toBe(true);
});

test('a drink is given back, and every star returns', async ({ page }) => {
  await joinBrand(page, 'coffee');
  await openPanel(page);
  await adjust(page, 'stars', 330);
  await closePanel(page);
  await tab(page, '兑换').click();
  await page.locator('[data-reward=pour_over] [data-action=redeem]').click();
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await held(page, 'stars')).toBe(10);
  await page.locator('[data-segment=wallet]').click();
  await page.locator('[data-voucher=v1] [data-action=give-back]').click();
  await expect(page.getByRole('dialog')).toContainText('+320 星星');
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await page.locator('[data-filter=used]').click();
  await expect(page.locator('[data-voucher=v1]')).toContainText('已退回');
  expect(await held(page, 'stars')).toBe(330);
});

test('three gardens are visited, and what that brings is claimed', async ({ page }) => {
  await joinBrand(page, 'garden');
  await openPanel(page);
  for (const step of [1, 2, 3]) {
    await page.locator('[data-event=visit]').click();
    await expect
      .poll(async () => (await viewed(page)).missions.find(({ id }) => id === 'stroll')!.progress)
      .toEqual({ count: step, of: 3 });
  }
  await closePanel(page);
  await expect(row(page, '逛三座花园').first()).toContainText('领取 10');
  await tab(page, '任务').click();
  const mission = page.locator('[data-mission=stroll]');
  await mission.getByRole('button', { name: '领取 10 · 逛三座花园' }).click();
  await expect(mission).toHaveAttribute('data-state', 'claimed');
  expect(await held(page, 'drops')).toBe(10);
  await tab(page, '明细').click();
  await expect(page.locator('[data-type=visit]').first()).toContainText('逛三座花园');
  await expect(page.locator('[data-type=claim]')).toContainText('领取逛三座花园');
});

test('the wheel counts to its promise, is sealed before, and verified after', async ({ page }) => {
  await joinBrand(page, 'garden');
  await openPanel(page);
  await adjust(page, 'spin', 2);
  await closePanel(page);
  await tab(page, '任务').click();
  await page.locator('[data-segment=draws]').click();
  const wheel = page.locator('[data-draw=wheel]');
  await expect(wheel).toContainText('最迟再抽 10 次，必得一棵真树');
  const seal = page.locator('.seal');
  const sealed = async () => (await keeper(page)).map(({ commitment }) => commitment);
  const [before] = await sealed();
  await expect(seal.locator('[data-commitment]')).toHaveAttribute('data-commitment', before!);
  await seal.locator('summary').click();
  await expect(seal).toContainText(before!);
  await expect(seal).toContainText('并不保密');

  await wheel.locator('[data-action=draw]').click();
  await wheel.locator('[data-action=skip]').click();
  await expect(page.getByRole('dialog')).toContainText('第 1 次抽奖');
  await page.keyboard.press('Escape');
  await expect(wheel.locator('.draw-result')).toContainText('第 1 次抽奖');
  const [shown] = (await viewed(page)).draws;
  await expect(wheel).toContainText(`最迟再抽 ${shown!.guarantees[0]!.within} 次`);
  const verify = wheel.locator('[data-action=verify-draw]');
  await verify.click();
  await expect(wheel.locator('.draw-result')).toContainText('种子还没有公布');

  await openPanel(page);
  await pressed(page, page.locator('#replace-seed'));
  await closePanel(page);
  const [now, published] = await sealed();
  expect(published).toBe(before);
  await expect(seal.locator('[data-commitment]')).toHaveAttribute('data-commitment', now!);
  await expect(seal.locator('.seal-old')).toContainText(before!);
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}seal.png`, fullPage: true });
  await verify.click();
  await expect(wheel.locator('.draw-result')).toContainText('奖品一致');
  await expect(verify).toHaveCount(0);

  await page.reload(); // and from the history at any time
  await tab(page, '明细').click();
  await page.locator('[data-type=draw] .entry-press').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('第 1 次抽奖');
  await sheet.locator('[data-action=verify-draw]').click();
  await expect(sheet.locator('[data-part=draw]')).toContainText('奖品一致');
  await settled(page);
  await expectAccessible(page);
});

const keeper = (page: Page) =>
  page.evaluate(() => {
    const { backend } = document.querySelector('member-center')!;
    return (backend as unknown as DrawKeeper).seeds();
  });

test('what the till asks for is what the engine quotes: member price and vouchers', async ({
  page,
}) => {
  await joinBrand(page, 'mall');
  await openPanel(page);
  await adjust(page, 'growth', 6000); // gold: 5 % off, and free delivery twice
  await adjust(page, 'points', 500);
  await closePanel(page);
  await tab(page, '兑换').click();
  await page.locator('[data-reward=off_50] [data-action=redeem]').click();
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await openPanel(page);
  const bill = page.locator('#bill');
  await page.locator('[data-good=lamp]').click();
  await expect(bill).toContainText('全场 95 折');
  await expect(bill).toContainText('免运费券');
  await expect(bill).not.toContainText('满 300 减 50');
  await expect(page.locator('#next')).toContainText('满 300 减 50');
  await page.locator('[data-good=towel]').click();
  await page.locator('[data-good=towel]').click();
  await expect(bill).toContainText('满 300 减 50');
  const quote = await quoted(page);
  const { list, off, paid, use } = quote.best;
  expect(list).toBe(22000 + 2 * 4800 + 1200);
  expect(list - off).toBe(paid);
  expect(use).toHaveLength(2);
  await expect(bill.locator('.sum dd')).toHaveText(`¥${(paid / 100).toFixed(2)}`);
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}till-quote.png` });

  await pressed(page, page.locator('#pay'));
  await expect(page.locator('#result')).toHaveText(`付了 ¥${(paid / 100).toFixed(2)}`);
  const [newest] = await page.evaluate(async () => {
    const { backend, member } = document.querySelector('member-center')!;
    return backend!.history(member, undefined, 1);
  });
  const effects = newest && 'outcome' in newest ? newest.outcome.effects : [];
  const used = effects.flatMap((effect) => (effect.type === 'used' ? [effect.off ?? 0] : []));
  expect(used.reduce((sum, each) => sum + each, 0)).toBe(off);
  await expect(page.locator('#purchases option').first()).toContainText((paid / 100).toFixed(2));
  await closePanel(page);
  await expect(page.locator('[data-voucher]').first()).toBeHidden();
  await page.locator('[data-segment=wallet]').click();
  await expect(page.locator('.tickets [data-voucher]')).toHaveCount(1); // one free delivery left
});

/** The quote of the cart on the till. */
const quoted = (page: Page) =>
  page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    const { engine } = backend as unknown as {
      engine: { quote(request: object): Quote | ErrorAnswer };
    };
    const lines = [
      { category: 'basics', amount: 9600, price: 4800, quantity: 2 },
      { category: 'home', amount: 22000, price: 22000, quantity: 1 },
    ];
    const cart = { amount: 32800, delivery: 1200, channel: 'app', lines };
    return engine.quote({ member, now: backend!.now(), cart }) as Quote;
  });

test('cash-back pays a part where it is wished', async ({ page }) => {
  await joinBrand(page, 'mall');
  await openPanel(page);
  await adjust(page, 'cash', 3000);
  await page.locator('[data-good=lamp]').click();
  const sum = page.locator('#bill .sum dd');
  await expect(sum).toHaveText('¥232');
  await page.locator('#pay-points').check();
  await expect(sum).toHaveText('¥202');
  await pressed(page, page.locator('#pay'));
  await expect(page.locator('#result')).toHaveText('付了 ¥202');
  expect(await held(page, 'cash')).toBe(0);
});

test('a reader who stayed away is written to, comes back, and is welcomed', async ({ page }) => {
  test.setTimeout(60_000);
  await joinBrand(page, 'again');
  await openPanel(page);
  await page.locator('[data-good=atlas]').click();
  await pressed(page, page.locator('#pay'));
  await closePanel(page);
  expect((await viewed(page)).segments.lifecycle).toBe('first');
  // What begins when one stays away, or is for other members, is no promise to this one.
  await expect(page.locator('.home .row').first()).toBeVisible();
  for (const name of ['书签还在', '店里寄来的信', '进来坐坐']) {
    await expect(page.locator('.home')).not.toContainText(name);
  }
  for (let week = 0; week < 13; week += 1) await move(page, 604_800);
  await expect.poll(async () => (await viewed(page)).segments.lifecycle).toBe('lapsed');
  await expect(page.locator('.home')).toContainText('八折回归券');
  await tab(page, '兑换').click();
  await expect(page.locator('[data-reward=tote]')).toContainText('100 积分');
  await page.locator('[data-segment=wallet]').click();
  await expect(page.locator('.tickets')).toContainText('八折回归券');

  await openPanel(page);
  const points = await held(page, 'points');
  await page.locator('[data-good=novel]').click();
  await expect(page.locator('#bill')).toContainText('八折回归券');
  await expect(page.locator('#bill .sum dd')).toHaveText('¥38.40');
  await pressed(page, page.locator('#pay'));
  await closePanel(page);
  expect((await journal(page)).filter(({ type }) => type === 'purchase')).toHaveLength(2);
  expect(await held(page, 'points')).toBe(points + 100 + 38); // the welcome, and 1 for each yuan
  expect((await viewed(page)).segments.lifecycle).toBe('repeat');
  await expect(page.locator('.tickets')).toHaveCount(0);
});
