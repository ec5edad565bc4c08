// A member's journeys through the demo page with the real engine and the real storage.
import type { Page } from '@playwright/test';
import {
  demo,
  expect,
  expectAccessible,
  noon,
  screenshots,
  settled,
  test,
} from './harness.js';
import {
  buy,
  chainIsWhole,
  checkIn,
  closePanel,
  join,
  journal,
  move,
  open,
  openPanel,
  stars,
  viewed,
} from './member.js';
import { abortNextWrite } from './stores.js';

const day = 86_400_000;

test('a newcomer is welcomed, joins and checks in', async ({ page }) => {
  await open(page);
  await expect(page.getByText('你好，欢迎')).toBeVisible();
  await expect(page.locator('.balance')).toHaveCount(0);
  await join(page);
  await expect.poll(() => stars(page)).toBe(0);
  await expect(page.locator('[data-action=check-in]')).toHaveText(/签到第 1 天，得 5 星星/);
  await checkIn(page);
  await expect.poll(() => stars(page)).toBe(5);
  await expect(page.locator('.done-row')).toContainText('今天已签到，得到 5 星星');
  await expect(page.locator('[data-member-center=announcements]')).toHaveText('今天已签到，得到 5 星星');
});

test('after a reload everything is still there', async ({ page }) => {
  await join(page);
  await checkIn(page);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(5);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'check_in']);
});

test('cleared storage gives the welcome again, without an error', async ({ page }) => {
  await join(page);
  await checkIn(page);
  await journal(page); // what the desk reads after a check-in is read by then
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.clearDataForOrigin', {
    origin: new URL(demo).origin,
    storageTypes: 'all',
  });
  await page.reload();
  await expect(page.locator('[data-action=join]')).toBeVisible();
  await expect(page.locator('.balance')).toHaveCount(0);
  await join(page);
  await expect.poll(() => stars(page)).toBe(0);
});

test('storage cleared under an open page, in the middle of reads, gives the welcome too', async ({
  page,
}) => {
  await join(page);
  const client = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    for (let read = 0; read < 500; read += 1) backend!.history(member).catch(() => undefined);
  });
  await client.send('Storage.clearDataForOrigin', {
    origin: new URL(demo).origin,
    storageTypes: 'indexeddb',
  });
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.locator('[data-action=join]')).toBeVisible();
});

test('a check-in pressed twice at once in two tabs counts once, and both show it', async ({
  page,
  context,
}) => {
  await join(page);
  const other = await context.newPage();
  await open(other);
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  const press = (tab: Page) =>
    tab.evaluate(() => {
      const root = document.querySelector('member-center')!.shadowRoot!;
      // A tab that has heard of the other's press by now shows no button any more.
      const button = root.querySelector<HTMLElement>('[data-action=check-in]');
      button?.click();
      button?.click();
    });
  await Promise.all([press(page), press(other)]);
  for (const tab of [page, other]) {
    await expect(tab.locator('.done-row')).toBeVisible();
    expect(await stars(tab)).toBe(5);
  }
  expect((await journal(page)).filter(({ type }) => type === 'check_in')).toHaveLength(1);
  expect(await chainIsWhole(page)).toBe(true);
});

test('a hundred activities from four tabs at once make one whole chain', async ({
  page,
  context,
}) => {
  await join(page);
  const tabs = [page, ...(await Promise.all([1, 2, 3].map(() => context.newPage())))];
  for (const tab of tabs.slice(1)) await open(tab);
  const burst = (tab: Page) =>
    tab.evaluate(async () => {
      const center = document.querySelector('member-center')!;
      const backend = center.backend!;
      const submit = () =>
        backend.submit({
          id: crypto.randomUUID(),
          member: center.member,
          type: 'purchase',
          at: backend.now(),
          attributes: { amount: 100 },
        });
      const outcomes = await Promise.all(Array.from({ length: 25 }, submit));
      return outcomes.filter((outcome) => outcome.status === 'accepted').length;
    });
  expect(await Promise.all(tabs.map(burst))).toEqual([25, 25, 25, 25]);
  const entries = await journal(page);
  expect(entries).toHaveLength(101);
  expect(await chainIsWhole(page)).toBe(true);
  await expect(page.locator('.note-pending')).toContainText('100');
});

