// Where a member stands: what home shows at first sight, its figures, its lots, its levels.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, expectAccessible, screenshots, settled, showFixture, test } from './harness.js';
import { join, move, submit, viewed } from './member.js';

const day = 86400;

test('[A01] at 360×640 balance, what ends, the next level and today’s action are in sight', async ({
  page,
}) => {
  for (const [lang, ends] of [
    ['zh-CN', /320 到期 · 10月31日/],
    ['en', /320 expire · Oct 31/],
  ] as const) {
    await showFixture(page, 'open', { lang });
    await page.setViewportSize({ width: 360, height: 640 });
    const parts = ['.balance-number', '.note-expiring', '.track', '[data-action=check-in]'];
    for (const part of parts) {
      const box = (await page.locator(part).boundingBox())!;
      expect(box.y, part).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height, `${part} ${lang}`).toBeLessThanOrEqual(640);
      expect(box.x + box.width, part).toBeLessThanOrEqual(360);
    }
    await expect(page.locator('.note-expiring')).toHaveText(ends);
    await expect(page.locator('.track')).toHaveAttribute('aria-valuenow', '1240');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
});

// Points that live thirty days, some of them held back for three, and growth of their own.
const lively: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' }, term: 'P30D' },
    { id: 'growth', name: { 'zh-CN': '成长值', en: 'Growth' } },
  ],
  rules: [
    { id: 'hello', on: 'visit', grant: { stars: 40 } },
    {
      id: 'spend',
      on: 'purchase',
      pending: 'P3D',
      grant: { stars: { rate: [1, 100], of: 'amount' } },
    },
    { id: 'grow', on: 'purchase', grant: { growth: { rate: [1, 100], of: 'amount' } } },
  ],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 10 } }] }],
  rewards: [{ id: 'tea', name: '茶', cost: { stars: 50 } }],
  tiers: [
    {
      id: 'level',
      name: { 'zh-CN': '等级', en: 'Level' },
      window: { last: 'P12M' },
      term: 'P6M',
      down: 'one',
      levels: [
        { id: 'silver', name: { 'zh-CN': '银星', en: 'Silver' } },
        {
          id: 'gold',
          name: { 'zh-CN': '金星', en: 'Gold' },
          need: { growth: 100 },
          keep: { growth: 80 },
          grant: { stars: 5 },
        },
        { id: 'diamond', name: { 'zh-CN': '星钻', en: 'Diamond' }, need: { growth: 400 } },
      ],
    },
  ],
};

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: lively }));
  await join(page);
}

/** Figures of the balance's sheet by the kind of their line. */
async function figures(page: Page, kind: string): Promise<number[]> {
  const texts = await page.getByRole('dialog').locator(`.fact.${kind} dd`).allInnerTexts();
  return texts.map((text) => Number(text.replace(/\D/g, '')));
}

test('[A02] spendable, pending, growth and lifetime are four labelled figures', async ({
  page,
}) => {
  await become(page);
  expect(await submit(page, 'visit')).toBe('accepted'); // 40
  expect(await submit(page, 'visit')).toBe('accepted'); // 80
  expect(await submit(page, 'purchase', { amount: 3000 })).toBe('accepted'); // 30 to come
  expect(await submit(page, 'redeem', { reward: 'tea' })).toBe('accepted'); // 50 gone
  await page.locator('[data-action=balance]').click();
  const sheet = page.getByRole('dialog');
  for (const [kind, label, figure] of [
    ['available', '可用', 30],
    ['pending', '待入账', 30],
    ['growth', '成长值（升级用）', 30],
    ['lifetime', '累计获得', 40 + 40 + 30], // what is pending was earned, too
  ] as const) {
    await expect(sheet.locator(`.fact.${kind} dt`)).toHaveText(label);
    expect(await figures(page, kind), kind).toEqual([figure]);
  }
  await settled(page);
  await page.screenshot({ path: `${screenshots}balance-sheet.png` });
  await expectAccessible(page);
  const names = await sheet.locator('.facts').first().locator('dt').allInnerTexts();
  expect(new Set(names).size).toBe(4);
});

