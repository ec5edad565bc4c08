// Clocks that are not the programme's: a device in another zone, hours before the programme's day
// begins, and a clock that went back. The day is the programme's, whatever the device calls it.
import { expect, noon, test } from './harness.js';
import {
  beginMidMonth,
  buy,
  chainIsWhole,
  checkIn,
  join,
  move,
  openPanel,
  viewed,
} from './member.js';

const day = 86400;

const before = (date: string, days: number) =>
  new Date(Date.parse(date) - days * day * 1000).toISOString().slice(0, 10);

const places = [
  { zone: 'America/Los_Angeles', hour: 12, offset: /-0[78]:00$/ },
  { zone: 'America/Los_Angeles', hour: 2, offset: /-0[78]:00$/ },
  { zone: 'Asia/Shanghai', hour: 2, offset: /\+08:00$/ },
];

for (const { zone, hour, offset } of places) {
  test.describe(`a device in ${zone}, ${hour}:30 in Shanghai`, () => {
    test.use({ timezoneId: zone });

    test('checks in, misses and makes up the programme’s days', async ({ page }) => {
      await beginMidMonth(page, hour);
      await join(page);
      const { now, today } = await viewed(page);
      const shanghai = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(today).toBe(hour < 4 ? before(shanghai, 1) : shanghai);
      const device = await page.evaluate(
        () => document.querySelector('member-center')!.backend!.now(),
      );
      expect(device).toMatch(offset);
      for (let round = 0; round < 4; round += 1) {
        await checkIn(page);
        await move(page, day);
      }
      await move(page, day); // the fifth day is missed
      const missed = before((await viewed(page)).today, 1);
      expect(missed).toBe(before(today, -4));
      await openPanel(page);
      await expect(page.locator('#outage-day')).toHaveValue(missed);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: '签到' }).click();
      const checked = page.locator('.day.checked').last();
      await expect(checked).toHaveAttribute('data-day', before(missed, 1));
      const fillable = page.locator('.day.fillable').last();
      await expect(fillable).toHaveAttribute('data-day', missed);
      await fillable.click();
      const sheet = page.getByRole('dialog');
      await sheet.getByText('补签卡').first().click();
      await sheet.locator('[data-action=pay]').click();
      await expect(sheet).toHaveCount(0);
      await expect(page.locator(`.day.made_up[data-day="${missed}"]`)).toBeVisible();
      expect((await viewed(page)).streaks[0]).toMatchObject({ state: 'open', length: 5 });
      expect(await chainIsWhole(page)).toBe(true);
    });
  });
}

test('a clock that went back never goes below the last activity', async ({ page }) => {
  await join(page);
  await move(page, 7 * day);
  await checkIn(page);
  await page.evaluate(() => localStorage.setItem('starlight-clock-offset', '0'));
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await buy(page, 'latte');
  await expect(page.locator('#result')).toContainText('买了');
  const records = await page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    return backend!.history(member);
  });
  const [bought, checked] = records.flatMap((record) =>
    'activity' in record ? record.activity : [],
  );
  expect([bought!.type, checked!.type]).toEqual(['purchase', 'check_in']);
  expect(Date.parse(bought!.at)).toBeGreaterThanOrEqual(Date.parse(checked!.at));
  expect(Date.parse(bought!.at) - noon).toBeGreaterThan(6 * day * 1000);
});
