// The demo's desk: what an operator and the brand do, beside the shop's till and the clock.
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { checkIn, join, move, openPanel } from './member.js';

test('the desk gives, takes, declares an outage and publishes a version', async ({ page }) => {
  await join(page);
  await checkIn(page);
  await openPanel(page);
  await page.locator('#adjust-amount').fill('1200');
  await page.locator('#adjust-currency').selectOption('growth');
  await page.getByRole('button', { name: '给', exact: true }).click();
  await expect(page.locator('#result')).toHaveText('给了 1200 成长值');
  await expect(page.locator('.tier')).toContainText('金星');
  await page.locator('#adjust-amount').fill('3');
  await page.locator('#adjust-currency').selectOption('stars');
  await page.locator('#adjust-reason').fill('多给了');
  await page.getByRole('button', { name: '扣', exact: true }).click();
  await expect(page.locator('#result')).toHaveText('扣了 3 星星');
  await expect(page.locator('.balance-number [data-value="2"]')).toBeVisible();
  await move(page, 86400);
  await move(page, 86400); // the day between is missed, and then declared an outage
  await openPanel(page);
  await page.locator('#outage button').click();
  await expect(page.locator('#result')).toContainText('是休息日了');
  await page.locator('#next-version').click();
  await expect(page.locator('#next-version')).toHaveText('第 2 版在用');
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}desk-phone.png` });
  await page.keyboard.press('Escape');
  await expect(page.locator('.controls')).toBeHidden();
  await checkIn(page);
  await expect(page.locator('.check-in')).toContainText('2');
  await expect(page.locator('.tier')).toContainText('金星');
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=adjust]').first()).toContainText('−3');
  await page.locator('[data-type=adjust] .entry-press').first().click();
  await expect(page.getByRole('dialog')).toContainText('多给了');
  await page.keyboard.press('Escape');
  await openPanel(page);
  await page.locator('#reset').click();
  await expect(page.locator('[data-action=join]')).toBeVisible();
  await expect(page.locator('#next-version')).toHaveText('发布第 2 版');
});
