// The moments of a membership, with the real engine: one press, one credit, and what follows it.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { checkIn, join, journal, move, stars } from './member.js';

const day = 86400;
const said = (page: Page) => page.locator('[data-member-center=announcements]');

const checkIns = async (page: Page) =>
  (await journal(page)).filter(({ type }) => type === 'check_in').length;

test('[A06] check-in is one tap; second tap, double click, held Enter give one credit', async ({
  page,
}) => {
  const button = page.locator('[data-action=check-in]');
  await join(page);
  await button.click();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(button).toHaveCount(0); // a second tap has nothing to press
  await expect.poll(() => stars(page)).toBe(5);
  expect(await checkIns(page)).toBe(1);

  await move(page, day);
  await button.dblclick();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(10);
  expect(await checkIns(page)).toBe(2);

  await move(page, day);
  await button.focus();
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 6; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(20); // the third day pays 10
  expect(await checkIns(page)).toBe(3);
});

test('[A07] next milestone, ladder and balance change together', async ({
  page,
}) => {
  await join(page);
  await expect(page.locator('.check-in-title')).toContainText('得 75 星星'); // the week ahead
  // All three are read in one turn of the page, as soon as one of them has changed.
  const together = page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const read = () => ({
      sentence: root.querySelector('.check-in-title p')!.textContent!.trim(),
      today: root.querySelector('.node.is-today')!.getAttribute('aria-label')!,
      balance: root.querySelector('.balance-number [data-value]')!.getAttribute('data-value'),
    });
    const before = read().sentence;
    return new Promise<ReturnType<typeof read>>((resolve) => {
      const observer = new MutationObserver(() => {
        if (read().sentence === before) return;
        observer.disconnect();
        void Promise.resolve().then(() => resolve(read()));
      });
      observer.observe(root, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.locator('[data-action=check-in]').click();
  const { sentence, today, balance } = await together;
  expect(sentence).toMatch(/再签 6 天，得 1 冻结卡/);
  expect(today).toContain('已签');
  expect(balance).toBe('5');
});

/** Checks in on so many days, one after another, and stands on the day after. */
async function checkInFor(page: Page, days: number): Promise<void> {
  for (let round = 0; round < days; round += 1) {
    await checkIn(page);
    await move(page, day);
  }
}

const confetti = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const seen = { canvases: 0 };
    Object.assign(globalThis, { celebrated: seen });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (node instanceof HTMLCanvasElement) seen.canvases += 1;
      }
    }).observe(root, { childList: true });
  });

const celebrated = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { celebrated: { canvases: number } }).celebrated);

test('[A12] a milestone is celebrated once, over tabs and reloads; its row stays', async ({
  page,
}) => {
  await join(page);
  await checkInFor(page, 6);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  for (const tab of [page, other]) await confetti(tab);
  await checkIn(page); // the seventh day
  for (const tab of [page, other]) {
    await expect(tab.locator('[data-milestone="7"]')).toContainText('7 天里程碑');
    await expect(tab.locator('[data-milestone="7"]')).toContainText('1 冻结卡');
  }
  await expect(said(page)).toHaveText('达成7 天里程碑');
  await page.waitForTimeout(2500); // longer than a second tab waits for the first
  expect(await celebrated(page)).toEqual({ canvases: 1 });
  expect(await celebrated(other)).toEqual({ canvases: 0 });
  await page.reload();
  await confetti(page);
  await expect(page.locator('[data-milestone="7"]')).toBeVisible();
  await page.waitForTimeout(2500);
  expect((await celebrated(page)).canvases).toBe(0);
  await settled(page);
  await page.screenshot({ path: `${screenshots}milestone.png` });
  await expectAccessible(page);
});
