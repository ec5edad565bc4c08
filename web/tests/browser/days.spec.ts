// The days of a streak: ladder and month, make-up, freeze, a missed day, and the calm way.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, settled, showFixture, test } from './harness.js';
import { beginOn, checkIn, join, move, stars, submit, viewed } from './member.js';

const day = 86400;
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** The kind that a day is drawn as, in the ladder on home and in the month. */
async function drawn(page: Page, place: string, days: string[]): Promise<string[]> {
  const kinds = /\b(checked|made_up|frozen|missed|today|to_come|before|rest)\b/;
  return Promise.all(
    days.map(async (date) => {
      const [, month, number] = date.split('-').map(Number);
      const node =
        place === 'ladder'
          ? page.locator(`.ladder .node[aria-label*="${month}月${number}日"]`)
          : page.locator(`[data-day="${date}"]`);
      return kinds.exec((await node.getAttribute('class'))!)![1]!;
    }),
  );
}

for (const [name, first, missed, days] of [
  ['a leap February', '2028-02-26', '2028-02-28', ['02-26', '02-27', '02-28', '02-29', '03-01']],
  ['the turn of a year', '2027-12-29', '2027-12-31', ['12-29', '12-30', '12-31', '01-01', '01-02']],
] as const) {
  test(`[A08] ladder and month tell the same over ${name}`, async ({ page }) => {
    const dates = days.map((date) => `${date.startsWith('0') ? 2028 : 2027}-${date}`);
    await beginOn(page, first);
    await join(page);
    for (const date of dates.slice(0, 4)) {
      expect((await viewed(page)).today).toBe(date); // 29 February is a day, 1 January follows
      if (date !== missed) await checkIn(page);
      await move(page, day);
    }
    const states = ['checked', 'checked', 'missed', 'checked', 'today'];
    expect(await drawn(page, 'ladder', dates)).toEqual(states);
    await tab(page, '签到').click();
    const inMonth = async (month: string) => {
      const shown = dates.filter((date) => date.startsWith(month));
      expect(await drawn(page, 'month', shown), month).toEqual(
        shown.map((date) => states[dates.indexOf(date)]),
      );
    };
    const [before, after] = [first.slice(0, 7), dates.at(-1)!.slice(0, 7)];
    await inMonth(after);
    await page.locator('[data-action=previous-month]').click();
    const last = before === '2028-02' ? 29 : 31;
    await expect(page.locator('.month [data-day]')).toHaveCount(last);
    await inMonth(before);
    // By keyboard: the day after the last of the month is the first of the next.
    await page.locator(`[data-day="${before}-${last}"]`).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`[data-day="${after}-01"]`)).toBeFocused();
    await page.keyboard.press('PageUp');
    await expect(page.locator(`[data-day="${before}-01"]`)).toBeFocused();
  });
}

// A make-up costs 30, one a month, of the last nine days.
const rescue: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  rewards: [{ id: 'tea', name: '茶', cost: { stars: 40 } }],
  streaks: [
    {
      id: 'daily',
      on: 'check_in',
      ladder: [{ at: 1, grant: { stars: 20 } }],
      steps: [{ at: 5, grant: { stars: 25 } }],
      make_up: {
        window: { last: 'P9D' },
        cost: { stars: 30 },
        limit: { times: 1, every: 'month' },
      },
    },
  ],
};

