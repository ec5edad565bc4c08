// The whole center by keyboard: tabs, grid, sheets.
import { expect, showFixture, test } from './harness.js';

test('tabs are one stop; arrows move, Enter opens', async ({ page }) => {
  await showFixture(page, 'open', { lang: 'en' });
  await page.getByRole('tab', { name: 'Home' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Check-in' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Home' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Check-in' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'History' })).toBeFocused();
});

test('the month is a grid with one stop, moved by arrows, Home and End', async ({ page }) => {
  await showFixture(page, 'open', { tab: 'check_in' });
  const cells = page.getByRole('gridcell').and(page.locator('[data-day]'));
  await expect(page.locator('[data-day][tabindex="0"]')).toHaveCount(1);
  await page.locator('[data-day="2026-10-21"]').focus();
  await expect(cells.and(page.locator('[aria-current=date]'))).toHaveAttribute(
    'aria-label',
    /10月21日\s周三，今天/,
  );
  const steps: [string, string][] = [
    ['ArrowLeft', '2026-10-20'],
    ['ArrowUp', '2026-10-13'],
    ['Home', '2026-10-12'],
    ['End', '2026-10-18'],
    ['ArrowDown', '2026-10-25'],
    ['ArrowRight', '2026-10-26'],
  ];
  for (const [key, day] of steps) {
    await page.keyboard.press(key);
    await expect(page.locator(`[data-day="${day}"]`), key).toBeFocused();
  }
  await expect(page.locator('[data-day][tabindex="0"]')).toHaveCount(1);
});

test('a sheet takes the focus to its title, Escape closes it, and the focus returns', async ({
  page,
}) => {
  await showFixture(page, 'open', { tab: 'check_in' });
  const day = page.locator('[data-day="2026-10-08"]');
  await day.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '补签 10月8日 周四' })).toBeVisible();
  await expect(page.locator('#sheet-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(day).toBeFocused();
});

test('the focus stays inside an open sheet', async ({ page }) => {
  await showFixture(page, 'open', { tab: 'check_in' });
  await page.locator('[data-day="2026-10-08"]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const inner = document.querySelector('member-center')!.shadowRoot!.activeElement;
      return inner !== null && !inner.closest('dialog');
    });
    expect(outside).toBe(false);
  }
});

test('everything pressed is at least 44 px tall, with its margin', async ({ page }) => {
  for (const tab of ['home', 'check_in', 'play', 'rewards', 'history']) {
    await showFixture(page, 'open', { tab });
    await expect(page.locator('.panel > *').first()).toBeVisible();
    const small = await page.evaluate(() => {
      const root = document.querySelector('member-center')!.shadowRoot!;
      return [...root.querySelectorAll<HTMLElement>('button')].flatMap((button) => {
        const inset = getComputedStyle(button, '::after');
        const extra =
          inset.position === 'absolute' && inset.content !== 'none'
            ? -2 * parseFloat(inset.top || '0')
            : 0;
        const { height, width } = button.getBoundingClientRect();
        return height > 0 && (height + extra < 43.5 || width + extra < 43.5)
          ? [`${button.className} ${width}x${height}`]
          : [];
      });
    });
    expect(small, tab).toEqual([]);
  }
});
