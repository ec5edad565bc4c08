// What a browser may refuse to a page that keeps its own journal: room, IndexedDB, locks, channels,
// an upgrade; and what it may do to it: throw everything away.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { demo, expect, expectAccessible, screenshots, settled, test } from './harness.js';
import {
  chainIsWhole, checkIn, join, journal, open, stars, submit, together,
} from './member.js';
import { age, databases, holdOpen, without } from './stores.js';

const said = (page: Page) => page.locator('[data-member-center=announcements]');

test('no room left: nothing changes, it is said, and a retry counts once', async ({ page }) => {
  await join(page);
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function () {
      IDBObjectStore.prototype.add = add;
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.check-in .reason')).toContainText('空间不足');
  await expect(said(page)).toContainText('空间不足');
  expect(await stars(page)).toBe(0);
  await checkIn(page);
  await expect.poll(() => stars(page)).toBe(5);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'check_in']);
});

for (const lang of ['zh-CN', 'en'] as const) {
  test(`[A46] without IndexedDB all works until the page closes (${lang})`, async ({ page }) => {
    await without(page, ...databases);
    await page.addInitScript((language) => {
      localStorage.setItem('starlight-language', language);
    }, lang);
    await page.goto(demo);
    await page.locator('[data-action=join]').click();
    const line = page.locator('[data-passing]');
    await expect(line).toBeVisible();
    await checkIn(page);
    await expect.poll(() => stars(page)).toBe(5);
    const some = { currency: 'stars', amount: 3, reference: 'cup' };
    expect(await submit(page, 'redeem', some)).toBe('accepted');
    expect(await submit(page, 'check_in')).toBe('rejected');
    expect(await chainIsWhole(page)).toBe(true);
    await settled(page);
    await expectAccessible(page);
    await page.locator('member-center').screenshot({ path: `${screenshots}passing-${lang}.png` });
    await page.reload();
    await expect(page.locator('[data-action=join]')).toBeVisible();
  });
}

test('an IndexedDB that refuses to open is as good as none', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'InvalidStateError');
    };
  });
  await page.goto(demo);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-passing]')).toContainText('关闭网页后全部清空');
  await checkIn(page);
});

test('[A46] without Web Locks and channels two tabs at once still have one effect', async ({
  page, context,
}) => {
  const other = await context.newPage();
  for (const tab of [page, other]) await without(tab, 'locks', 'BroadcastChannel');
  await join(page);
  await open(other);
  const press = (tab: Page) =>
    tab.evaluate(async () => {
      const { backend, member } = document.querySelector('member-center')!;
      const id = crypto.randomUUID();
      const activity = { id, member, type: 'check_in', at: backend!.now() };
      return (await backend!.submit(activity)).code;
    });
  const codes = await Promise.all([press(page), press(other), press(page), press(other)]);
  expect(codes.sort()).toEqual([
    'already_checked_in', 'already_checked_in', 'already_checked_in', 'ok',
  ]);
  expect((await journal(page)).length).toBe(2);
  expect(await chainIsWhole(other)).toBe(true);
});

test('the browser is asked to keep it after the first gain, once, and not on load', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false);
    navigator.storage.persist = () => {
      const asked = Number(localStorage.getItem('asked') ?? 0);
      localStorage.setItem('asked', String(asked + 1));
      return Promise.resolve(false);
    };
  });
  const asked = () => page.evaluate(() => Number(localStorage.getItem('asked') ?? 0));
  await open(page);
  expect(await asked()).toBe(0);
  await page.locator('[data-action=join]').click();
  await checkIn(page);
  await expect.poll(asked).toBe(1);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await page.evaluate(() => document.querySelector('member-center')!.open('rewards'));
  await page.waitForTimeout(300);
  expect(await asked()).toBe(1);
});

for (const version of [1, 2] as const) {
  test(`[A54] a database of version ${version} is taken over with all that is in it`, async ({
    page,
  }) => {
    await join(page);
    await checkIn(page);
    await age(page, version);
    await page.reload();
    await expect(page.locator('.done-row')).toBeVisible();
    await expect.poll(() => stars(page)).toBe(5);
    const whole = { currency: 'stars', amount: 5, reference: 'cup' };
    expect(await submit(page, 'redeem', whole)).toBe('accepted');
    expect(await chainIsWhole(page)).toBe(true);
    await page.evaluate(() => document.querySelector('member-center')!.open('more/data'));
    await page.locator('[data-action=verify]').click();
    await expect(page.locator('[data-said=verify]')).toHaveText('3 条记录都与写下时一致。');
  });
}

