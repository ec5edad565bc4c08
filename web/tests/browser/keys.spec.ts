// Everything by keyboard: whatever is pressed with a finger is a stop of the Tab key, in the order
// it is read, with a mark around it that is in sight; sheets hold the focus and give it back.
import type { Page } from '@playwright/test';
import { expect, showFixture, test } from './harness.js';
import { openTab } from './walk.js';

/** What has the focus: a name for it, whether its mark is in sight, where it stands. */
function focused(page: Page) {
  return page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const active = root.activeElement as HTMLElement | null;
    if (!active) return undefined;
    const stops = [...root.querySelectorAll('*')];
    // A day of the month wears its mark on its disc.
    const isMarked = [active, ...active.querySelectorAll('*')].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const box = active.getBoundingClientRect();
    const strip = root.querySelector('[role=tablist]')!.getBoundingClientRect();
    const inStrip = active.closest('[role=tablist]') !== null;
    return {
      inStrip,
      order: stops.indexOf(active),
      name: active.dataset.day ?? active.textContent!.trim().slice(0, 40),
      isMarked,
      isInSight:
        box.bottom > (inStrip ? 0 : strip.bottom) && box.top < innerHeight && box.height > 0,
    };
  });
}

/** What a finger could press in the panel, but for what takes the arrows: days, options, tabs. */
function pressable(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const all = [...root.querySelectorAll<HTMLElement>('*')];
    const isPress = (element: HTMLElement) =>
      element.matches('button, a[href], summary, textarea, input:not([type=radio])') &&
      !element.matches('[disabled], [tabindex="-1"]') &&
      element.checkVisibility();
    return all.flatMap((element, order) =>
      element.closest('[role=tabpanel]') && isPress(element) ? [order] : [],
    );
  });
}

for (const state of ['open', 'belong', 'risk']) {
  test(`[A57] Tab reaches everything of “${state}”, in order, marked and in sight`, async ({
    page,
  }) => {
    test.slow();
    await showFixture(page, state, { lang: 'en' });
    await expect(page.locator('.panel')).toBeVisible();
    const tabs = await page.getByRole('tab').evaluateAll((all) =>
      all.map((tab) => (tab as HTMLElement).dataset.tab!),
    );
    for (const tab of tabs) {
      await openTab(page, tab);
      await page.locator(`[data-tab=${tab}]`).focus();
      const expected = await pressable(page);
      const reached: number[] = [];
      for (let press = 0; press < expected.length + 30; press += 1) {
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        if (!stop || stop.inStrip) break; // past the end, and round to the tabs again
        expect(stop, `${tab}: ${stop.name}`).toMatchObject({ isMarked: true, isInSight: true });
        reached.push(stop.order);
      }
      expect(reached, tab).toEqual([...reached].sort((one, other) => one - other));
      expect(expected.filter((order) => !reached.includes(order)), tab).toEqual([]);
    }
  });
}

test('[A57] tabs: one stop, arrows go round, Home and End, Enter and Space open', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'en' });
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('Home').focus();
  const steps = [
    ['ArrowLeft', 'History'],
    ['ArrowRight', 'Home'],
    ['End', 'History'],
    ['Home', 'Home'],
    ['ArrowRight', 'Check-in'],
  ] as const;
  for (const [key, name] of steps) {
    await page.keyboard.press(key);
    await expect(tab(name), key).toBeFocused();
    await expect(tab('Home')).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('Space');
  await expect(tab('Check-in')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Check-in' })).toBeVisible();
  await expect(page.locator('[role=tab][tabindex="0"]')).toHaveCount(1);
  await expect(tab('Check-in')).toHaveAttribute('aria-controls', 'panel');
});

test('[A57] the month by keys: days, weeks, ends of weeks, months', async ({ page }) => {
  await showFixture(page, 'open', { lang: 'en', tab: 'check_in' });
  const day = (date: string) => page.locator(`[data-day="2026-10-${date}"]`);
  await day('21').focus(); // a Wednesday; an English week begins on Sunday the 18th
  for (const [key, date] of [
    ['ArrowLeft', '20'],
    ['ArrowRight', '21'],
    ['ArrowUp', '14'],
    ['ArrowDown', '21'],
    ['Home', '18'],
    ['End', '24'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(day(date), key).toBeFocused();
    await expect(page.locator('[data-day][tabindex="0"]')).toHaveCount(1);
  }
  await page.keyboard.press('PageUp');
  await expect(page.locator('#month-name')).toHaveText('September 2026');
});

test('[A57] a sheet holds the focus, Esc closes it, and the focus goes back where it was', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'en' });
  const openers = [
    ['rewards', undefined, '[data-action=redeem]'],
    ['rewards', 'wallet', '[data-action=give-back]'],
    ['play', undefined, '[data-action=start]'],
    ['check_in', undefined, '[data-day="2026-10-08"]'],
    ['history', undefined, '.entry-press'],
  ] as const;
  for (const [tab, side, selector] of openers) {
    await openTab(page, tab, side);
    const opener = page.locator(`.panel ${selector}`).first();
    if (!(await opener.isVisible())) continue;
    await opener.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await expect(sheet).toBeVisible();
    await expect(page.locator('#sheet-title')).toBeFocused();
    for (let press = 0; press < 10; press += 1) {
      await page.keyboard.press(press % 2 === 0 ? 'Tab' : 'Shift+Tab');
      const escaped = await page.evaluate(() => {
        const active = document.querySelector('member-center')!.shadowRoot!.activeElement;
        return active !== null && active.closest('dialog') === null;
      });
      expect(escaped, selector).toBe(false);
    }
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(opener, selector).toBeFocused();
  }
});
