// The demo page as another brand: its member, its desk, and what its programme calls things.
import type { Locator, Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { demo, expect, type Look } from './harness.js';
import { beginMidMonth, closePanel, openPanel } from './member.js';
import { openTab } from './walk.js';

export const brands = ['coffee', 'mall', 'garden', 'again', 'prime', 'coalition', 'community'];

export async function joinBrand(
  page: Page,
  brand: string,
  { lang = 'zh-CN', theme = 'light' }: Partial<Look> = {},
): Promise<void> {
  await page.goto(demo);
  const wishes = { brand, language: lang, theme };
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) {
      localStorage.setItem(`starlight-${name}`, value);
    }
  }, wishes);
  await page.reload();
  await page.locator('[data-action=join]').click();
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
}

/** Presses a button of the desk and waits until what it does is done. */
export async function pressed(page: Page, button: Locator): Promise<void> {
  await page.locator('#result').evaluate((output) => (output.textContent = ''));
  const silent = '#goods *, #empty, #theme-check *';
  const isSilent = await button.evaluate((node, some) => node.matches(some), silent);
  await button.click();
  if (!isSilent) await expect(page.locator('#result')).not.toBeEmpty();
}

export async function adjust(page: Page, currency: string, amount: number): Promise<void> {
  await page.locator('#adjust-amount').fill(String(amount));
  await page.locator('#adjust-currency').selectOption(currency);
  await pressed(page, page.locator('#adjust [value=give]'));
}

/** A member of the garden with one more spin, before its wheel, in the middle of a month. */
export async function standAtWheel(page: Page): Promise<void> {
  await beginMidMonth(page);
  await joinBrand(page, 'garden');
  await openPanel(page);
  await adjust(page, 'spin', 1);
  await closePanel(page);
  await openTab(page, 'play', 'draws');
}

/** Ids of the programme and types of its events: no text may show them. Some are English words. */
export async function idsOf(page: Page, brand: string, lang: Look['lang']): Promise<string[]> {
  const program = await page.evaluate(
    async (name) => (await (await fetch(`programs/${name}.json`)).json()) as Program,
    brand,
  );
  const found = JSON.stringify(program).matchAll(/"(?:id|on)":"([a-z0-9_]+)"/g);
  const ids = [...new Set([...found].map(([, id]) => id!))];
  return lang === 'en' ? ids.filter((id) => id.includes('_')) : ids;
}
