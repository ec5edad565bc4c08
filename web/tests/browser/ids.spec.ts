// An id is one member's, in this browser as anywhere: also in a database that an earlier release of
// the page wrote, which may hold one id for two members.
import type { Page } from '@playwright/test';
import { demo, expect, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, submit } from './member.js';
import { age, holdOpen, shareId } from './stores.js';

/** Buys under that id; answers what the backend said. */
function buyUnder(page: Page, id: string, member: string, amount = 1000, at?: string) {
  return page.evaluate(
    async ([activity, owner, sum, moment]) => {
      const { backend } = document.querySelector('member-center')!;
      const outcome = await backend!.submit({
        id: activity,
        member: owner,
        type: 'purchase',
        at: moment ?? backend!.now(),
        attributes: { amount: sum },
      });
      const field = 'field' in outcome ? outcome.field : undefined;
      return [outcome.status, outcome.code, field].filter(Boolean).join(' ');
    },
    [id, member, amount, at] as const,
  );
}

const now = (page: Page) =>
  page.evaluate(() => document.querySelector('member-center')!.backend!.now());

async function joinTwo(page: Page): Promise<void> {
  await join(page);
  expect(await submit(page, 'enrol', {}, 'lin')).toBe('accepted');
}

test('an id accepted from one member is refused from another, also after a reload', async ({
  page,
}) => {
  await joinTwo(page);
  const at = await now(page);
  expect(await buyUnder(page, 'till-1', 'yue', 1000, at)).toBe('accepted ok');
  expect(await buyUnder(page, 'till-1', 'lin', 1000, at)).toBe('rejected id_reused /member');
  await page.reload();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  expect(await buyUnder(page, 'till-1', 'lin')).toBe('rejected id_reused /member');
  expect(await buyUnder(page, 'till-1', 'yue', 1000, at)).toBe('duplicate duplicate');
  expect(await buyUnder(page, 'till-1', 'yue', 2000, at)).toBe('rejected id_reused /attributes');
  expect(await chainIsWhole(page)).toBe(true);
});

test('an id sent for two members from two tabs at once is one member’s', async ({ page }) => {
  await joinTwo(page);
  const other = await page.context().newPage();
  await other.goto(demo);
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  const answers = await Promise.all([
    buyUnder(page, 'till-1', 'yue'),
    buyUnder(other, 'till-1', 'lin'),
  ]);
  expect(answers.sort()).toEqual(['accepted ok', 'rejected id_reused /member']);
});

test('a database of the release before is taken over, with an id that two members have', async ({
  page,
}) => {
  await joinTwo(page);
  const at = await now(page);
  expect(await buyUnder(page, 'till-1', 'yue', 1000, at)).toBe('accepted ok');
  expect(await buyUnder(page, 'till-2', 'lin', 1000)).toBe('accepted ok');
  await age(page, 2);
  await shareId(page, 'lin', 2, 'till-1');
  await page.reload();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  expect(await buyUnder(page, 'till-1', 'yue', 1000, at)).toBe('duplicate duplicate');
  expect(await submit(page, 'enrol', {}, 'new')).toBe('accepted');
  expect(await buyUnder(page, 'till-1', 'new', 1000, at)).toBe('rejected id_reused /member');
  await checkIn(page);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'purchase', 'check_in']);
  expect(await chainIsWhole(page)).toBe(true);
});

test('an upgrade waits for a page that holds the database open, and then goes on', async ({
  page,
}) => {
  await join(page);
  await age(page, 2);
  const other = await page.context().newPage();
  await other.route('**/another-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  );
  await other.goto(`${demo}another-page`);
  const leave = await holdOpen(other);
  await page.reload();
  await expect(page.locator('.gate')).toContainText('关掉它');
  await leave();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  expect(await submit(page, 'purchase', { amount: 1000 })).toBe('accepted');
});
