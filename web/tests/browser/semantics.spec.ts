// An engine that decides by other rules of its own takes over what an older one left in this
// browser: nobody loses anything, and what the older one recorded is never judged by the new rules.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, move, stars, submit } from './member.js';
import { abortNextWrite, shiftSemantics, wipeSnapshots } from './stores.js';

const typesOf = async (page: Page) => (await journal(page)).map(({ type }) => type);

/** A member who has checked in, and another one who bought something, by an older engine. */
async function leaveBehind(page: Page): Promise<number> {
  await join(page);
  expect(await submit(page, 'enrol', {}, 'lin')).toBe('accepted');
  expect(await submit(page, 'purchase', { amount: 3600 }, 'lin')).toBe('accepted');
  await checkIn(page);
  const had = await stars(page);
  await shiftSemantics(page, -1);
  return had;
}

test('what an older engine left is taken over once, for everybody, and goes on', async ({
  page,
}) => {
  const had = await leaveBehind(page);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(had);
  expect(await typesOf(page)).toEqual(['enrol', 'check_in', 'semantics']);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await move(page, 86400);
  await checkIn(page);
  expect(await typesOf(page)).toEqual(['enrol', 'check_in', 'semantics', 'check_in']);
  expect(await chainIsWhole(page)).toBe(true);
  await page.evaluate(() => {
    document.querySelector('member-center')!.member = 'lin';
  });
  await expect.poll(() => stars(page)).toBe(0); // those of the purchase are pending
  expect(await typesOf(page)).toEqual(['enrol', 'purchase', 'semantics']);
  expect(await chainIsWhole(page)).toBe(true);
});

test('the history stays readable across it, and the chain verifies', async ({ page }) => {
  await leaveBehind(page);
  await page.reload();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=semantics]')).toContainText('积分系统升级');
  await expect(page.locator('[data-type=check_in]')).toBeVisible();
  await settled(page);
  await page.screenshot({ path: `${screenshots}history-semantics.png` });
  await expectAccessible(page);
  await page.locator('[data-type=semantics] .entry-press').click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('[data-action=verify]').click();
  await expect(sheet).toContainText('3 条记录验证无误');
});

test('without a snapshot it is replayed from where the older engine ended', async ({ page }) => {
  const had = await leaveBehind(page);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await submit(page, 'enrol', {}, 'new')).toBe('accepted');
  await move(page, 86400);
  await checkIn(page);
  const then = await stars(page);
  expect(then).toBeGreaterThan(had);
  await wipeSnapshots(page);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(then);
  expect(await submit(page, 'purchase', { amount: 1000 }, 'lin')).toBe('accepted');
  expect(await submit(page, 'purchase', { amount: 1000 }, 'new')).toBe('accepted');
  expect(await chainIsWhole(page)).toBe(true);
});

test('a takeover that cannot be stored changes nothing, and a retry goes over', async ({
  page,
}) => {
  const had = await leaveBehind(page);
  await page.addInitScript(abortNextWrite);
  await page.reload();
  await expect(page.getByText('没有保存成功')).toBeVisible();
  expect(await typesOf(page)).toEqual(['enrol', 'check_in']);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(had);
  expect(await typesOf(page)).toEqual(['enrol', 'check_in', 'semantics']);
});

test('what a newer engine left is not touched, and asks for a reload', async ({ page }) => {
  await leaveBehind(page);
  await shiftSemantics(page, 2);
  await page.reload();
  await expect(page.getByText('页面已经过时')).toBeVisible();
  expect(await typesOf(page)).toEqual(['enrol', 'check_in']);
});

test('a state that an older engine left broken is left as it is, and that is said', async ({
  page,
}) => {
  await leaveBehind(page);
  await wipeSnapshots(page);
  await page.reload();
  await expect(page.getByText('已原样保留')).toBeVisible();
  await expect(page.locator('[data-action=join]')).toHaveCount(0);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('已原样保留')).toBeVisible();
  expect(await typesOf(page)).toEqual(['enrol', 'check_in']);
  expect(await chainIsWhole(page)).toBe(true);
});
