// A device whose clock, zone or day is not what it was: nothing is credited twice and no streak is
// lost.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, fixtures, test } from './harness.js';

const programme = (zone: string): Program => ({
  id: 'days',
  version: 1,
  name: 'Days',
  zone,
  currencies: [{ id: 'stars', name: 'Stars' }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 5 } }] }],
});

const shanghai = 'Asia/Shanghai';
const newYork = 'America/New_York';

async function begin(page: Page, zone: string, instant: string): Promise<void> {
  await page.route('**/programs/days.json', (route) => route.fulfill({ json: programme(zone) }));
  await page.clock.setFixedTime(instant);
  await page.goto(`${fixtures}places.html?a=days,yue`);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
}

/** The device's clock is moved, and the page looks again. */
async function at(page: Page, instant: string): Promise<void> {
  await page.clock.setFixedTime(instant);
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
}

/** By the button where there is one, else past it; answers the code. */
async function checkIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const { backend, member } = center;
    const activity = { id: crypto.randomUUID(), member, type: 'check_in', at: backend!.now() };
    const { code } = await backend!.submit(activity);
    await center.refresh();
    return code;
  });
}

async function expectDays(page: Page, length: number): Promise<void> {
  await expect(page.locator(`.balance-number [data-value="${5 * length}"]`)).toBeVisible();
  const streak = await page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    type Viewing = { engine: { view(request: object): { streaks: { length: number }[] } } };
    const { engine } = backend as unknown as Viewing;
    return engine.view({ member, now: backend!.now() }).streaks[0]!.length;
  });
  expect(streak).toBe(length);
}

const again = 'already_checked_in';

test('[A55] a clock one day ahead, then right again: no day counts twice, none is lost', async ({
  page,
}) => {
  await begin(page, shanghai, '2026-03-10T12:00:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  await at(page, '2026-03-11T12:00:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  await at(page, '2026-03-10T12:05:00+08:00');
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await checkIn(page)).toBe(again);
  await at(page, '2026-03-11T18:00:00+08:00');
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await checkIn(page)).toBe(again);
  await expectDays(page, 2);
  await at(page, '2026-03-12T09:00:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  await expectDays(page, 3);
});

test('[A55] a clock set back a day, or to 2001: today stays done and the streak goes on', async ({
  page,
}) => {
  await begin(page, shanghai, '2026-03-10T12:00:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  for (const earlier of ['2026-03-09T12:00:00+08:00', '2001-01-01T00:00:00+08:00']) {
    await at(page, earlier);
    await expect(page.locator('.done-row')).toBeVisible();
    expect(await checkIn(page)).toBe(again);
    await page.reload();
    await expect(page.locator('.done-row')).toBeVisible();
    expect(await checkIn(page)).toBe(again);
  }
  await expectDays(page, 1);
  await at(page, '2026-03-11T08:00:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  await expectDays(page, 2);
});

test('[A55] another time zone is not another day', async ({ page, browser, contextOptions }) => {
  await begin(page, shanghai, '2026-03-10T00:30:00+08:00');
  expect(await checkIn(page)).toBe('ok');
  const storageState = await page.context().storageState({ indexedDB: true });
  const zones = ['America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  for (const timezoneId of zones) {
    const context = await browser.newContext({ ...contextOptions, storageState, timezoneId });
    const there = await context.newPage();
    await there.route('**/programs/days.json', (route) =>
      route.fulfill({ json: programme(shanghai) }));
    await there.clock.setFixedTime('2026-03-10T01:00:00+08:00');
    await there.goto(`${fixtures}places.html?a=days,yue`);
    await expect(there.locator('.done-row')).toBeVisible();
    expect(await checkIn(there)).toBe(again);
    await expectDays(there, 1);
    await at(there, '2026-03-11T23:59:00+08:00');
    expect(await checkIn(there)).toBe('ok');
    await expectDays(there, 2);
    await context.close();
  }
});

test.describe('where clocks are changed', () => {
  test.use({ timezoneId: newYork });

  test('[A55] a day of 23 hours and one of 25 are one day each', async ({ page }) => {
    await begin(page, newYork, '2026-03-07T23:30:00-05:00');
    expect(await checkIn(page)).toBe('ok');
    await at(page, '2026-03-08T00:30:00-05:00'); // an hour later, the next day
    expect(await checkIn(page)).toBe('ok');
    await at(page, '2026-03-08T23:30:00-04:00'); // 22 hours later, the same day
    expect(await checkIn(page)).toBe(again);
    await at(page, '2026-03-09T00:10:00-04:00');
    expect(await checkIn(page)).toBe('ok');
    await expectDays(page, 3);
  });

  test('[A55] the hour that comes twice is of one day', async ({ page }) => {
    await begin(page, newYork, '2026-10-31T12:00:00-04:00');
    expect(await checkIn(page)).toBe('ok');
    await at(page, '2026-11-01T01:30:00-04:00');
    expect(await checkIn(page)).toBe('ok');
    await at(page, '2026-11-01T01:30:00-05:00'); // the clock shows the same again
    expect(await checkIn(page)).toBe(again);
    await at(page, '2026-11-01T23:59:00-05:00'); // the 25th hour
    expect(await checkIn(page)).toBe(again);
    await at(page, '2026-11-02T00:01:00-05:00');
    expect(await checkIn(page)).toBe('ok');
    await expectDays(page, 3);
  });
});