test('[A54] another tab of ours does not stand in the way of an upgrade', async ({
  page, context,
}) => {
  await join(page);
  const version = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('mc:starlight', 98);
          request.onblocked = () => reject(new Error('blocked'));
          request.onsuccess = () => {
            resolve(request.result.version);
            request.result.close();
          };
        }),
    );
  const other = await context.newPage();
  await open(other);
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  expect(await version()).toBe(98);
});

test('[A54] an upgrade that an older tab blocks says what to do, and goes on by itself', async ({
  page, context,
}) => {
  await join(page);
  await checkIn(page);
  const holder = await context.newPage();
  await holder.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.evaluate(() => document.querySelector('member-center')!.remove());
  await age(page, 2);
  await holder.goto(`${demo}programs/coffee.json`);
  const leave = await holdOpen(holder);
  await page.goto(demo);
  await expect(page.locator('.gate')).toContainText('关掉它');
  await settled(page);
  await page.screenshot({ path: `${screenshots}storage-blocked.png` });
  await leave();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect.poll(() => stars(page)).toBe(5);
});

test('[A54] a local journal wiped in mid-session: said by the page, which goes on anew', async ({
  page,
}) => {
  await join(page);
  await checkIn(page);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('mc:starlight');
        request.onsuccess = resolve;
        request.onblocked = () => reject(new Error('blocked'));
      }),
  );
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await page.locator('[data-action=join]').click();
  await checkIn(page);
  await expect.poll(() => stars(page)).toBe(5);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'check_in']);
});

const two: Program = {
  id: 'starlight',
  version: 1,
  name: 'Two tabs',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: 'Stars' }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 5 } }] }],
  missions: [
    { id: 'first', name: 'First', on: 'check_in', claim: true,
      steps: [{ at: 1, grant: { stars: 7 } }] },
  ],
  rewards: [{ id: 'cup', name: 'Cup', cost: { stars: 10 } }],
};

/** Every tab shows the balance, a second after the press at the latest. */
async function expectShown(tabs: Page[], balance: number): Promise<void> {
  const begin = Date.now();
  const shown = async (tab: Page) => {
    const { view } = await tab.evaluate(() => {
      const { backend, member } = document.querySelector('member-center')!;
      type Viewing = { engine: { view(request: object): { currencies: object[] } } };
      const { engine } = backend as unknown as Viewing;
      return { view: engine.view({ member, now: backend!.now() }) };
    });
    return view.currencies[0];
  };
  for (const tab of tabs) {
    await expect.poll(() => shown(tab), { intervals: [20] }).toMatchObject({ available: balance });
  }
  expect(Date.now() - begin).toBeLessThan(1000);
}

test('[A50] check-in, claim and redeem at once in two tabs: one effect, both show it', async ({
  page, context,
}) => {
  await context.route('**/programs/coffee.json', (route) => route.fulfill({ json: two }));
  await join(page);
  const other = await context.newPage();
  await open(other);
  const tabs = [page, other];
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  await together(tabs, '[data-action=check-in]');
  await expectShown(tabs, 5);
  for (const tab of tabs) {
    await expect(tab.locator('.done-row')).toBeVisible();
    await tab.locator('[data-tab=play]').click();
    await expect(tab.locator('[data-action=claim]')).toBeVisible();
  }
  await together(tabs, '[data-action=claim]');
  await expectShown(tabs, 12);
  for (const tab of tabs) {
    await expect(tab.locator('[data-action=claim]')).toHaveCount(0);
    await tab.locator('[data-tab=rewards]').click();
    await tab.locator('[data-reward=cup] [data-action=redeem]').click();
    await expect(tab.locator('[data-action=pay]')).toBeVisible();
  }
  await together(tabs, '[data-action=pay]');
  await expectShown(tabs, 2);
  for (const tab of tabs) await expect(tab.locator('[data-segment=wallet]')).toContainText('1');
  const types = (await journal(page)).map(({ type }) => type);
  expect(types).toEqual(['enrol', 'check_in', 'claim', 'redeem']);
  expect(await chainIsWhole(page)).toBe(true);
});