test('a transaction aborted on purpose shows no outcome, and the next click works', async ({
  page,
}) => {
  await join(page);
  await page.evaluate(abortNextWrite);
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.reason')).toContainText('没有保存成功');
  await expect(page.locator('.done-row')).toHaveCount(0);
  await expect.poll(() => stars(page)).toBe(0);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol']);
  await page.screenshot({ path: `${screenshots}refused.png` });
  await checkIn(page);
  await expect.poll(() => stars(page)).toBe(5);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await chainIsWhole(page)).toBe(true);
});

test('a full disk shows no outcome, and with room again the next click works', async ({ page }) => {
  // Chromium remembers for a while that there was room, so there is none from the start.
  await page.goto(demo);
  await expect(page.locator('[data-action=join]')).toBeVisible();
  const client = await page.context().newCDPSession(page);
  const { origin } = new URL(demo);
  await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.locator('[data-action=join]').click();
  await expect(page.locator('.reason')).toBeVisible();
  expect(await journal(page)).toEqual([]);
  await client.send('Storage.overrideQuotaForOrigin', { origin });
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol']);
});

test('a snapshot is taken back in whole, and one of another programme is thrown away', async ({
  page,
}) => {
  await join(page);
  await buy(page, 'latte');
  await checkIn(page);
  const refused = await page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const backend = center.backend as unknown as {
      open(member: string): Promise<{ snapshot: string }>;
      engine: { restore(text: string): string | undefined };
    };
    const { snapshot } = await backend.open(center.member);
    return backend.engine.restore(snapshot);
  });
  expect(refused).toBeUndefined();
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('mc:starlight');
      request.onsuccess = () => resolve(request.result);
    });
    const members = database.transaction('members', 'readwrite').objectStore('members');
    const row = await new Promise<{ snapshot: string; identity: string }>((resolve) => {
      const request = members.get('yue');
      request.onsuccess = () => resolve(request.result);
    });
    members.put({ ...row, identity: 'another', snapshot: '{}' });
    await new Promise((resolve) => (members.transaction.oncomplete = resolve));
    database.close();
  });
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(5);
});

test('a missed day is made up for its price, shown before it is paid', async ({ page }) => {
  await join(page);
  for (let round = 0; round < 5; round += 1) {
    await checkIn(page);
    await move(page, 86400);
  }
  await move(page, 86400); // this day is missed
  await page.getByRole('tab', { name: '签到' }).click();
  const missed = page.locator('.day.fillable').last();
  await expect(missed).toHaveAttribute('aria-label', /漏签，可用/);
  const before = await stars2(page);
  await missed.click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('剩余次数');
  await expect(sheet).toContainText('3 次，共 3 次');
  await expect(sheet.getByText(/连续 \d+ 天/).last()).toBeVisible();
  await settled(page);
  await page.screenshot({ path: `${screenshots}make-up-real.png` });
  await expectAccessible(page);
  await sheet.getByText('补签卡').first().click();
  await expect(sheet.locator('[data-action=pay]')).toHaveText(/用 1 补签卡补签/);
  await sheet.getByText('30 星星').first().click();
  await sheet.locator('[data-action=pay]').click();
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('.day.made_up')).not.toHaveCount(0);
  expect(await stars2(page)).toBe(before - 30);
});

/** The balance as the backend knows it, from any tab of the center. */
async function stars2(page: Page): Promise<number> {
  return page.evaluate(() => {
    const center = document.querySelector('member-center')!;
    const { backend } = center as unknown as {
      backend: {
        now(): string;
        engine: { view(request: object): { currencies: { id: string; available: number }[] } };
      };
    };
    const view = backend.engine.view({ member: center.member, now: backend.now() });
    return view.currencies.find(({ id }) => id === 'stars')!.available;
  });
}

test('the months are turned by keyboard', async ({ page }) => {
  await join(page);
  await page.getByRole('tab', { name: '签到' }).click();
  const heading = page.locator('#month-name');
  const first = await heading.textContent();
  await page.locator('[data-day][tabindex="0"]').focus();
  await page.keyboard.press('PageDown');
  await expect(heading).not.toHaveText(first!);
  await expect(page.locator('[data-day]:focus')).toHaveCount(1);
  await page.keyboard.press('PageUp');
  await expect(heading).toHaveText(first!);
});

