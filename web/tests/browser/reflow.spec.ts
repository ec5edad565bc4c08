// Large text and narrow columns: nothing is cut off, nothing runs over, nothing is scrolled
// sideways.
import type { Page } from '@playwright/test';
import { expect, screenshots, showFixture, test } from './harness.js';
import { walk } from './walk.js';

/** What is cut off, or stands outside of the window. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const sheet = root.querySelector('dialog[open]');
    const { clientWidth, scrollWidth } = document.documentElement;
    const troubles = scrollWidth > clientWidth ? [`page ${scrollWidth} of ${clientWidth}`] : [];
    for (const element of (sheet ?? root).querySelectorAll<HTMLElement>('*')) {
      const text = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
      );
      // A strip of tabs or of filters is moved in itself; what only a screen reader reads is small.
      if (!text || element.closest('.hidden, [role=tablist], .filters, .segments, svg')) continue;
      if (!element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.className} “${element.textContent!.trim()}”`;
      if (box.left < -1 || box.right > clientWidth + 1) troubles.push(`outside: ${name}`);
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        troubles.push(`cut: ${name}`);
      if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
        troubles.push(`cut: ${name}`);
    }
    return troubles;
  });
}

async function fits(page: Page, name: string): Promise<void> {
  const troubles: string[] = [];
  await walk(page, async (place) => {
    const file = `${name}-${place}`.replace(/\W/g, '-');
    await page.screenshot({ path: `${screenshots}${file}.png`, fullPage: !place.includes(':') });
    troubles.push(...(await lost(page)).map((trouble) => `${place}: ${trouble}`));
  });
  expect(troubles).toEqual([]);
}

for (const lang of ['zh-CN', 'en'] as const) {
  for (const state of ['open', 'belong', 'risk', 'lost']) {
    test(`[A59] 320 px lose nothing of “${state}” in ${lang}`, async ({ page }) => {
      test.slow();
      await showFixture(page, state, { lang });
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page, `reflow-${state}-${lang}`);
    });
  }

  for (const [size, width] of [['a phone', 390], ['a desktop', 1280]] as const) {
    test(`[A59] text of 200 % loses nothing on ${size} in ${lang}`, async ({ page }) => {
      test.slow();
      await showFixture(page, 'open', { lang });
      await page.setViewportSize({ width, height: 844 });
      await page.locator('member-center').evaluate((center) => {
        center.style.setProperty('--mc-font-size', '30px');
      });
      await fits(page, `large-${width}-${lang}`);
    });
  }
}
