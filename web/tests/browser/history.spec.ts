// A history of several pages: each older page is asked for, and nothing is shown twice or left out.
import type { Page } from '@playwright/test';
import { expect, test } from './harness.js';
import { join } from './member.js';

const purchases = 130;

/** As many small purchases, and the enrolment before them. */
function buyOften(page: Page): Promise<void> {
  return page.evaluate(async (count) => {
    const { backend, member } = document.querySelector('member-center')!;
    for (let number = 1; number <= count; number += 1) {
      await backend!.submit({
        id: `p-${number}`,
        member,
        type: 'purchase',
        at: backend!.now(),
        attributes: { amount: number * 100 },
      });
    }
  }, purchases);
}

async function shown(page: Page): Promise<string[]> {
  for (const fold of await page.locator('.history-month .fold button').all()) await fold.click();
  const entries = page.locator('.history-month [data-entry]');
  return entries.evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset.entry!));
}

const sequence = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => String(from - index));

test('older pages follow on one another down to the first record', async ({ page }) => {
  test.slow();
  await join(page);
  await buyOften(page);
  await page.getByRole('tab', { name: '明细' }).click();
  const earlier = page.getByRole('button', { name: '更早的记录' });
  await expect(earlier).toBeVisible();
  expect(await shown(page)).toEqual(sequence(131, 72));
  await earlier.click();
  await expect(page.locator('.history-month [data-entry="12"]')).toBeVisible();
  expect(await shown(page)).toEqual(sequence(131, 12));
  await earlier.click();
  await expect(page.locator('[data-type=enrol]')).toBeVisible();
  expect(await shown(page)).toEqual(sequence(131, 1));
  await expect(earlier).toHaveCount(0);
  // What was unfolded stays, and there is nothing earlier, when all is read again.
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(earlier).toHaveCount(0);
  expect(await shown(page)).toEqual(sequence(131, 1));
});
