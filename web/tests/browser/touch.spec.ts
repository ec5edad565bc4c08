// What a press feels like: the tick and the ring as they are drawn, a touch of 10 ms on success
// and never else, and a press that was refused taken back in sight.
import type { Page } from '@playwright/test';
import { adjust, joinBrand } from './brand.js';
import { expect, test } from './harness.js';
import { beginOn, checkIn, closePanel, comeBack, join, openPanel, stars } from './member.js';
import { openTab } from './walk.js';

interface Drawn {
  what: string;
  from: number;
  to: number;
  duration: number;
}

/** Notes every touch, and every stroke that is drawn. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: { touches: number[]; drawn: object[] } = { touches: [], drawn: [] };
    Object.assign(globalThis, { seen });
    Object.defineProperty(navigator, 'vibrate', {
      value: (duration: number) => seen.touches.push(duration) > 0,
    });
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (this: Element, keys, timing) {
      const [first, last] = keys as Keyframe[];
      if (first && 'strokeDashoffset' in first) {
        const what = this.closest('.node.is-today, .ring')?.classList[0];
        const { duration } = timing as KeyframeAnimationOptions;
        const [from, to] = [first, last!].map((key) => Number(key.strokeDashoffset));
        seen.drawn.push({ what, from, to, duration });
      }
      return animate.call(this, keys, timing);
    };
  });
}

const seen = (page: Page) =>
  page.evaluate(() => {
    return (globalThis as unknown as { seen: { touches: number[]; drawn: Drawn[] } }).seen;
  });

/** The second day of a member. */
async function second(page: Page): Promise<void> {
  await watch(page);
  await beginOn(page, '2027-06-10');
  await join(page);
  await checkIn(page);
  await comeBack(page, 1);
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  await page.waitForLoadState('networkidle'); // what moves comes soon after the first view
}

const today = (page: Page) => page.locator('.ladder .node.is-today');

test('a check-in draws its tick in the node and takes the ring on, with one touch', async ({
  page,
}) => {
  await second(page);
  expect((await seen(page)).touches).toEqual([]);
  await checkIn(page);
  await expect(today(page).locator('.icon')).toBeVisible();
  const { touches, drawn } = await seen(page);
  expect(touches).toEqual([10]);
  const [tick, ring, ...more] = drawn;
  expect(tick).toMatchObject({ what: 'node', to: 0, duration: 180 });
  expect(tick!.from).toBeGreaterThanOrEqual(24); // all of it: the path is no longer
  // One day more of the seven to the next milestone.
  expect(ring).toMatchObject({ what: 'ring', to: 0, duration: 400 });
  expect(ring!.from).toBeCloseTo(100 / 7, 0);
  expect(more).toEqual([]);
  const dash = await page.locator('.ring-value').getAttribute('stroke-dasharray');
  expect(Number.parseFloat(dash!)).toBeCloseTo(200 / 7, 0);
});

for (const [name, still] of [
  ['less motion', (page: Page) => page.emulateMedia({ reducedMotion: 'reduce' })],
  [
    '--mc-motion: 0',
    (page: Page) =>
      page.locator('member-center').evaluate((center) => {
        center.style.setProperty('--mc-motion', '0');
      }),
  ],
] as const) {
  test(`with ${name} tick and ring are there at once, and nothing is felt`, async ({ page }) => {
    await second(page);
    await still(page);
    await checkIn(page);
    await expect(today(page).locator('.icon')).toBeVisible();
    await expect(page.locator('.ring-value')).toHaveAttribute('stroke-dasharray', /^28\.6 /);
    expect(await seen(page)).toEqual({ touches: [], drawn: [] });
  });
}

/** The next thing submitted is refused, as soon as `refuse` is called. */
function refuseNext(page: Page): Promise<void> {
  return page.evaluate(() => {
    const backend = document.querySelector('member-center')!.backend!;
    const { submit } = backend;
    backend.submit = async ({ id }) => {
      await new Promise<void>((resolve) => Object.assign(globalThis, { refuse: resolve }));
      backend.submit = submit;
      return {
        activity: id, status: 'rejected', code: 'limit_reached', reason: '',
        effects: [], passed_over: [],
      };
    };
  });
}

async function refuse(page: Page): Promise<void> {
  await page.waitForFunction(() => 'refuse' in globalThis);
  await page.evaluate(() => (globalThis as unknown as { refuse(): void }).refuse());
}

test('a check-in that is refused opens the node again, says why, and is not felt', async ({
  page,
}) => {
  await second(page);
  const before = (await today(page).getAttribute('aria-label'))!;
  expect(before).toContain('今天');
  await refuseNext(page);
  await page.locator('[data-action=check-in]').click();
  await expect(today(page)).toHaveClass(/\bchecked\b/); // filled at once
  await refuse(page);
  await expect(page.locator('.check-in .reason')).toHaveText('次数已经用完。');
  await expect(today(page)).not.toHaveClass(/\bchecked\b/);
  await expect(today(page)).toHaveAttribute('aria-label', before);
  await expect(today(page).locator('.icon')).toHaveCount(0);
  await expect(page.locator('.rising, .leaving, .thread-grown')).toHaveCount(0);
  expect((await seen(page)).touches).toEqual([]);
  expect(await stars(page)).toBe(5);
  // The button is there again, and what it does counts.
  await checkIn(page);
  await expect(page.locator('.check-in .reason')).toHaveCount(0);
  await expect.poll(async () => (await seen(page)).touches).toEqual([10]);
});

test('a draw is felt once its result is told; a draw that is refused is not', async ({ page }) => {
  await watch(page);
  await joinBrand(page, 'garden');
  await openPanel(page);
  await adjust(page, 'spin', 2);
  await closePanel(page);
  await openTab(page, 'play', 'draws');
  const draw = page.locator('[data-draw=wheel] [data-action=draw]');
  await refuseNext(page);
  await draw.click();
  await refuse(page);
  await expect(page.locator('[data-draw=wheel] .reason')).toBeVisible();
  expect((await seen(page)).touches).toEqual([]);
  await draw.click();
  const skip = page.locator('[data-draw=wheel] [data-action=skip]');
  await skip.click({ timeout: 3000 }).catch(() => undefined);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect((await seen(page)).touches).toEqual([10]);
});
