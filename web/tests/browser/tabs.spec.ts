// Two tabs, one member: what there is once is given once.
import type { Page } from '@playwright/test';
import { expect, test } from './harness.js';
import { buy, chainIsWhole, checkIn, join, move, open, stars, viewed } from './member.js';

const day = 86400;

/** Submits as soon as both tabs are at it; answers what each was told. */
async function both(tabs: Page[], type: string, attributes: object): Promise<string[]> {
  const codes = tabs.map((tab) =>
    tab.evaluate(
      async ([activityType, given]) => {
        const { backend, member } = document.querySelector('member-center')!;
        const outcome = await backend!.submit({
          id: crypto.randomUUID(),
          member,
          type: activityType,
          at: backend!.now(),
          attributes: given as never,
        });
        return outcome.code;
      },
      [type, attributes] as const,
    ),
  );
  return (await Promise.all(codes)).sort();
}

async function second(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await open(other);
  return other;
}

test('the whole balance redeemed in two tabs at once is spent once', async ({ page }) => {
  await join(page);
  await checkIn(page);
  const tabs = [page, await second(page)];
  const whole = { currency: 'stars', amount: 5, reference: 'reward-1' };
  expect(await both(tabs, 'redeem', whole)).toEqual(['insufficient_balance', 'ok']);
  for (const tab of tabs) {
    await expect(tab.locator('.balance-number [data-value="0"]')).toBeVisible();
  }
  expect(await chainIsWhole(page)).toBe(true);
});

test('a streak restored in two tabs at once is paid for once', async ({ page }) => {
  await join(page);
  for (const sku of ['latte', 'latte', 'latte']) await buy(page, sku);
  await checkIn(page);
  await move(page, day);
  await checkIn(page);
  for (const _ of [1, 2]) await move(page, day); // the third day is missed
  await expect(page.locator('.check-in')).toHaveAttribute('data-state', 'lost');
  const before = await stars(page);
  const tabs = [page, await second(page)];
  const [accepted, refused] = (await both(tabs, 'restore', { streak: 'daily' })).reverse();
  expect([accepted, refused]).toEqual(['ok', 'nothing_to_restore']);
  for (const tab of tabs) {
    await expect(tab.locator('.check-in')).toHaveAttribute('data-state', 'open');
    await expect(tab.locator(`.balance-number [data-value="${before - 50}"]`)).toBeVisible();
  }
  expect((await viewed(page)).streaks[0]!.length).toBe(2);
  expect(await chainIsWhole(page)).toBe(true);
});
