// Partners, friends, a say and gifts with the real engine: the coalition and the community.
import type { Page } from '@playwright/test';
import { adjust, joinBrand, pressed } from './brand.js';
import { demo, expect, expectAccessible, settled, test } from './harness.js';
import { closePanel, journal, move, openPanel } from './member.js';

const week = 604_800;

async function side(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: '更多' }).click();
  const segment = page.locator(`[data-segment=${name}]`);
  await expect(page.locator('.more')).toBeVisible();
  if (await segment.isVisible()) await segment.click();
}

async function desk(page: Page, button: string): Promise<void> {
  await openPanel(page);
  await pressed(page, page.locator(button));
  await closePanel(page);
}

test('each partner shows what was earned with it', async ({ page }) => {
  await joinBrand(page, 'coalition');
  await openPanel(page);
  for (const button of await page.locator('#events button').all()) await pressed(page, button);
  await closePanel(page);
  await side(page, 'partners');
  await expect(page.locator('[data-partner=books]')).toContainText('在此得到 96 联盟积分');
  await expect(page.locator('[data-partner=cafe]')).toContainText('在此得到 108 联盟积分');
  await page.getByRole('tab', { name: '明细' }).click();
  const row = page.locator('[data-type=purchase]').last();
  await expect(row).toContainText('书店');
  await row.locator('.entry-press').click();
  await page.getByRole('dialog').getByText('分录').click();
  await expect(page.getByRole('dialog').locator('.postings')).toContainText('书店 → 可用');
});

test('a friend who joins by the code brings what was promised', async ({ page }) => {
  await joinBrand(page, 'community');
  await side(page, 'invite');
  await expect(page.locator('.invite-code')).toContainText('xing');
  await expect(page.locator('[data-part=brought]')).toContainText('还没有来过');
  await desk(page, '#friend-joins');
  await expect(page.locator('[data-part=brought]')).toContainText('来过 1 次');
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=gift]')).toBeVisible();
});

test('a newcomer brings a code, and a false one says why', async ({ page }) => {
  await page.goto(demo);
  await page.evaluate(() => localStorage.setItem('starlight-brand', 'community'));
  await page.reload();
  const code = page.getByLabel('邀请码');
  await code.fill('xing');
  await page.locator('[data-action=join]').click();
  await expect(page.locator('.reason')).toContainText('不能邀请自己');
  await expectAccessible(page);
  await code.fill('mo');
  await page.locator('[data-action=join]').click();
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
  await side(page, 'invite');
  await expect(page.locator('.more')).toContainText('邀请你的是 mo');
});

test('feedback is answered by the desk, and a survey pays once', async ({ page }) => {
  await joinBrand(page, 'community');
  await side(page, 'voice');
  await page.locator('[data-field=feedback]').fill('周末也想来。');
  await page.locator('[data-action=feedback]').click();
  await expect(page.locator('[data-feedback]')).toContainText('已收到');
  await desk(page, '#answer');
  await expect(page.locator('[data-feedback]')).toContainText('已回复');
  await expect(page.locator('[data-feedback] blockquote')).toContainText('谢谢');
  const survey = page.locator('[data-survey=pulse]');
  await survey.locator('[data-question=score] [value="9"]').check();
  await survey.locator('[data-action=answer]').click();
  await expect(survey).toContainText('得到 20 积分');
  await page.reload();
  await side(page, 'voice');
  await expect(survey).toContainText('起可再回答');
});

test('what waits for a moderator is approved or rejected', async ({ page }) => {
  await joinBrand(page, 'community');
  const credit = (amount: string) =>
    expect(page.locator('.balance')).toContainText(amount);
  await desk(page, '[data-event=post]');
  await desk(page, '#approve');
  await credit('5');
  await desk(page, '[data-event=post]');
  await desk(page, '#reject');
  expect((await journal(page)).map(({ type }) => type)).toEqual([
    'enrol',
    'post',
    'confirm',
    'post',
    'cancel',
  ]);
});

test('points are given after thirty days, and arrive', async ({ page }) => {
  await joinBrand(page, 'community');
  await desk(page, '#friend-joins');
  const friend = /friend-\w+/.exec((await page.locator('#result').textContent())!)![0];
  await openPanel(page);
  await adjust(page, 'credit', 400);
  await closePanel(page);
  for (let moved = 0; moved < 5; moved += 1) await move(page, week);
  await page.getByRole('tab', { name: '兑换' }).click();
  await page.locator('[data-segment=give]').click();
  const form = page.locator('[data-give=credit]');
  await form.locator('[data-field=to]').fill(friend);
  await form.locator('[data-field=amount]').fill('30');
  await settled(page);
  await expectAccessible(page);
  await form.locator('[data-action=give]').click();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=transfer]')).toContainText(`转赠给 ${friend}`);
  await expect(page.locator('[data-type=transfer]')).toContainText('−30');
});

test('one who is blocked sees it, and comes back', async ({ page }) => {
  await joinBrand(page, 'community');
  await desk(page, '#block');
  await expect(page.locator('.gate')).toContainText('会员已被停用');
  await expect(page.getByRole('switch')).toHaveCount(1);
  await desk(page, '#block');
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
});
