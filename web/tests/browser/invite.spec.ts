// Inviting with the real engine: code, link and QR, the system's share sheet or a letter, and what
// became of each friend.
import type { Page } from '@playwright/test';
import { joinBrand, pressed } from './brand.js';
import { demo, expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { closePanel, openPanel } from './member.js';
import { scanned } from './scan.js';

const said = (page: Page) => page.locator('[data-member-center=announcements]');

async function become(page: Page): Promise<void> {
  await joinBrand(page, 'community');
  await page.getByRole('tab', { name: '更多' }).click();
  await expect(page.locator('.more')).toBeVisible();
  const segment = page.locator('[data-segment=invite]');
  if (await segment.isVisible()) await segment.click();
  await expect(page.locator('.invite')).toBeVisible();
}

/** The system's share sheet, as far as a page sees it. */
async function withShareSheet(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shares: object[] = [];
    Object.assign(navigator, { share: async (what: object) => void shares.push(what) });
    Object.assign(globalThis, { shares });
  });
}

test('[A22] referral: a link, its QR code, the share sheet, and the status of each friend', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await withShareSheet(page);
  await become(page);
  const link = `${demo}?invited-by=xing`;
  await expect(page.locator('.invite-code')).toContainText('xing');
  await expect(page.locator('.invite-link bdi')).toHaveText(link);
  expect(await scanned(page.locator('.invite svg.qr'))).toBe(link);
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect(said(page)).toHaveText('已复制链接');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.getByRole('button', { name: '复制邀请码' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('xing');
  await page.getByRole('button', { name: '分享' }).click();
  const shares = await page.evaluate(
    () => (globalThis as unknown as { shares: object[] }).shares,
  );
  expect(shares).toEqual([expect.objectContaining({ url: link })]);

  await expect(page.getByText('朋友用你的邀请码加入后')).toBeVisible();
  await openPanel(page);
  for (let friend = 0; friend < 2; friend += 1) await pressed(page, page.locator('#friend-joins'));
  await closePanel(page);
  const friends = page.locator('[data-friend]');
  await expect(friends).toHaveCount(2);
  await expect(friends.first()).toContainText('第 2 位朋友');
  await expect(friends.first().locator('[data-step]')).toHaveText(['已邀请', '已加入', '已得奖']);
  await expect(friends.first()).toContainText('今天');
  await expect(friends.first()).toContainText('+50 成长值和50 积分');
  await settled(page);
  await page.screenshot({ path: `${screenshots}invite-real.png`, fullPage: true });
  await expectAccessible(page);

  await page.goto(link); // whoever follows the link need not type the code
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
  await page.evaluate(() => {
    document.querySelector('member-center')!.member = 'newcomer';
  });
  await expect(page.getByLabel('邀请码')).toHaveValue('xing');
});

test('a host names the page that invitations lead to', async ({ page }) => {
  await become(page);
  const link = page.locator('.invite-link bdi');
  for (const [place, leads] of [
    ['https://brand.example/join', 'https://brand.example/join?invited-by=xing'],
    ['https://brand.example/i/{code}?from=app', 'https://brand.example/i/xing?from=app'],
  ]) {
    await page.evaluate((url) => {
      document.querySelector('member-center')!.setAttribute('invite-url', url!);
    }, place);
    await expect(link).toHaveText(leads!);
  }
});

test('without a share sheet a letter carries the link', async ({ page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { share?: unknown }).share;
  });
  await become(page);
  const href = await page.getByRole('link', { name: '用邮件发送' }).getAttribute('href');
  expect(href).toMatch(/^mailto:\?subject=/);
  expect(new URL(href!).searchParams.get('body')).toContain(`${demo}?invited-by=xing`);
});
