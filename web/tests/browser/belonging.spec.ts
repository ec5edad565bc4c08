// Belonging with the real engine: what is told is told once, and what is agreed to stays.
import { joinBrand, pressed } from './brand.js';
import { demo, expect, test } from './harness.js';
import { journal, openPanel, closePanel } from './member.js';

test('a notice is told once across tabs and reloads', async ({ page, context }) => {
  await joinBrand(page, 'again');
  const other = await context.newPage();
  await other.goto(demo);
  await expect(other.locator('.panel[role=tabpanel]')).toBeVisible();
  const told = async () => (await journal(page)).filter(({ type }) => type === 'told');
  await openPanel(page);
  await pressed(page, page.locator('#birthday button'));
  await closePanel(page);
  for (const tab of [page, other]) {
    await expect(tab.locator('.notices')).toContainText('生日快乐');
  }
  await expect.poll(told).toHaveLength(1);
  // It stays in sight for this visit, and is gone for the next.
  await expect(page.locator('.notices')).toBeVisible();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=profile]')).toBeVisible();
  await expect(page.locator('[data-type=told]')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.balance')).toBeVisible();
  await expect(page.locator('.notices')).toHaveCount(0);
  expect(await told()).toHaveLength(1);
});

test('a consent is kept, taken back, and told in the history', async ({ page }) => {
  await joinBrand(page, 'again');
  await page.getByRole('tab', { name: '更多' }).click();
  const side = page.locator('[data-segment=consents]');
  if (await side.isVisible()) await side.click();
  const letters = page.getByRole('switch', { name: '来信与优惠' });
  await letters.click();
  await expect(letters).toBeChecked();
  await page.reload();
  await page.getByRole('tab', { name: '更多' }).click();
  if (await side.isVisible()) await side.click();
  await expect(letters).toBeChecked();
  await letters.click();
  await expect(letters).not.toBeChecked();
  await page.getByRole('tab', { name: '明细' }).click();
  await expect(page.locator('[data-type=consent]').first()).toContainText('不再同意：来信与优惠');
  await expect(page.locator('[data-type=consent]').last()).toContainText('同意：来信与优惠');
});
