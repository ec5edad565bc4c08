// The demo tries a brand's colours on, and names the pairs that cannot be read.
import { expect, test } from './harness.js';
import { join, openPanel } from './member.js';

test('a brand’s colours are tried on; a pair that fails has the nearest that passes', async ({
  page,
}) => {
  await join(page);
  await openPanel(page);
  const faults = page.locator('#faults li');
  await page.locator('#tokens').fill('--mc-accent: #4FB3BF;');
  await page.locator('#theme-check button').click();
  await expect(faults.first()).toContainText(/^accent 在 accent-soft 上只有 \d\.\d\d，需要 4\.5。/);
  await expect(page.locator('[data-action=check-in]').first()).toHaveCSS(
    'background-color',
    'rgb(79, 179, 191)',
  );
  const better = (await faults.first().getAttribute('data-colour'))!;
  await page.locator('#tokens').fill(`--mc-accent: ${better};`);
  await page.locator('#theme-check button').click();
  await expect(faults).toHaveText(['每一对颜色都看得清。']);
  await page.locator('#tokens').fill('');
  await page.locator('#theme-check button').click();
  await expect(page.locator('[data-action=check-in]').first()).toHaveCSS(
    'background-color',
    'rgb(11, 95, 107)',
  );
});
