// Wheel and box: what is said before anything is spent, and a result that is fixed before it moves.
import type { Page } from '@playwright/test';
import type { Program, ViewedDraw } from '@perennial/engine';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { checkIn, join, journal, viewed } from './member.js';

const program: Program = {
  id: 'starlight',
  version: 1,
  name: '星光咖啡',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: '星星' },
    { id: 'spin', name: '转盘次数' },
  ],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 50, spin: 2 } }] }],
  rewards: [{ id: 'cup', name: '免费中杯', term: 'P30D' }],
  draws: [
    {
      id: 'wheel',
      name: '星轨转盘',
      cost: { spin: 1 },
      limit: { times: 5, every: 'day' },
      fallback: 'ten',
      prizes: [
        { id: 'ten', name: '10 星', weight: 796, grant: { stars: 10 } },
        { id: 'breeze', name: '微风', weight: 199 },
        { id: 'cup', name: '免费中杯', weight: 5, at: 1, limit: { times: 9, by: 'all' },
          grant: { cup: 1 } },
      ],
    },
    {
      id: 'box',
      name: '种子盲盒',
      cost: { stars: 20 },
      prizes: [
        { id: 'few', name: '5 星', weight: 3, grant: { stars: 5 } },
        { id: 'many', name: '9 星', weight: 1, grant: { stars: 9 } },
      ],
    },
  ],
};

const said = (page: Page) => page.locator('[data-member-center=announcements]');
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const wheel = (page: Page) => page.locator('[data-draw=wheel]');

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await join(page);
  await checkIn(page);
  await tab(page, '任务').click();
  await expect(wheel(page)).toBeVisible();
}

const drawn = async (page: Page) => (await journal(page)).filter(({ type }) => type === 'draw');

// Where the disc points, in degrees, as the browser paints it.
const angle = (page: Page) =>
  page.locator('.wheel-disc').evaluate((disc) => {
    const { a, b } = new DOMMatrix(getComputedStyle(disc).transform);
    return (Math.atan2(b, a) * 180) / Math.PI;
  });

test('[A15] the result is fixed before it moves; closed in mid-spin, it is in the wallet', async ({
  page,
  context,
}) => {
  await become(page);
  await wheel(page).locator('[data-action=draw]').click();
  await expect(wheel(page).locator('[data-action=skip]')).toBeVisible();
  expect(await drawn(page)).toHaveLength(1); // in the journal while it turns
  const before = await angle(page);
  await expect.poll(() => angle(page)).not.toBeCloseTo(before, 0); // it does turn
  expect(await said(page).textContent()).not.toContain('免费中杯'); // and tells nothing yet
  await page.close();

  const again = await context.newPage();
  await again.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await again.goto('http://localhost:' + process.env.BROWSER_PORT + '/');
  await tab(again, '兑换').click();
  await expect(again.locator('.tickets [data-voucher]')).toHaveText([/免费中杯/]);
  expect(await drawn(again)).toHaveLength(1);
});

