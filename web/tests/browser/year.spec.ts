// My year: one with nothing in it, what a plan saved, and the ways of passing it on.
import type { Page } from '@playwright/test';
import type { ActivityAttributes } from '@perennial/engine';
import { joinBrand } from './brand.js';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { beginOn, checkIn, comeBack, join, viewed } from './member.js';

async function openYear(page: Page): Promise<void> {
  await page.locator('#tab-more').click();
  await page.locator('[data-segment=year]').click();
  await expect(page.locator('.year')).toBeVisible();
}

/** Under an id, which a refund needs, and of the brand's own member. */
async function submitted(page: Page, id: string, type: string, attributes: ActivityAttributes) {
  const code = await page.evaluate(
    async ([own, what, given]) => {
      const { backend, member } = document.querySelector('member-center')!;
      const activity = { id: own, member, type: what, at: backend!.now(), attributes: given };
      return (await backend!.submit(activity)).code;
    },
    [id, type, attributes] as const,
  );
  expect(code).toBe('ok');
}

const said = (page: Page) => page.locator('[data-member-center=announcements]');

test('a year with nothing in it says so and leads on; the one before is turned to', async ({
  page,
}) => {
  await beginOn(page, '2027-12-30');
  await join(page);
  await checkIn(page);
  await comeBack(page, 5);
  await openYear(page);
  const year = page.locator('.year');
  await expect(year.getByRole('heading', { level: 2 })).toHaveText('2028 年');
  await expect(year).toContainText('这一年还没有记录');
  await expect(year.locator('[data-fact], [data-action=share-year]')).toHaveCount(0);
  await settled(page);
  await page.screenshot({ path: `${screenshots}year-empty.png` });
  await expectAccessible(page);
  const after = year.locator('[data-turn=next]');
  await expect(after).toHaveAttribute('aria-disabled', 'true');
  await year.locator('[data-turn=previous]').press('Enter');
  await expect(year.getByRole('heading', { level: 2 })).toHaveText('2027 年');
  await expect(said(page)).toHaveText('2027 年');
  await expect(year.locator('[data-fact=check-ins] dd')).toHaveText('1');
  await expect(year.locator('[data-turn=previous]')).toHaveAttribute('aria-disabled', 'true');
  await after.press('Enter');
  await year.getByRole('button', { name: '从今天开始' }).click();
  await expect(page.getByRole('tab', { name: '首页' })).toHaveAttribute('aria-selected', 'true');
});

test('what a plan saved in the year is what its card says, refunds taken off', async ({ page }) => {
  await beginOn(page, '2027-06-10');
  await joinBrand(page, 'prime', { lang: 'en' });
  await submitted(page, 'early', 'purchase', { amount: 8000, delivery: 1000 });
  await submitted(page, 'join', 'join', { plan: 'monthly' });
  await submitted(page, 'lamp', 'purchase', { amount: 21_000, delivery: 1000 });
  const ever = async () => {
    const { plans } = await viewed(page);
    return plans.find(({ id }) => id === 'monthly')!.saved!.ever;
  };
  const shown = async () => {
    await page.evaluate(() => document.querySelector('member-center')!.refresh());
    const text = await page.locator('[data-fact=plan-saved] dd').textContent();
    return Math.round(Number(text!.replace(/[^\d.]/g, '')) * 100);
  };
  await openYear(page);
  await expect(page.locator('[data-fact=plan-saved] dt')).toHaveText('Saved with Monthly');
  // Ten yuan of delivery, and a twentieth of the goods.
  expect(await ever()).toBe(2000);
  await expect.poll(shown).toBe(2000);
  await expect(page.locator('[data-fact=saved] dd')).toHaveText(/20/);
  await expect(page.locator('[data-fact=earned]')).toHaveText('¥20.00'); // counted in money
  // Half of the 190 yuan paid come back, and with them half of what was saved.
  await submitted(page, 'half', 'refund', { purchase: 'lamp', amount: 9500 });
  expect(await ever()).toBe(1000);
  await expect.poll(shown).toBe(1000);
  await settled(page);
  await page.screenshot({ path: `${screenshots}year-plan.png`, fullPage: true });
});

type Sharing = 'taken' | 'closed' | 'refused' | 'absent';

/** A device that shares in one way, and a clipboard that takes what it is given. */
async function device(page: Page, sharing: Sharing): Promise<void> {
  await page.addInitScript((way) => {
    const told: { shared: unknown[]; copied: string[] } = { shared: [], copied: [] };
    Object.assign(globalThis, { told });
    const writeText = async (text: string) => void told.copied.push(text);
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    if (way === 'absent') return;
    const share = async (data: unknown) => {
      told.shared.push(data);
      if (way === 'closed') throw new DOMException('closed', 'AbortError');
      if (way === 'refused') throw new DOMException('refused', 'NotAllowedError');
    };
    Object.defineProperty(navigator, 'share', { value: share });
  }, sharing);
  await beginOn(page, '2027-06-10');
  await join(page);
  await checkIn(page);
  await openYear(page);
}

const told = (page: Page) =>
  page.evaluate(() => {
    type Told = { told: { shared: { text: string }[]; copied: string[] } };
    return (globalThis as unknown as Told).told;
  });

const line = '我在星光咖啡的 2027 年：5 星星，签到 1 天。';

for (const [sharing, expected, sentence] of [
  ['taken', { shared: [{ text: line }], copied: [] }, ''],
  ['closed', { shared: [{ text: line }], copied: [] }, ''],
  ['refused', { shared: [{ text: line }], copied: [line] }, '已复制。'],
  ['absent', { shared: [], copied: [line] }, '已复制。'],
] as const) {
  test(`the year is passed on, the device’s own way ${sharing}`, async ({ page }) => {
    await device(page, sharing);
    await expect(said(page)).toContainText('今天已签到');
    await said(page).evaluate((region) => (region.textContent = ''));
    await page.locator('[data-action=share-year]').click();
    await expect.poll(() => told(page)).toEqual(expected);
    await page.waitForTimeout(500); // what is said comes a little later
    await expect(said(page)).toHaveText(sentence);
  });
}

test('a page that shares in a way of its own hears of it, and the device is not asked', async ({
  page,
}) => {
  await device(page, 'taken');
  const heard = await page.evaluate(() => {
    const center = document.querySelector('member-center')!;
    const texts: string[] = [];
    center.addEventListener('mc-share', (event) => {
      event.preventDefault();
      texts.push(event.detail.text);
    });
    center.shadowRoot!.querySelector<HTMLElement>('[data-action=share-year]')!.click();
    return texts;
  });
  expect(heard).toEqual([line]);
  expect(await told(page)).toEqual({ shared: [], copied: [] });
});
