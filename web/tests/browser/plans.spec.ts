// Plans with the real engine and the programme prime: a trial, its end, a change and leaving.
import type { Page } from '@playwright/test';
import { joinBrand, pressed } from './brand.js';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { chainIsWhole, closePanel, journal, move, openPanel, viewed } from './member.js';

const week = 604_800;
const plan = (page: Page, id: string) => page.locator(`[data-plan=${id}]`);
const stateOf = async (page: Page, id: string) =>
  (await viewed(page)).plans.find((one) => one.id === id)?.state;

async function openPlans(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '更多' }).click();
  const side = page.locator('[data-segment=plans]');
  if (await side.isVisible()) await side.click();
  await expect(page.locator('.plans')).toBeVisible();
}

async function begin(page: Page, id: string): Promise<void> {
  await plan(page, id).locator('[data-action=join]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toHaveCount(0);
}

/** Buys a lamp, and says how much lower the bill was for it. */
async function buyLamp(page: Page): Promise<number> {
  await openPanel(page);
  await page.locator('[data-good=lamp]').click();
  const lower = await page.locator('#bill dd.off, #bill .off dd').allTextContents();
  expect(lower.length).toBeGreaterThan(0);
  await pressed(page, page.locator('#pay'));
  await closePanel(page);
  return lower.reduce((sum, text) => sum + Number(text.replace(/[^\d.]/g, '')), 0);
}

test('a plan is tried, paid after the trial, and saves on every cart', async ({ page }) => {
  await joinBrand(page, 'prime');
  await openPlans(page);
  await expect(plan(page, 'monthly')).toContainText('¥15.00 / 1 个月');
  await expect(plan(page, 'monthly')).toContainText('先免费用 30 天');
  await plan(page, 'monthly').locator('[data-action=join]').click();
  const sheet = page.getByRole('dialog', { name: '开通连续包月' });
  await expect(sheet).toContainText(/现在付\s*不用付/);
  await settled(page);
  await page.screenshot({ path: `${screenshots}plan-trial-sheet.png` });
  await expectAccessible(page);
  await sheet.getByRole('button', { name: '开始试用' }).click();
  await expect(plan(page, 'monthly')).toContainText('试用中');
  await expect(plan(page, 'monthly')).toContainText('之后 ¥15.00 / 1 个月');
  const off = await buyLamp(page);
  await expect(plan(page, 'monthly')).toContainText(`累计 ¥${off.toFixed(2)}`);
  for (let moved = 0; moved < 5; moved += 1) await move(page, week);
  await expect(plan(page, 'monthly')).toContainText('使用中');
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type="due.renewed"]')).toContainText('连续包月已续期');
  await expect(page.locator('[data-type=join]')).toContainText('试用连续包月');
});

test('leaving is taken back, and a later plan of the list begins at once', async ({ page }) => {
  await joinBrand(page, 'prime');
  await openPlans(page);
  await begin(page, 'monthly');
  await plan(page, 'monthly').locator('[data-action=leave]').click();
  await page.locator('[data-action=confirm-leave]').click();
  await expect(plan(page, 'monthly')).toContainText('将结束');
  expect(await stateOf(page, 'monthly')).toBe('leaving');
  await plan(page, 'monthly').locator('[data-action=keep]').click();
  await expect(plan(page, 'monthly')).toContainText('试用中');
  await begin(page, 'yearly');
  await expect(plan(page, 'yearly')).toContainText('使用中');
  await begin(page, 'monthly');
  await expect(plan(page, 'monthly')).toContainText('下一个');
  await expect(plan(page, 'yearly')).toContainText('之后是连续包月');
  await plan(page, 'yearly').locator('[data-action=keep]').click();
  await expect(plan(page, 'monthly')).not.toContainText('下一个');
  expect((await journal(page)).map(({ type }) => type)).toEqual([
    'enrol',
    'join',
    'leave',
    'join',
    'join',
    'join',
    'join',
  ]);
  expect(await chainIsWhole(page)).toBe(true);
});
