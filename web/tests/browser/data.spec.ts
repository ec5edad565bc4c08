// What is kept about a member: said in words, verified, exported, brought in, cleared and erased.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { load } from '../../../wasm/dist/node.js';
import { expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { checkIn, join, journal, move, open, stars, submit } from './member.js';

const day = 86400;

async function openData(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('member-center')!.open('more/data'));
  await expect(page.locator('[data-card=verify]')).toBeVisible();
}

/** The lines of the file that the button saves. */
async function exportFile(page: Page): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.locator('[data-action=export]').click();
  const download = await coming;
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
}

const linesOf = (text: string) => text.trimEnd().split('\n');

async function bringIn(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'records.jsonl', mimeType: 'application/x-ndjson', buffer });
}

/** Everything gone from the browser, the page open and anew. */
async function clear(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('member-center')!.clearDevice());
  await expect(page.locator('[data-action=join]')).toBeVisible();
}

test('[A25] export is the complete journal, as the native tools verify it', async ({ page }) => {
  await join(page);
  await checkIn(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await openData(page);
  await expect(page.locator('[data-card=kept]')).toContainText('3 条');
  const { name, text } = await exportFile(page);
  expect(name).toBe('starlight-yue.jsonl');
  const records = linesOf(text).map((line) => JSON.parse(line));
  expect(records.map(({ activity }) => activity.type)).toEqual(['enrol', 'check_in', 'purchase']);
  expect(records.map(({ activity }) => activity.id).reverse()).toEqual(
    (await journal(page)).map(({ id }) => id).reverse(),
  );
  expect(records.every(({ outcome }) => outcome.status === 'accepted')).toBe(true);
  expect((await load()).verify(text)).toEqual({ ok: true, members: 1, records: 3 });
  const told = await page.evaluate(() => document.querySelector('member-center')!.exportData());
  expect(told).toBe(text);
});

test('[A25] deleting clears the device in all tabs', async ({ page, context }) => {
  await join(page);
  await checkIn(page);
  const other = await context.newPage();
  await open(other);
  await expect(other.locator('.balance-number [data-value="5"]')).toBeVisible();
  await page.bringToFront();
  await openData(page);
  await page.locator('[data-action=clear]').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('会失去');
  await expect(sheet).toContainText('5 星星');
  await page.locator('[data-action=stay]').click();
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('[data-action=clear]')).toBeFocused();
  await page.locator('[data-action=clear]').click();
  await page.locator('[data-action=confirm-clear]').click();
  for (const tab of [page, other]) {
    await expect(tab.locator('[data-action=join]')).toBeVisible();
    await expect(tab.locator('.balance-number')).toHaveCount(0);
  }
  const left = await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of opened.objectStoreNames) {
        const count = await new Promise((resolve) => {
          const request = opened.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
        if (count !== 0) return `${name} ${store} ${count}`;
      }
      opened.close();
    }
    return '';
  });
  expect(left).toBe('');
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
});

test('[A25] optional consents are off until they are given', async ({ page }) => {
  await page.route('**/programs/coffee.json', async (route) => {
    const answer = await route.fetch();
    const programme = await answer.json();
    const consents = [{ id: 'letters', name: '邮件' }, { id: 'photos', name: '照片' }];
    await route.fulfill({ json: { ...programme, consents } });
  });
  await join(page);
  await page.evaluate(() => document.querySelector('member-center')!.open('more/consents'));
  const switches = page.getByRole('switch');
  await expect(switches).toHaveCount(2);
  for (const one of await switches.all()) {
    await expect(one).toHaveAttribute('aria-checked', 'false');
  }
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-checked', 'true');
  await expect(switches.last()).toHaveAttribute('aria-checked', 'false');
});

