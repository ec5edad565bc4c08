// The demo's desk: what an operator and the brand do, beside the shop's till and the clock.
import { expect, expectAccessible, screenshots, settled, test, viewports } from './harness.js';
import { checkIn, join, move, open, openPanel } from './member.js';

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

for (const lang of ['zh-CN', 'en'] as const) {
  test(`the page fits a phone in ${lang}, and the desk is worked by keyboard`, async ({ page }) => {
    await page.addInitScript((language) => {
      localStorage.setItem('starlight-language', language);
      localStorage.setItem('starlight-theme', 'dark');
    }, lang);
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.locator('#controls > summary').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.controls')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.locator('#close')).toBeFocused();
    const box = (await page.locator('.controls').boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await settled(page);
    await expectAccessible(page);
    await page.screenshot({ path: `${screenshots}desk-phone-${lang}-dark.png` });
    await page.keyboard.press('Escape');
    await expect(page.locator('#controls > summary')).toBeFocused();
  });
}

test('on a desktop the way to the desk covers nothing', async ({ page }) => {
  await page.setViewportSize(viewports.desktop);
  await open(page);
  const summary = (await page.locator('#controls > summary').boundingBox())!;
  const header = (await page.locator('.bar').boundingBox())!;
  expect(summary.y + summary.height).toBeLessThanOrEqual(header.y + header.height);
  const foot = page.locator('.foot span');
  await foot.scrollIntoViewIfNeeded();
  const hit = await foot.evaluate((node) => {
    const { left, top } = node.getBoundingClientRect();
    return node.contains(document.elementFromPoint(left + 2, top + 8));
  });
  expect(hit).toBe(true);
  await openPanel(page);
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}desk-desktop.png` });
});

test('another programme has its own member and journal', async ({ page }) => {
  await join(page);
  await checkIn(page);
  await openPanel(page);
  await page.locator('#program').selectOption('shop');
  await expect(page.locator('[data-action=join]')).toBeVisible();
  await expect(page.locator('.shop')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.locator('[data-action=join]').click();
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
  await openPanel(page);
  await page.locator('[data-good=lamp]').click();
  await expect(page.locator('#bill')).toContainText('¥220');
  await page.locator('#pay').click();
  await expect(page.locator('#result')).toHaveText('付了 ¥220');
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}desk-programme.png` });
  await page.locator('#program').selectOption('coffee');
  await expect(page.locator('.done-row')).toBeVisible();
});