test('[A03] lots are listed by their day, the oldest spent first, and add up', async ({
  page,
}) => {
  await become(page);
  const begin = (await viewed(page)).today;
  await submit(page, 'visit'); // 40
  await move(page, 7 * day);
  await submit(page, 'visit'); // 40 a week later
  await move(page, 7 * day);
  await submit(page, 'visit'); // and 40 more
  await submit(page, 'redeem', { reward: 'tea' }); // takes the first 40 and 10 of the second
  await page.locator('[data-action=balance]').click();
  await expect(page.getByRole('dialog')).toContainText('到期时间');
  expect(await figures(page, 'lot')).toEqual([30, 40]);
  const after = (days: number) => {
    const date = new Date(Date.parse(begin) + days * 86_400_000);
    return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  };
  // It ends at the hour it was earned: on the thirtieth day it is still good.
  const names = await page.getByRole('dialog').locator('.fact.lot dt').allInnerTexts();
  expect(names[0]).toContain(after(7 + 30));
  expect(names[1]).toContain(after(14 + 30));
  expect(await figures(page, 'available')).toEqual([70]);
});

test('[A04] the level: what keeps it, next, until when, what each brings; the top', async ({
  page,
}) => {
  await become(page);
  expect(await submit(page, 'purchase', { amount: 15000 })).toBe('accepted'); // growth 150
  const card = page.locator('.tier');
  await expect(card.locator('h3')).toHaveText('金星');
  await expect(card.locator('.track-keep-name')).toHaveText('保级 80');
  await expect(card.locator('.track-names')).toContainText('星钻 400');
  await expect(card.locator('.tier-until')).toHaveText(/有效至 \d{4}年\d+月\d+日/);
  await expect(card.locator('.tier-line')).toContainText('你现在是金星');
  await page.reload(); // the news of the level was said once
  await expect(card.locator('.tier-line')).toHaveText(/再得 250，即升星钻/);
  await card.locator('[data-action=levels]').click();
  const level = (id: string) => page.getByRole('dialog').locator(`[data-level=${id}]`);
  await expect(level('silver')).toContainText('加入即是');
  await expect(level('gold')).toContainText('满 100 成长值');
  await expect(level('gold')).toContainText('保级 80 成长值');
  await expect(level('gold')).toContainText('5 星星');
  await expect(level('gold')).toHaveAttribute('aria-current', 'step');
  await expect(level('diamond')).toContainText('满 400 成长值');
  await settled(page);
  await page.screenshot({ path: `${screenshots}levels-sheet.png` });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  expect(await submit(page, 'purchase', { amount: 30000 })).toBe('accepted'); // 450
  await expect(card.locator('.tier-line')).toContainText('你现在是星钻');
  await page.reload();
  await expect(card.locator('h3')).toHaveText('星钻');
  await expect(card.locator('.track-next')).toHaveCount(0);
  await expect(card.locator('.tier-line')).toHaveText(/你已是最高等级，有效至 \d{4}年/);
});

test('[A05] a level that rose or fell is said once, with why and until when', async ({ page }) => {
  await become(page);
  const news = page.locator('.tier-news');
  expect(await submit(page, 'purchase', { amount: 15000 })).toBe('accepted');
  await expect(news).toHaveText(/^你现在是金星，已得 150 成长值，有效至 \d{4}年\d+月\d+日$/);
  await expect(page.locator('[data-member-center=announcements]')).toHaveText(/你现在是金星/);
  await settled(page);
  await page.screenshot({ path: `${screenshots}tier-news.png` });
  await expectAccessible(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.locator('.tier-line')).toHaveText(/再得 250/);
  await expect(other.locator('.tier-news')).toHaveCount(0);
  await other.close();
  await page.reload();
  await expect(page.locator('.tier-line')).toHaveText(/再得 250/);
  await expect(news).toHaveCount(0);

  expect(await submit(page, 'purchase', { amount: 30000 })).toBe('accepted');
  await expect(news).toHaveText(/^你现在是星钻，已得 450 成长值，有效至 \d{4}年\d+月\d+日$/);

  // Thirteen months on, what was earned is too old: the review takes one level.
  await page.evaluate((length) => {
    localStorage.setItem('starlight-clock-offset', String(length));
  }, 400 * day * 1000);
  await page.reload();
  await expect(page.locator('.tier h3')).toHaveText('金星');
  await expect(news).toHaveText(
    /^目前是金星，考核时不满 400 成长值，有效至 \d{4}年\d+月\d+日$/,
  );
  await page.locator('[data-action=check-in]').click(); // now it stands in a record
  await expect(page.locator('.done-row')).toBeVisible();
  await page.reload();
  await expect(page.locator('.tier h3')).toHaveText('金星');
  await expect(page.locator('.done-row')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(news).toHaveCount(0);
});
