// The history's picture of time: the level held under the balance, and what of a long month folds.
import type { Page } from '@playwright/test';
import type { ActivityAttributes, Program } from '@perennial/engine';
import { adjust, joinBrand } from './brand.js';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { beginOn, checkIn, closePanel, comeBack, join, openPanel } from './member.js';

const openHistory = (page: Page) => page.getByRole('tab', { name: '明细' }).click();

/** The service desk gives so much growth. */
async function grow(page: Page, amount: number): Promise<void> {
  await openPanel(page);
  await adjust(page, 'growth', amount);
  await closePanel(page);
}

/** How high the steps are, from the ground up, in thirds of the whole. */
async function steps(page: Page): Promise<number[]> {
  const path = (await page.locator('[data-part=steps]').getAttribute('d'))!;
  const [, ground] = /^M[\d.]+ ([\d.]+)/.exec(path)!;
  const heights = [...path.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(ground) - Number(y));
  const third = 24 / 3;
  return heights.slice(0, -1).map((height) => height / third); // the last closes the shape
}

test('levels over time: up to the top, down at the review, as steps, a list and a table', async ({
  page,
}) => {
  await beginOn(page, '2027-06-10');
  await join(page);
  await checkIn(page);
  await comeBack(page, 1);
  await grow(page, 1000); // Gold
  await comeBack(page, 1);
  await grow(page, 1000); // Diamond, the top
  await openHistory(page);
  const chart = page.locator('[data-part=chart]');
  const named = chart.locator('[data-part=levels] li');
  await expect(named).toHaveText(['银星', '6月11日起金星', '6月12日起星钻']);
  expect(await steps(page)).toEqual([1, 2, 3]);
  // A year's growth is over by the end of next June, and the level falls by one.
  await comeBack(page, 389);
  await openHistory(page);
  await expect(named.last()).toHaveText(/7月1日起金星/);
  expect(await steps(page)).toEqual([1, 2, 3, 2]);
  await chart.locator('summary').click();
  await expect(chart.locator('thead th')).toHaveText(['日期', '余额', '等级']);
  for (const [day, level] of [['6月10日', '银星'], ['6月12日', '星钻'], ['7月1日', '金星']]) {
    await expect(chart.locator('tbody tr', { hasText: day! }).locator('td').last()).toHaveText(
      level!,
    );
  }
  await settled(page);
  await page.screenshot({ path: `${screenshots}chart-levels.png`, fullPage: true });
  await expectAccessible(page);
});

test('where nothing has levels the chart has none', async ({ page }) => {
  await beginOn(page, '2027-06-10');
  await joinBrand(page, 'garden');
  await checkIn(page);
  await comeBack(page, 1);
  await checkIn(page);
  await openHistory(page);
  const chart = page.locator('[data-part=chart]');
  await expect(chart.getByRole('img')).toBeVisible();
  await expect(chart.locator('[data-part=levels], [data-part=steps]')).toHaveCount(0);
  await chart.locator('summary').click();
  await expect(chart.locator('thead th')).toHaveCount(2);
});

const simple: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  rules: [{ id: 'spend', on: 'purchase', grant: { stars: { of: 'amount', rate: [1, 100] } } }],
  streaks: [
    {
      id: 'daily',
      on: 'check_in',
      ladder: [{ at: 1, grant: { stars: 5 } }],
      steps: [{ at: 4, grant: { stars: 40 } }],
    },
  ],
};

type Deed = [day: string, type: string, attributes?: ActivityAttributes];

/** What was done at noon of so many days, one after another. */
async function live(page: Page, deeds: Deed[]): Promise<void> {
  const codes = await page.evaluate(async (all) => {
    const center = document.querySelector('member-center')!;
    const { backend, member } = center;
    const found: string[] = [];
    for (const [day, type, attributes = {}] of all) {
      const at = `${day}T12:40:00+08:00`;
      const id = crypto.randomUUID();
      found.push((await backend!.submit({ id, member, type, at, attributes })).code);
    }
    await center.refresh();
    return found;
  }, deeds);
  expect(codes).toEqual(deeds.map(() => 'ok'));
}

const dayOf = (month: number, day: number) => `2027-0${month}-${String(day).padStart(2, '0')}`;

test('check-ins that fill a month fold into one row with their sum, opened by keyboard', async ({
  page,
}) => {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: simple }));
  await beginOn(page, dayOf(6, 1));
  await join(page);
  await comeBack(page, 44); // 15 July
  const daily = Array.from({ length: 12 }, (_, at): Deed => [dayOf(6, 2 + at), 'check_in']);
  await live(page, [
    ...daily.slice(0, 5),
    [dayOf(6, 6), 'purchase', { amount: 3000 }],
    ...daily.slice(5),
    [dayOf(6, 20), 'purchase', { amount: 1000 }],
    [dayOf(7, 1), 'redeem', { amount: 20, reference: 'till-1' }],
    ...Array.from({ length: 7 }, (_, at): Deed => [
      dayOf(7, 2 + at), 'purchase', { amount: 100 },
    ]),
  ]);
  await openHistory(page);
  const june = page.locator('.history-month').last();
  // Twelve check-ins: the newest is in sight, and the fourth, with its milestone.
  await expect(june.locator('[data-type=check_in]')).toHaveCount(2);
  await expect(june.locator('[data-type=purchase]')).toHaveCount(2);
  await expect(june.locator('[data-type=enrol]')).toHaveCount(1);
  const fold = june.locator('.fold');
  await expect(fold).toContainText('6月其余 10 条，共获得 50'); // 5 each
  // A month of purchases keeps its first six; what they and a use came to is said apart.
  const july = page.locator('.history-month').first();
  await expect(july.locator('.fold')).toContainText('7月其余 2 条，共获得 1 · 使用 20');
  await settled(page);
  await page.screenshot({ path: `${screenshots}history-folded.png`, fullPage: true });
  await expectAccessible(page);

  await page.getByRole('button', { name: '展开 6月其余 10 条' }).focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveCount(0);
  await expect(june.locator('[data-type=check_in]')).toHaveCount(12);
  // The focus is on the first row that was folded: the eleventh check-in.
  const eleventh = june.locator('.entry', { hasText: '签到第 11 天' });
  await expect(eleventh.locator('.entry-press')).toBeFocused();
  const amounts = await june.locator('[data-type=check_in] .row-amount').allTextContents();
  expect(amounts.map((text) => text.trim())).toEqual(
    Array.from({ length: 12 }, (_, at) => (at === 8 ? '+45' : '+5')),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('签到第 11 天');
});
