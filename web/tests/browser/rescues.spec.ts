// What a streak's rescues show before they are paid is what they come to: length, gifts, balance.
import type { Locator, Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, showFixture, test } from './harness.js';
import { beginMidMonth, checkIn, join, move, viewed } from './member.js';

const day = 86400;

// A factor on what each day pays, and three stars of its own for a streak brought back.
const generous: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  rules: [
    { id: 'thanks', on: 'restore', grant: { stars: 3 } },
    { id: 'twice', on: ['check_in', 'make_up'], grant: { stars: { multiply: 2 } } },
  ],
  streaks: [
    {
      id: 'daily',
      on: 'check_in',
      ladder: [{ at: 1, grant: { stars: 20 } }],
      steps: [{ at: 4, grant: { stars: 25 } }],
      make_up: { pays: true, window: { last: 'P7D' }, cost: { stars: 30 } },
      restore: { window: { for: 'P2D' }, cost: { stars: 50 } },
    },
  ],
};

/** A member who checked in for three days at 2 × 20 stars each, and missed the fourth. */
async function missTheFourthDay(page: Page): Promise<void> {
  await beginMidMonth(page);
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: generous }));
  await join(page);
  for (let round = 0; round < 3; round += 1) {
    await expect(page.locator('[data-action=check-in]')).toHaveText(/得 40 星星/);
    await checkIn(page);
    await expect(page.locator('.done-row')).toContainText('得到 40 星星');
    await move(page, day);
  }
  await move(page, day);
  await expect(page.locator('.check-in')).toHaveAttribute('data-state', 'lost');
}

/** What the sheet promises: the numbers it shows, in figures. */
async function promised(sheet: Locator): Promise<{ length: number; stars: number }> {
  const figure = async (place: Locator) => Number((await place.innerText()).replace(/\D/g, ''));
  const balance = sheet.locator('.fact', { hasText: '之后余额' });
  return {
    length: await figure(sheet.locator('.becomes strong')),
    stars: await figure(balance.locator('b').last()),
  };
}

async function actual(page: Page): Promise<{ length: number; stars: number }> {
  const { streaks, currencies } = await viewed(page);
  return { length: streaks[0]!.length, stars: currencies[0]!.available };
}

test('a lost streak is brought back for the price shown, with the result shown', async ({
  page,
}) => {
  await missTheFourthDay(page);
  expect(await actual(page)).toEqual({ length: 0, stars: 120 });
  await expect(page.locator('[data-action=restore]')).toContainText('50 星星');
  await page.locator('[data-action=restore]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('.becomes span').first()).toHaveText('连续 0 天');
  await expect(sheet.locator('.fact', { hasText: '支付方式' })).toContainText('50 星星');
  await expect(sheet.locator('[data-action=pay]')).toHaveText(/用 50 星星恢复/);
  const shown = await promised(sheet);
  expect(shown).toEqual({ length: 3, stars: 120 - 50 + 3 });
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toHaveCount(0);
  expect(await actual(page)).toEqual(shown);
  await expect(page.locator('[data-member-center=announcements]')).toHaveText(
    '连续签到已恢复：3 天。',
  );
  await checkIn(page);
  expect((await actual(page)).length).toBe(4);
});

test('a make-up pays the day with its factor and the milestone, as the sheet showed', async ({
  page,
}) => {
  await missTheFourthDay(page);
  await page.getByRole('tab', { name: '签到' }).click();
  await page.locator('.day.fillable').last().click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('.fact.won')).toContainText('+65 星星');
  const shown = await promised(sheet);
  expect(shown).toEqual({ length: 4, stars: 120 - 30 + 2 * 20 + 25 });
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toHaveCount(0);
  expect(await actual(page)).toEqual(shown);
});

test('a protected streak says how many freezes are set aside, and goes on', async ({ page }) => {
  await showFixture(page, 'protected', { lang: 'en' });
  const card = page.locator('.check-in');
  await expect(card).toContainText('Your streak is protected');
  await expect(card).toContainText(
    '1 Streak freeze set aside; check in and the 11-day streak goes on',
  );
  await page.goto('about:blank');
  await showFixture(page, 'protected', { lang: 'zh-CN' });
  await expect(card).toContainText('连续签到受保护');
  await expect(card).toContainText('已备好 1 冻结卡；签到后，连续 11 天不断');
});

test('a freeze holds a missed day, as the protected streak promised', async ({ page }) => {
  await join(page);
  for (let round = 0; round < 7; round += 1) {
    await checkIn(page);
    await move(page, day);
  }
  await move(page, day);
  const { streaks } = await viewed(page);
  expect(streaks[0]).toMatchObject({ state: 'protected', length: 7, freeze: { set_aside: 1 } });
  await expect(page.locator('.check-in')).toContainText(
    '已备好 1 冻结卡；签到后，连续 7 天不断',
  );
  await checkIn(page);
  const after = (await viewed(page)).streaks[0]!;
  expect(after).toMatchObject({ state: 'done', length: 8, freeze: { held: 0, set_aside: 0 } });
});

test('what a missed day takes by itself is said before, in whatever it is paid', async ({
  page,
}) => {
  const [daily] = generous.streaks!;
  const frozen = { ...generous, streaks: [{ ...daily!, freeze: { cost: { stars: 10 } } }] };
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: frozen }));
  await join(page);
  await checkIn(page);
  await page.getByRole('tab', { name: '签到' }).click();
  await expect(page.locator('.stats').first()).toContainText('每漏一次自动用 10 星星');
  await move(page, day);
  await move(page, day); // the second day is missed
  await page.getByRole('tab', { name: '首页' }).click();
  // All that is held is set aside, for as many days as it may have to cover; one takes its price.
  await expect(page.locator('.check-in')).toContainText('已备好 40 星星；签到后，连续 1 天不断');
  expect(await actual(page)).toEqual({ length: 1, stars: 0 });
  await checkIn(page);
  expect(await actual(page)).toEqual({ length: 2, stars: 40 - 10 + 40 });
});
