// Every programme of the demo in each language, theme and size: each of its sections has a member's
// life in it, fits, names everything, and is accessible.
import type { Page } from '@playwright/test';
import {
  demo,
  expect,
  expectAccessible,
  type Look,
  screenshots,
  settled,
  test,
  viewports,
} from './harness.js';
import { adjust, brands, idsOf, joinBrand, pressed } from './brand.js';
import { closePanel, openPanel } from './member.js';

// Every pair of them is seen in sections.spec.ts.
const opposites: Look[] = [
  { lang: 'zh-CN', theme: 'light', size: 'phone' },
  { lang: 'en', theme: 'dark', size: 'desktop' },
];

for (const brand of brands) {
  for (const look of opposites) {
    const { lang, theme, size } = look;
    test(`${brand} ${lang} ${theme} ${size}: every section`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize(viewports[size]);
      await page.emulateMedia({ reducedMotion: 'reduce' }); // each picture is of what stands still
      await joinBrand(page, brand, look);
      await live(page, brand);
      const ids = await idsOf(page, brand, lang);
      const tabs = await page.locator('[role=tab]').evaluateAll((all) => all.map(({ id }) => id));
      for (const tab of tabs) {
        await page.locator(`#${tab}`).click();
        const sides = page.locator('.segments [data-segment]');
        await expect(page.locator('.panel .bone')).toHaveCount(0);
        const names = await sides.evaluateAll((all) =>
          all.map((side) => (side as HTMLElement).dataset.segment!),
        );
        for (const side of names.length > 0 ? names : ['']) {
          if (side) await page.locator(`[data-segment=${side}]`).click();
          await look_at(page, `${brand}-${tab}-${side}-${lang}-${theme}-${size}`, ids);
        }
      }
    });
  }
}

// So that there is something to see: gifts, a purchase or two, missions under way.
async function live(page: Page, brand: string): Promise<void> {
  await openPanel(page);
  for (const [currency, amount] of Object.entries(gifts[brand]!)) {
    await adjust(page, currency, amount);
  }
  for (const name of await page.locator('#goods button, #events button').all()) {
    await pressed(page, name);
  }
  if (await page.locator('#till').isVisible()) await pressed(page, page.locator('#pay'));
  await closePanel(page);
  const checkIn = page.locator('[data-action=check-in]').first();
  if (await checkIn.isVisible()) {
    await checkIn.click();
    await expect(page.locator('.done-row')).toBeVisible();
  }
}

const gifts: Record<string, Record<string, number>> = {
  coffee: { stars: 700, growth: 1200 },
  mall: { points: 900, growth: 6000 },
  garden: { drops: 400, spin: 3 },
  again: { points: 700 },
  prime: { saved: 1200 },
  coalition: { points: 900 },
  community: { credit: 400, growth: 400 },
};

async function look_at(page: Page, name: string, ids: string[]): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `${screenshots}programme-${name}.png`, fullPage: true });
  const width = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  expect(width.page, name).toBeLessThanOrEqual(width.window);
  const text = await page.locator('member-center .center').innerText();
  const words = new Set(text.replaceAll(/https?:\S+/g, '').match(/[A-Za-z0-9_]+/g));
  expect.soft(ids.filter((id) => words.has(id)), `${name} shows ids`).toEqual([]);
  await expectAccessible(page);
}

// Below coffee's center stands a shop, which is as far down as the center is high.
test('nothing moves when a member’s home comes', async ({ page }) => {
  test.setTimeout(120_000);
  for (const brand of brands.filter((name) => name !== 'coffee')) {
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(viewports[size]);
      await joinBrand(page, brand);
      await live(page, brand);
      await page.reload();
      await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
      await page.waitForLoadState('networkidle');
      await settled(page);
      expect(await shift(page), `${brand} ${size}`).toBeLessThan(0.02);
      await page.locator('#controls > summary').click();
      await page.locator('#reset').click();
      await expect(page.locator('[data-action=join]')).toBeVisible();
    }
  }
});

/** The cumulative layout shift of the page so far. */
function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watcher = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        });
        watcher.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}

test('every button of every desk does what it says', async ({ page }) => {
  test.setTimeout(90_000);
  for (const brand of brands) {
    await joinBrand(page, brand);
    await openPanel(page);
    await adjust(page, Object.keys(gifts[brand]!)[0]!, 50);
    const buttons = page.locator('.controls button:visible:not(#close, #reset)');
    for (const button of await buttons.all()) {
      if ((await button.getAttribute('aria-disabled')) === 'true') continue;
      await pressed(page, button);
      await expect(page.locator('#result'), await button.innerText()).not.toContainText('没有成功');
    }
    await page.goto(demo);
  }
});