test('an exported file comes into an empty browser, once', async ({ page }) => {
  await join(page);
  await checkIn(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await openData(page);
  const { text } = await exportFile(page);
  await clear(page);
  await page.locator('[data-action=import]').click();
  await settled(page);
  await expectAccessible(page);
  await bringIn(page, text);
  await expect.poll(() => stars(page)).toBe(5);
  await expect(page.locator('[data-member-center=announcements]')).toHaveText('带入了 3 条记录。');
  await openData(page);
  await page.locator('[data-action=import]').click();
  await bringIn(page, text);
  await expect(page.locator('[data-member-center=announcements]')).toHaveText(
    '文件里的记录这里都有。',
  );
  await move(page, day);
  await page.evaluate(() => document.querySelector('member-center')!.open('home'));
  await checkIn(page);
  await openData(page);
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toHaveText('4 条记录都与写下时一致。');
});

test('a file that is behind what is here, ahead of it, and beside it', async ({ page }) => {
  await join(page);
  await openData(page);
  const early = (await exportFile(page)).text;
  expect(await submit(page, 'purchase', { amount: 1000 })).toBe('accepted');
  const late = await page.evaluate(() => document.querySelector('member-center')!.exportData());
  await clear(page);
  await page.locator('[data-action=import]').click();
  await bringIn(page, early);
  await expect.poll(() => stars(page)).toBe(0);
  await openData(page);
  await page.locator('[data-action=import]').click();
  await bringIn(page, late);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol', 'purchase']);
  await clear(page);
  await page.locator('[data-action=join]').click();
  await openData(page);
  await page.locator('[data-action=import]').click();
  await bringIn(page, late);
  await expect(page.locator('[data-said=import]')).toContainText('对不上');
  expect((await journal(page)).map(({ type }) => type)).toEqual(['enrol']);
});

test('a file that was changed, is another member’s or no export is refused', async ({ page }) => {
  await join(page);
  await checkIn(page);
  await openData(page);
  const { text } = await exportFile(page);
  expect(await submit(page, 'enrol', {}, 'lin')).toBe('accepted');
  const other = await page.evaluate(async () => {
    const { backend } = document.querySelector('member-center')!;
    return (backend as unknown as { journal(member: string): Promise<string> }).journal('lin');
  });
  const refused = [
    [text.replaceAll('"amount":5', '"amount":5000'), '被改动过'],
    [linesOf(text).slice(1).join('\n'), '被改动过'],
    ['星星给我', '被改动过'],
    ['', '被改动过'],
    [other, '另一位会员'],
  ];
  await page.locator('[data-action=import]').click();
  for (const [file, sentence] of refused) {
    await bringIn(page, file!);
    await expect(page.locator('[data-said=import]')).toContainText(sentence!);
  }
  expect((await journal(page)).length).toBe(2);
});

test('a file of another programme is refused', async ({ page }) => {
  await join(page);
  await openData(page);
  const { text } = await exportFile(page);
  await clear(page);
  await page.route('**/programs/coffee.json', async (route) => {
    const programme = await (await route.fetch()).json();
    await route.fulfill({ json: { ...programme, version: 9 } });
  });
  await page.reload();
  await page.locator('[data-action=import]').click();
  await bringIn(page, text);
  await expect(page.locator('[data-said=import]')).toContainText('这里没有的规则');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-action=join]')).toBeVisible();
});

test('verifying does everything again, and finds what was changed', async ({ page }) => {
  await join(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await openData(page);
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toHaveText('2 条记录都与写下时一致。');
  await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('mc:starlight');
      request.onsuccess = () => resolve(request.result);
    });
    const store = opened.transaction('journal', 'readwrite').objectStore('journal');
    const row = await new Promise<{ line: string }>((resolve) => {
      const request = store.get(['yue', 2]);
      request.onsuccess = () => resolve(request.result);
    });
    store.put({ ...row, line: row.line.replace('3600', '9900') });
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    opened.close();
  });
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toContainText('被改动过');
});

test('[A25] erased: nothing but digests is left, and the chain still verifies', async ({
  page, context,
}) => {
  await join(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  expect(await submit(page, 'enrol', {}, 'lin')).toBe('accepted');
  const other = await context.newPage();
  await open(other);
  await page.bringToFront();
  await openData(page);
  const { text } = await exportFile(page);
  await page.locator('[data-action=erase]').click();
  await settled(page);
  await expectAccessible(page);
  await page.screenshot({ path: `${screenshots}data-erase.png` });
  await page.locator('[data-action=confirm-erase]').click();
  for (const tab of [page, other]) await expect(tab.locator('.gate')).toContainText('已删除');
  const left = await page.evaluate(() => document.querySelector('member-center')!.exportData());
  expect((await load()).verify(left)).toMatchObject({ ok: true, erased: 1, records: 3 });
  expect(left).not.toMatch(/purchase|3600/);
  for (const line of linesOf(left).slice(0, 2)) {
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(
      ['hash', 'member', 'payload', 'prev', 'program', 'seq', 'v'],
    );
  }
  expect(linesOf(text).map((line) => JSON.parse(line).hash)).toEqual(
    linesOf(left).slice(0, 2).map((line) => JSON.parse(line).hash),
  );
  expect(await submit(page, 'enrol')).toBe('rejected');
  expect(await submit(page, 'check_in', {}, 'lin')).toBe('accepted');
  await page.reload();
  await expect(page.locator('.gate')).toContainText('已删除');
});

for (const lang of ['zh-CN', 'en'] as const) {
  for (const size of ['phone', 'desktop'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      test(`my data ${lang} ${size} ${theme} is accessible`, async ({ page }) => {
        await page.setViewportSize(
          size === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 },
        );
        await join(page);
        await page.evaluate(([language, look]) => {
          const center = document.querySelector('member-center')!;
          Object.assign(center, { lang: language, theme: look });
        }, [lang, theme] as const);
        await openData(page);
        await page.locator('[data-action=verify]').click();
        await expect(page.locator('[data-said=verify]')).toBeVisible();
        await settled(page);
        await page.locator('member-center').screenshot({
          path: `${screenshots}data-${lang}-${theme}-${size}.png`,
        });
        await expectAccessible(page);
      });
    }
  }
}