test('the wheel comes to rest on the prize, says it once, and leads to the coupon', async ({
  page,
}) => {
  await become(page);
  await page.evaluate(() => {
    const heard: string[] = [];
    const region = document.querySelector('[data-member-center=announcements]')!;
    const note = () => heard.push(region.textContent!);
    new MutationObserver(note).observe(region, { childList: true, characterData: true });
    Object.assign(globalThis, { heard });
  });
  await wheel(page).locator('[data-action=draw]').click();
  await wheel(page).locator('.wheel').click({ position: { x: 20, y: 20 } }); // a tap ends it
  const sheet = page.getByRole('dialog', { name: '按承诺，抽到了' });
  await expect(sheet.locator('.prize-name')).toHaveText('免费中杯');
  await expect(sheet).toContainText('已放进卡包，有效至');
  const see = sheet.getByRole('button', { name: '查看卡券' });
  await expect(see).toBeFocused();
  await expect.poll(() => heardOf(page, '免费中杯')).toEqual(['按承诺得到：免费中杯']);
  await expect(page.locator('.wedge.lit text')).toHaveText('免费中杯');
  // The lit wedge stands under the pointer: its own turn and the disc's make a whole one.
  const own = await page
    .locator('.wedge.lit')
    .evaluate((wedge) => Number(/rotate\((.+)\)/.exec(wedge.getAttribute('transform')!)![1]));
  expect(Math.abs(Math.round(own + (await angle(page)))) % 360).toBe(0);
  await settled(page);
  await page.screenshot({ path: `${screenshots}prize-sheet.png` });
  await expectAccessible(page);
  expect(await heardOf(page, '免费中杯')).toHaveLength(1); // and not again
  await see.click();
  await expect(page.locator('[data-voucher=v1]')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

/** What was announced with these words since `heard` is noted. */
const heardOf = (page: Page, words: string) =>
  page.evaluate(
    (part) => (Reflect.get(globalThis, 'heard') as string[]).filter((text) => text.includes(part)),
    words,
  );

test('drawing again from the sheet takes one more; then it says how draws are earned', async ({
  page,
}) => {
  await become(page);
  await expect(wheel(page)).toContainText('还有 2 次机会');
  await wheel(page).locator('[data-action=draw]').dblclick();
  await wheel(page).locator('[data-action=skip]').click({ timeout: 2000 }).catch(() => undefined);
  await page.getByRole('button', { name: '再抽一次' }).click();
  await wheel(page).locator('[data-action=skip]').click();
  await expect(page.getByRole('dialog')).toContainText('第 2 次抽奖');
  expect(await drawn(page)).toHaveLength(2);
  await page.getByRole('button', { name: '好', exact: true }).click();
  await expect(wheel(page)).toContainText('还有 0 次机会');
  await expect(wheel(page).locator('.draw-closed')).toContainText('还差 1 转盘次数');
  await wheel(page).getByRole('button', { name: '去获取' }).click();
  await expect(tab(page, '签到')).toHaveAttribute('aria-selected', 'true');
});

test('without motion the result is there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await become(page);
  await wheel(page).locator('[data-action=draw]').click();
  await expect(page.getByRole('button', { name: '查看卡券' })).toBeFocused();
  await expect(page.locator('[data-action=skip]')).toHaveCount(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('a box opens on what was drawn', async ({ page }) => {
  await become(page);
  const box = page.locator('[data-draw=box]');
  await box.getByRole('button', { name: '用 20 星星抽奖' }).click();
  const sheet = page.getByRole('dialog', { name: '抽到了' });
  const drawn = async () => (await viewed(page)).draws.map(({ count }: ViewedDraw) => count)[1];
  await expect.poll(drawn).toBe(1);
  await expect(sheet.locator('.prize-name')).toHaveText(/^[59] 星$/);
  await expect(sheet).toContainText(/已入账 [59] 星星/);
  await expect(box.locator('.box')).toHaveClass(/rested/);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(box.locator('[data-action=draw]')).toBeFocused();
});

test('[A16] odds, rules and draws left stand there before anything is spent', async ({ page }) => {
  await become(page);
  const card = wheel(page);
  await expect(card.getByText('还有 2 次机会')).toBeVisible();
  // Of 1,000 tickets: 796, 199 and 5.
  const odds = card.locator('.odds > div');
  await expect(odds).toHaveText([/10 星\s*79\.6%/, /微风\s*19\.9%/, /免费中杯\s*余 9\s*0\.5%/]);
  await expect(card).toContainText('最迟再抽 1 次，必得免费中杯');
  await expect(card).toContainText(/结果已封存\s*[0-9a-f]{4}…[0-9a-f]{4}/);
  await card.getByText('规则').click();
  await expect(card.locator('.draw-rules li')).toHaveText([
    '每次抽奖用 1 转盘次数。',
    '还可抽 5/5 次',
    '最迟再抽 1 次，必得免费中杯',
    '抽到已送完的奖品，改给10 星；概率不变。',
    '按下时结果就已确定，画面只是把它显示出来。',
  ]);
  await expect(card.getByRole('button', { name: '用 1 转盘次数抽奖' })).toBeVisible();
  expect(await drawn(page)).toHaveLength(0);
  expect((await viewed(page)).currencies.find(({ id }) => id === 'spin')!.available).toBe(2);
  await settled(page);
  await page.screenshot({ path: `${screenshots}wheel-real.png`, fullPage: true });
  await expectAccessible(page);
});