test('history says why, and its record verifies', async ({ page }) => {
  await join(page);
  await buy(page, 'latte');
  await page.getByRole('tab', { name: '明细' }).click();
  await page.locator('[data-type=purchase] .entry-press').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('实付 ¥36.00，每 ¥1 得 1 星星');
  await expect(sheet).toContainText('没有计入的');
  await expect(
    sheet
      .locator(
        '[data-code=outside_window], [data-code=nothing_to_multiply], [data-code=condition_false]',
      )
      .first(),
  ).toBeVisible();
  await sheet.locator('[data-action=verify]').click();
  await expect(sheet).toContainText('2 条记录验证无误');
  await settled(page);
  await expectAccessible(page);
});

test('a refund is tied to its purchase, and the sums agree', async ({ page }) => {
  await join(page);
  await buy(page, 'latte');
  await buy(page, 'mocha');
  await move(page, 604800); // what was pending has arrived
  await expect(page.locator('.balance-number [data-value]')).toHaveAttribute('data-value', '70');
  await openPanel(page);
  await page.locator('#purchases').selectOption({ index: 1 });
  await page.locator('#refund-part').click();
  await expect(page.locator('#result')).toContainText('退了 ¥18');
  await closePanel(page);
  await expect(page.locator('.balance-number [data-value]')).toHaveAttribute('data-value', '52');
  await page.getByRole('tab', { name: '明细' }).click();
  const corrected = page.locator('[data-type=purchase]', { has: page.locator('.elbow') });
  await expect(corrected).toHaveCount(1);
  await expect(corrected.locator('s')).toHaveText('+36');
  await expect(corrected).toContainText('退款 ¥18.00');
  await expect(corrected.locator('.elbow .row-amount')).toHaveText('−18');
  await expect(page.locator('.row-balance').first()).toContainText('52');
  await settled(page);
  await page.screenshot({ path: `${screenshots}history-refund.png` });
  await corrected.locator('.entry-press').click();
  await expect(page.getByRole('dialog')).toContainText('退款 ¥18.00，按比例');
});

test('the clock never goes before the last activity, and says so', async ({ page }) => {
  await join(page);
  await openPanel(page);
  await page.locator('[data-move="-86400"]').click();
  await expect(page.locator('#result')).toContainText('不能早于最后一次活动');
  const now = await page.evaluate(() => document.querySelector('member-center')!.backend!.now());
  expect(Math.abs(Date.parse(now) - noon)).toBeLessThan(day / 2);
});

test('two quick presses move the clock by two days', async ({ page }) => {
  await join(page);
  const { today } = await viewed(page);
  await page.locator('[data-move="86400"]').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  const reached = Date.parse(today) + 2 * day;
  await expect.poll(async () => Date.parse((await viewed(page)).today)).toBe(reached);
});

test('the language and the theme change at once, and reset begins again', async ({ page }) => {
  await join(page);
  await openPanel(page);
  await page.locator('#language').selectOption('en');
  await expect(page.getByRole('tab', { name: 'Check-in' })).toBeVisible();
  await page.locator('#theme').selectOption('dark');
  await expect(page.locator('member-center')).toHaveCSS('background-color', 'rgb(11, 16, 18)');
  await settled(page);
  await expectAccessible(page);
  await page.locator('#reset').click();
  await expect(page.locator('[data-action=join]')).toBeVisible();
});

for (const [name, width, height] of [['phone', 390, 844], ['desktop', 1280, 900]] as const) {
  test(`the brand’s page is accessible on a ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await join(page);
    await buy(page, 'latte');
    await checkIn(page);
    await settled(page);
    await page.screenshot({ path: `${screenshots}demo-${name}.png` });
    await expectAccessible(page);
  });
}

test('a host may veto an action', async ({ page }) => {
  await join(page);
  await page.evaluate(() =>
    document.addEventListener('mc-before-action', (event) => event.preventDefault(), {
      once: true,
    }),
  );
  await page.locator('[data-action=check-in]').click();
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol']);
});