test('[A09] a make-up says price, quota, window and streak first; nothing goes below 0', async ({
  page,
}) => {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: rescue }));
  await beginOn(page, '2027-06-10');
  await join(page);
  await checkIn(page); // the 10th
  await move(page, day);
  await checkIn(page); // the 11th
  for (const _ of [1, 2]) await move(page, day); // the 12th is missed
  await checkIn(page); // the 13th
  await tab(page, '签到').click();
  await page.locator('[data-day="2027-06-12"]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('.fact', { hasText: '支付方式' })).toContainText('30 星星');
  await expect(sheet.locator('.fact', { hasText: '剩余次数' })).toContainText('1 次，共 1 次');
  await expect(sheet).toContainText('可补最近 9 天');
  await expect(sheet.locator('.becomes span').first()).toHaveText('连续 1 天');
  await expect(sheet.locator('.becomes strong')).toHaveText('连续 4 天');
  await expect(sheet.locator('.becomes')).toHaveText(/连续 1 天\s*变为\s*连续 4 天/);
  await expect(sheet.locator('.fact', { hasText: '之后余额' })).toContainText(/60\s*变为\s*30/);
  await settled(page);
  await sheet.locator('[data-action=pay]').click();
  await expect(page.locator('.sewn-day.gap.sewing')).toBeVisible(); // the gap is sewn in sight
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('[data-day="2027-06-12"]')).toHaveClass(/made_up/);
  await expect(page.locator('.streak-head h3')).toHaveText('连续签到 4 天');
  await expect(page.locator('.stats').first()).toContainText('次数已用完，7月1日恢复');

  // Next month there is one again, and nothing to pay it with: 30 and the 13th's are spent.
  await page.evaluate(() => {
    const key = 'starlight-clock-offset';
    localStorage.setItem(key, String(Number(localStorage.getItem(key)) + 20 * 86_400_000));
  });
  await page.reload();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  await checkIn(page); // 3 July: 50
  expect(await submit(page, 'redeem', { reward: 'tea' })).toBe('accepted');
  await expect.poll(() => stars(page)).toBe(10);
  await tab(page, '签到').click();
  await page.locator('[data-day="2027-07-02"]').click();
  await expect(sheet).toContainText('还差 20 星星');
  await expect(sheet.locator('[data-action=pay]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(await submit(page, 'make_up', { streak: 'daily', day: '2027-07-02' })).toBe('rejected');
  await tab(page, '首页').click();
  expect(await stars(page)).toBe(10);
});

test('[A10] a freeze is applied by itself, stands in the month and in the history', async ({
  page,
}) => {
  await beginOn(page, '2027-06-10');
  await join(page);
  for (let round = 0; round < 7; round += 1) {
    await checkIn(page); // the seventh gives a freeze
    await move(page, day);
  }
  await move(page, day); // the 17th is missed
  await checkIn(page);
  await expect(page.locator('.check-in h3')).toHaveText('连续签到 8 天');
  await expect(page.locator('[part=line]')).toHaveText(/冻结卡保住了连续签到，剩 0 张/);
  await tab(page, '签到').click();
  const frozen = page.locator('[data-day="2027-06-17"]');
  await expect(frozen).toHaveClass(/frozen/);
  await expect(frozen).toHaveAttribute('aria-label', /6月17日.*冻结/);
  await expect(frozen.locator('.corner.frost')).toBeVisible();
  await tab(page, '明细').click();
  await expect(page.locator('[data-type="due.frozen"]')).toContainText('冻结卡保住了连续签到');
});

test('[A11] a missed day is an offer with a next step, and the best record stays', async ({
  page,
}) => {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: rescue }));
  await beginOn(page, '2027-06-10');
  await join(page);
  for (let round = 0; round < 3; round += 1) {
    await checkIn(page);
    await move(page, day);
  }
  await move(page, day); // the 13th is missed
  const card = page.locator('.check-in');
  await expect(card.locator('h3')).toHaveText('昨天漏了一天');
  await expect(card.locator('.check-in-title p')).toHaveText('补上就是 4 天');
  await expect(card.locator('[data-action=make-up]')).toHaveText(/用 30 星星补签/);
  await expect(card.locator('[data-action=check-in]')).toHaveText(/重新开始/);
  await expect(card).toContainText('最长 3 天的记录一直都在');
  await card.locator('[data-action=make-up]').click();
  await expect(page.getByRole('dialog').locator('.becomes strong')).toHaveText('连续 4 天');
});

test('calm: no ring, no word of loss; the days of the month and the ladder remain', async ({
  page,
}) => {
  for (const [lang, days, loss] of [
    ['zh-CN', '本月 14 天', /漏|中断|恢复|到期就没|保住连续/],
    ['en', '14 days this month', /missed|lost|bring it back|keep it|streak/i],
  ] as const) {
    await showFixture(page, 'lost', { lang });
    await expect(page.locator('.check-in')).toBeVisible();
    await page.evaluate(() => {
      document.querySelector('member-center')!.toggleAttribute('calm', true);
    });
    await expect(page.locator('.check-in h3')).toHaveText(days);
    await expect(page.locator('.ring')).toHaveCount(0);
    await expect(page.locator('.ladder .node')).toHaveCount(7);
    await expect(page.locator('[data-action=check-in]')).toBeVisible();
    await expect(page.locator('[data-action=restore]')).toHaveCount(0);
    expect(await page.locator('.home').innerText()).not.toMatch(loss);
    const spoken = await page
      .locator('.ladder .node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')).join(' '));
    expect(spoken).not.toMatch(loss);
  }
});
