// What is heard: one live region a page, in the light DOM, never inert; each result once.
import type { Page } from '@playwright/test';
import { adjust, joinBrand, standAtWheel } from './brand.js';
import { demo, expect, showFixture, test } from './harness.js';
import { beginMidMonth, closePanel, join, openPanel } from './member.js';
import { openTab } from './walk.js';

interface Heard {
  text: string;
  /** Not behind an open sheet, where nothing is heard. */
  audible: boolean;
}

/** Notes everything that the region says from now on. */
async function listen(page: Page): Promise<() => Promise<Heard[]>> {
  await page.evaluate(() => {
    const heard: Heard[] = [];
    Object.assign(globalThis, { heard });
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const region = target as HTMLElement;
        if (region.dataset?.memberCenter !== 'announcements' || addedNodes.length === 0) continue;
        const root = document.querySelector('member-center')!.shadowRoot!;
        const sheet = root.querySelector('dialog[open]');
        const audible = sheet ? sheet === region.assignedSlot?.closest('dialog') : true;
        if (region.textContent) heard.push({ text: region.textContent, audible });
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
}

/** What was heard once nothing more comes. */
async function silence(page: Page, heard: () => Promise<Heard[]>): Promise<Heard[]> {
  await expect.poll(heard, { timeout: 15_000 }).not.toEqual([]);
  await page.waitForTimeout(1500);
  return heard();
}

const region = '[data-member-center=announcements]';

test('[A58] a check-in is announced once, in the one live region of the page', async ({ page }) => {
  await beginMidMonth(page);
  await join(page);
  await expect(page.locator(region)).toHaveText('你好，欢迎');
  const heard = await listen(page);
  await page.locator('[data-action=check-in]').first().click();
  const said = await silence(page, heard);
  expect(said).toEqual([{ text: '今天已签到，得到 5 星星', audible: true }]);
  await expect(page.locator(region)).toHaveCount(1);
  await expect(page.locator(region)).toHaveAttribute('aria-live', 'polite');
  await expect(page.locator(region)).toHaveAttribute('lang', 'zh-CN');
  expect(await page.locator(region).evaluate((node) => node.getRootNode() === document)).toBe(true);
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`[A58] a redemption is announced once its sheet is gone, motion ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await beginMidMonth(page);
    await joinBrand(page, 'coffee');
    await openPanel(page);
    await adjust(page, 'stars', 300);
    await closePanel(page);
    await openTab(page, 'rewards');
    await page.locator('[data-reward=latte] [data-action=redeem]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const heard = await listen(page);
    await page.getByRole('dialog').locator('[data-action=pay]').click();
    const said = await silence(page, heard);
    expect(said).toEqual([{ text: expect.stringContaining('拿铁，随你调'), audible: true }]);
  });
}

test('[A58] a draw is announced once, with what it brought', async ({ page }) => {
  await standAtWheel(page);
  const heard = await listen(page);
  await page.locator('[data-draw=wheel] [data-action=draw]').click();
  const said = await silence(page, heard);
  expect(said).toHaveLength(1);
  expect(said[0]!.audible).toBe(true);
  const prize = await page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const records = await center.backend!.history(center.member, undefined, 10);
    const drawn = records.flatMap((record) =>
      'outcome' in record ? record.outcome.effects.filter(({ type }) => type === 'drawn') : [],
    );
    return (drawn[0] as unknown as { prize: string }).prize;
  });
  const programme = (await (await page.request.get(`${demo}programs/garden.json`)).json()) as {
    draws: { prizes: { id: string; name: { 'zh-CN': string } }[] }[];
  };
  const { name } = programme.draws[0]!.prizes.find(({ id }) => id === prize)!;
  expect(said[0]!.text).toContain(name['zh-CN']);
});

test('[A58] what is refused inside a sheet is heard inside it, once', async ({ page }) => {
  await showFixture(page, 'open', { lang: 'en' });
  await openTab(page, 'check_in');
  await page.locator('[data-day="2026-10-08"]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  const heard = await listen(page);
  await sheet.locator('[data-action=pay]').click();
  const said = await silence(page, heard);
  expect(said).toEqual([{ text: expect.stringContaining('keeps nothing'), audible: true }]);
  // A second region in the sheet would say it again.
  await expect(page.locator('member-center').getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const home = await page.locator(region).evaluate((node) => node.parentElement!.tagName);
  expect(home).toBe('BODY');
});
