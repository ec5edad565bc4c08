// With less motion nothing moves by more than 5 px, and everything is said and shown all the same.
import type { Page } from '@playwright/test';
import { adjust, joinBrand, standAtWheel } from './brand.js';
import { expect, test } from './harness.js';
import { beginMidMonth, closePanel, openPanel } from './member.js';
import { openTab } from './walk.js';

// Looks at every frame for what is on its way, and notes how far it is carried.
async function watchMotion(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    const root = document.querySelector('member-center')!.shadowRoot!;
    const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
    const reach = (effect: KeyframeEffect): number => {
      const box = effect.target!.getBoundingClientRect();
      const steps = effect.getKeyframes().map(({ transform = 'none' }) => {
        const matrix = new DOMMatrix(transform === 'none' ? '' : String(transform));
        const { e, f, a, d } = matrix;
        const turned = Math.hypot(matrix.b, matrix.c) * Math.max(box.width, box.height);
        return { x: e, y: f, wide: a * box.width, high: d * box.height, turned };
      });
      const all = (pick: (step: (typeof steps)[0]) => number) => spread(steps.map(pick));
      return Math.max(
        all(({ x }) => x), all(({ y }) => y), all(({ wide }) => wide / 2),
        all(({ high }) => high / 2), all(({ turned }) => turned),
      );
    };
    const look = () => {
      for (const animation of root.getAnimations()) {
        const effect = animation.effect as KeyframeEffect;
        const { duration, delay } = effect.getComputedTiming();
        if (animation.playState !== 'running' || Number(duration) + Number(delay) < 17) continue;
        const far = reach(effect);
        if (far > 5) moved.push(`${(effect.target as Element).className}: ${far} px`);
      }
      requestAnimationFrame(look);
    };
    look();
    const scroll = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (this: Element, how) {
      if (typeof how === 'object' && how.behavior === 'smooth') moved.push('a smooth scroll');
      scroll.call(this, how);
    };
  });
}

const movedIn = (page: Page) =>
  page.evaluate(() => [...new Set((globalThis as unknown as { moved: string[] }).moved)]);

/** A day of a member; gives what was shown and said. */
async function day(page: Page): Promise<string[]> {
  const told: string[] = [];
  const said = page.locator('[data-member-center=announcements]');
  const tell = async (panel = true) => {
    await expect(page.locator('.counting')).toHaveCount(0);
    await page.waitForTimeout(500);
    if (panel) told.push(await page.locator('.panel[role=tabpanel]').innerText());
    told.push((await said.textContent())!);
  };
  await beginMidMonth(page);
  await joinBrand(page, 'coffee');
  await openPanel(page);
  await adjust(page, 'stars', 300);
  await closePanel(page);
  await watchMotion(page);
  await page.locator('[data-action=check-in]').first().click();
  await expect(said).toContainText('今天已签到');
  await page.waitForTimeout(1500); // the longest of it is over
  await tell();
  await openTab(page, 'check_in');
  await tell();
  await openTab(page, 'rewards');
  await page.locator('[data-reward=latte] [data-action=redeem]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  told.push(await page.getByRole('dialog').innerText());
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(said).toContainText('拿铁，随你调');
  await tell();
  await openTab(page, 'history');
  await tell();
  return told.map((text) => text.replace(/\d\d:\d\d/g, ''));
}

test('[A59] reduced motion: nothing moves more than 5 px, and the same is shown and said', async ({
  page,
  browser,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const calm = await day(page);
  expect(await movedIn(page)).toEqual([]);
  const other = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const lively = await other.newPage();
  await lively.setViewportSize(page.viewportSize()!);
  expect(await day(lively)).toEqual(calm);
  // The watch would have seen it.
  expect(await movedIn(lively)).not.toEqual([]);
  await other.close();
});

test('[A59] reduced motion: a draw tells its result at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await standAtWheel(page);
  await watchMotion(page);
  await page.locator('[data-draw=wheel] [data-action=draw]').click();
  const said = page.locator('[data-member-center=announcements]');
  await expect(said).not.toHaveText('', { timeout: 2500 });
  expect(await movedIn(page)).toEqual([]);
});
