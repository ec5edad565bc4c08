// What moves and when: the check-in moment, its end by a tap, and less motion.
import type { Page } from '@playwright/test';
import { expect, test } from './harness.js';
import { checkIn, join, stars } from './member.js';

interface Moved {
  kinds: string[];
  far: number;
}

/** Records, frame by frame, what is animated and how far it is from where it will be. */
async function watchMotion(page: Page): Promise<() => Promise<Moved>> {
  await page.evaluate(() => {
    const root = document.querySelector('member-center')!.shadowRoot!;
    const kinds = new Set<string>();
    let far = 0;
    const frame = () => {
      for (const animation of root.getAnimations()) {
        if (animation.playState !== 'running') continue;
        for (const keys of (animation.effect as KeyframeEffect).getKeyframes()) {
          for (const name of Object.keys(keys)) kinds.add(name);
        }
      }
      for (const node of root.querySelectorAll('*')) {
        const { transform } = getComputedStyle(node);
        if (transform === 'none' || node.closest('svg')) continue;
        const { m41, m42 } = new DOMMatrix(transform);
        const isPlaced = node.matches('.icon, .hidden');
        if (!isPlaced) far = Math.max(far, Math.abs(m41), Math.abs(m42));
      }
      Object.assign(globalThis, { moved: { kinds: [...kinds], far } });
      requestAnimationFrame(frame);
    };
    frame();
  });
  return () => page.evaluate(() => (globalThis as unknown as { moved: Moved }).moved);
}

const setMotion = (page: Page, factor: string) =>
  page.evaluate((value) => {
    document.querySelector<HTMLElement>('member-center')!.style.setProperty('--mc-motion', value);
  }, factor);

const moments = (page: Page) => page.waitForResponse(/\/moments-[\w-]+\.js$/);

test('[A59] less motion: nothing moves, and everything is said all the same', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const ready = moments(page);
  await join(page);
  await ready;
  const moved = await watchMotion(page);
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.done-row')).toContainText('今天已签到，得到 5 星星');
  await expect(page.locator('[data-member-center=announcements]')).toHaveText(
    '今天已签到，得到 5 星星',
  );
  await expect(page.locator('.node.is-today')).toHaveClass(/checked/);
  await expect(page.locator('.check-in-title')).toContainText('再签 6 天');
  expect(await stars(page)).toBe(5);
  await expect(page.locator('.rising, .counting, .leaving, .thread-grown')).toHaveCount(0);
  await page.locator('[data-action=levels]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('tab', { name: '签到' }).click();
  await expect(page.locator('.calendar')).toBeVisible();
  const { kinds, far } = await moved();
  expect(far).toBeLessThanOrEqual(5);
  const still = ['offset', 'easing', 'composite', 'computedOffset', 'opacity'];
  expect(kinds.filter((kind) => !still.includes(kind))).toEqual([]);
});

test('the moment of a check-in: the gain rises, and the balance counts', async ({
  page,
}) => {
  const ready = moments(page);
  await join(page);
  await ready;
  await setMotion(page, '4'); // so that a slow machine sees all of it
  await checkIn(page);
  await expect(page.locator('.rising')).toHaveText('+5');
  await expect(page.locator('.counting')).toHaveText('0'); // until the gain has arrived
  await expect(page.locator('.counting')).toHaveCount(0, { timeout: 10_000 });
  expect(await stars(page)).toBe(5);
  await expect(page.locator('.rising, .leaving, .thread-grown')).toHaveCount(0);
});

test('any tap ends the moment, and --mc-motion stretches or stops it', async ({ page }) => {
  const ready = moments(page);
  await join(page);
  await ready;
  await setMotion(page, '20'); // twenty times as long
  await checkIn(page);
  await expect(page.locator('.counting')).toHaveText('0');
  await page.waitForTimeout(1500);
  await expect(page.locator('.counting')).toHaveCount(1);
  await page.mouse.click(200, 300);
  await expect(page.locator('.rising, .counting, .leaving, .thread-grown')).toHaveCount(0);
});
