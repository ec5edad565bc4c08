// From right to left: every section in Arabic, photographed; threads, bars and chevrons turn, the
// wheel, digits and codes do not.
import type { Page } from '@playwright/test';
import { expect, screenshots, settled, showFixture, test } from './harness.js';
import { openTab, walk } from './walk.js';

const show = (page: Page, state: string) =>
  showFixture(page, state, { lang: 'ar', dir: 'rtl', theme: 'light' });

for (const state of ['open', 'risk', 'belong', 'lost']) {
  test(`[A60] right to left: “${state}” fits, and is photographed`, async ({ page }) => {
    test.slow();
    await show(page, state);
    await walk(page, async (place) => {
      const box = await page.evaluate(() => {
        const { scrollWidth, scrollLeft } = document.documentElement;
        return { scrollWidth, scrollLeft };
      });
      expect(box, place).toEqual({ scrollWidth: 390, scrollLeft: 0 });
      const name = `rtl-${state}-${place.replace(/\W/g, '-')}`;
      await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: !place.includes(':') });
    });
  });
}

/** The middle of what is drawn, from the left edge of the window. */
async function middle(page: Page, selector: string): Promise<number> {
  const box = (await page.locator(selector).first().boundingBox())!;
  return box.x + box.width / 2;
}

test('[A60] right to left turns threads, bars and chevrons; keys go the way they point', async ({
  page,
}) => {
  await show(page, 'open');
  const track = (await page.locator('.track').boundingBox())!;
  const fill = (await page.locator('.track-fill').boundingBox())!;
  expect(Math.abs(fill.x + fill.width - (track.x + track.width))).toBeLessThan(1);
  const nodes = page.locator('.check-in .ladder .node');
  const first = (await nodes.first().boundingBox())!;
  expect(first.x).toBeGreaterThan((await nodes.last().boundingBox())!.x);
  const turned = await page.locator('.icon-next').evaluateAll((icons) =>
    icons.map((icon) => getComputedStyle(icon).transform),
  );
  expect(new Set(turned)).toEqual(new Set(['matrix(-1, 0, 0, 1, 0, 0)']));
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab').nth(1)).toBeFocused();
  await openTab(page, 'check_in');
  await settled(page);
  expect(await middle(page, '[data-day="2026-10-20"]')).toBeGreaterThan(
    await middle(page, '[data-day="2026-10-21"]'),
  );
  await page.locator('[data-day="2026-10-20"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[data-day="2026-10-21"]')).toBeFocused();
});

test('[A60] right to left opens a sheet over its own column, on either side of the page', async ({
  page,
}) => {
  await show(page, 'open');
  await page.setViewportSize({ width: 1000, height: 844 });
  await page.locator('member-center').evaluate((center) => {
    center.removeAttribute('dir'); // the page's own is taken on
    document.documentElement.dir = 'rtl';
    center.style.setProperty('inline-size', '400px');
  });
  await openTab(page, 'check_in');
  await page.locator('[data-day="2026-10-08"]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await settled(page);
  const column = (await page.locator('member-center').boundingBox())!;
  const sheet = (await page.getByRole('dialog').boundingBox())!;
  expect(column.x).toBeGreaterThan(500); // a page from right to left begins at the right
  expect(sheet.x).toBeCloseTo(column.x, 0);
  expect(sheet.width).toBeCloseTo(column.width, 0);
});

test('[A60] right to left leaves codes and digits as they are', async ({ page }) => {
  await show(page, 'open');
  await openTab(page, 'rewards', 'wallet');
  // A code is apart from the sentence around it, whichever way that goes.
  const codes = page.locator('.panel bdi');
  for (const code of await codes.all()) {
    if (/^[\x20-\x7e]+$/.test((await code.textContent()) ?? '')) {
      await expect(code).toHaveCSS('unicode-bidi', 'isolate');
    }
  }
  await openTab(page, 'play', 'draws');
  for (const wheel of await page.locator('[part~=wheel]').all()) {
    await expect(wheel).toHaveCSS('transform', 'none');
  }
});

test('[A60] right to left turns plans, surveys, consents, the year and the data', async ({
  page,
}) => {
  await show(page, 'belong');
  // Close stands at the end of a sheet's head, which is the left.
  for (const [side, press] of [
    ['plans', 'join'],
    ['plans', 'leave'],
    ['data', 'clear'],
  ] as const) {
    await openTab(page, 'more', side);
    await page.locator(`.panel [data-action=${press}]`).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await middle(page, '.sheet-head .round'), press).toBeLessThan(60);
    expect(await middle(page, '.sheet-head h2'), press).toBeGreaterThan(195);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await openTab(page, 'more', 'voice');
  expect(await middle(page, '[data-question=score] .scale-point:first-child')).toBeGreaterThan(
    await middle(page, '[data-question=score] .scale-point:nth-child(2)'),
  );
  // What a member wrote goes its own way: the full stop is at the end of its line.
  const [text] = await page.locator('[data-feedback=f2] .said-text bdi').evaluateAll((all) =>
    all.map((own) => {
      const range = document.createRange();
      const words = [...own.childNodes].find((node) => node instanceof Text) as Text;
      const at = (from: number) => {
        range.setStart(words, from);
        range.setEnd(words, from + 1);
        return range.getBoundingClientRect().left;
      };
      return { first: at(0), stop: at(words.data.indexOf('.')) };
    }),
  );
  expect(text!.stop).toBeGreaterThan(text!.first);
  await openTab(page, 'more', 'consents');
  const knob = (id: string) => middle(page, `[data-consent=${id}] .switch span`);
  const whole = await middle(page, '[data-consent=marketing] .switch');
  expect(await knob('marketing')).toBeLessThan(whole); // on
  expect(await knob('research')).toBeGreaterThan(whole); // off
  await openTab(page, 'more', 'year');
  expect(await middle(page, '[data-turn=previous]')).toBeGreaterThan(
    await middle(page, '[data-turn=next]'),
  );
  await expect(page.locator('[data-turn=next] svg')).toHaveCSS(
    'transform',
    'matrix(-1, 0, 0, 1, 0, 0)',
  );
});
