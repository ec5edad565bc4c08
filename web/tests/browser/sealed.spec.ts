// The journal encrypted in the browser: what lies there, and that everything works as without.
import type { BrowserContext, Page } from '@playwright/test';
import { load } from '../../../wasm/dist/node.js';
import { demo, expect, expectAccessible, screenshots, settled, test } from './harness.js';
import { chainIsWhole, checkIn, join, journal, open, stars, submit } from './member.js';

/** From now on the demo's page says `sealed`. */
async function sealDemo(context: BrowserContext): Promise<void> {
  await context.route(demo, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('<member-center ', '<member-center sealed ');
    await route.fulfill({ response: answer, body });
  });
}

type Lying = Record<string, Record<string, unknown>[]>;

/** The rows as they lie there; what is binary as the characters of its bytes. */
function rows(page: Page): Promise<Lying> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('mc:starlight');
      request.onsuccess = () => resolve(request.result);
    });
    const shown = (value: unknown) => {
      if (value instanceof CryptoKey) return { extractable: value.extractable };
      const isBinary = value instanceof ArrayBuffer || value instanceof Uint8Array;
      if (!isBinary) return value;
      return [...new Uint8Array(value)].map((byte) => String.fromCharCode(byte)).join('');
    };
    const found: Lying = {};
    for (const store of opened.objectStoreNames) {
      const all = await new Promise<object[]>((resolve) => {
        const request = opened.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      found[store] = all.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)])),
      );
    }
    opened.close();
    return found;
  });
}

const personal = /yue|enrol|check_in|purchase|3600|"activity"/;

/** Nothing of the member can be read, in as many records as there are. */
async function expectSealed(page: Page, records: number): Promise<void> {
  const ids = (await journal(page)).map(({ id }) => id);
  const lying = await rows(page);
  expect(lying['journal']).toHaveLength(records);
  const text = JSON.stringify([lying['members'], lying['journal'], lying['shared']]);
  expect(text).not.toMatch(personal);
  for (const id of ids) expect(text).not.toContain(id);
  expect(JSON.stringify(lying['seeds'])).not.toMatch(personal);
}

const exported = (page: Page) =>
  page.evaluate(() => document.querySelector('member-center')!.exportData());

/** Changes how the journal lies there, past the page. */
function spoil(page: Page, how: 'bend' | 'swap' | 'lose'): Promise<void> {
  return page.evaluate(async (way) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('mc:starlight');
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = opened.transaction(['journal', 'keys'], 'readwrite');
    const store = transaction.objectStore('journal');
    const all = await new Promise<{ iv: Uint8Array; bytes: ArrayBuffer }[]>((resolve) => {
      const request = store.getAll();
      request.onsuccess = () => resolve(request.result);
    });
    const [first, last] = [all[0]!, all.at(-1)!];
    if (way === 'lose') transaction.objectStore('keys').clear();
    if (way === 'bend') new Uint8Array(last.bytes)[20]! ^= 1;
    if (way === 'bend') store.put(last);
    if (way === 'swap') {
      store.put({ ...first, iv: last.iv, bytes: last.bytes });
      store.put({ ...last, iv: first.iv, bytes: first.bytes });
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opened.close();
  }, how);
}

async function openData(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('member-center')!.open('more/data'));
  await expect(page.locator('[data-card=verify]')).toBeVisible();
}

test('sealed: nothing of the member can be read in the database, and all works', async ({
  page, context,
}) => {
  await sealDemo(context);
  await join(page);
  await checkIn(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await expectSealed(page, 3);
  const { keys } = await rows(page);
  expect(keys).toHaveLength(1);
  const extractable = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('mc:starlight');
      request.onsuccess = () => resolve(request.result);
    });
    const row = await new Promise<{ keys: Record<string, CryptoKey> }>((resolve) => {
      const request = opened.transaction('keys').objectStore('keys').get('journal');
      request.onsuccess = () => resolve(request.result);
    });
    opened.close();
    return Object.values(row.keys).map((key) => key.extractable);
  });
  expect(extractable).toEqual([false, false]);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  expect(await stars(page)).toBe(5);
  expect(await chainIsWhole(page)).toBe(true);
  await openData(page);
  await expect(page.locator('[data-card=kept]')).toContainText('已加密');
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toHaveText('3 条记录都与写下时一致。');
  expect((await load()).verify(await exported(page))).toEqual({ ok: true, members: 1, records: 3 });
});

test('sealed: a plain journal is sealed as it is, and stays so without the attribute', async ({
  page, context,
}) => {
  await join(page);
  await checkIn(page);
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  const before = await exported(page);
  expect(JSON.stringify(await rows(page))).toMatch(personal);
  await sealDemo(context);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expectSealed(page, 3);
  expect(await exported(page)).toBe(before);
  await context.unroute(demo);
  await page.reload();
  await expect(page.locator('.done-row')).toBeVisible();
  await expect(page.locator('member-center')).not.toHaveAttribute('sealed');
  expect(await submit(page, 'purchase', { amount: 3600 })).toBe('accepted');
  await expectSealed(page, 4);
  expect((await exported(page)).startsWith(before)).toBe(true);
});

test('sealed: set as a property it is an attribute too, and seals what lies there', async ({
  page,
}) => {
  await join(page);
  await checkIn(page);
  const before = await exported(page);
  await page.evaluate(() => {
    document.querySelector('member-center')!.sealed = true;
  });
  await expect(page.locator('member-center')).toHaveAttribute('sealed');
  await expect.poll(async () => (await rows(page))['keys']).toHaveLength(1);
  await expect(page.locator('.done-row')).toBeVisible();
  await expectSealed(page, 2);
  expect(await exported(page)).toBe(before);
});

for (const lang of ['zh-CN', 'en'] as const) {
  test(`sealed: a changed row is an error screen, and nothing is written (${lang})`, async ({
    page, context,
  }) => {
    await page.addInitScript((language) => {
      localStorage.setItem('starlight-language', language);
    }, lang);
    await sealDemo(context);
    await join(page);
    await checkIn(page);
    await spoil(page, 'bend');
    const before = await rows(page);
    await page.reload();
    const sentence = lang === 'en' ? 'do not open' : '加密的记录打不开';
    await expect(page.locator('member-center')).toContainText(sentence);
    expect(await rows(page)).toEqual(before);
    await settled(page);
    await expectAccessible(page);
    await page.locator('member-center').screenshot({ path: `${screenshots}sealed-${lang}.png` });
  });
}

test('sealed: rows in each other’s place do not open', async ({ page, context }) => {
  await sealDemo(context);
  await join(page);
  for (const amount of [1000, 2000]) await submit(page, 'purchase', { amount });
  await openData(page);
  await spoil(page, 'swap');
  await page.locator('[data-action=verify]').click();
  await expect(page.locator('[data-said=verify]')).toContainText('加密的记录打不开');
});

test('sealed: without its key the journal is left, until it is cleared', async ({
  page, context,
}) => {
  await sealDemo(context);
  await join(page);
  await checkIn(page);
  await spoil(page, 'lose');
  const before = await rows(page);
  await page.reload();
  await expect(page.locator('member-center')).toContainText('密钥已丢失');
  expect(await rows(page)).toEqual(before);
  await page.evaluate(() => document.querySelector('member-center')!.clearDevice());
  await page.reload();
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  await expectSealed(page, 1);
});

test('sealed: a file comes in, and what is erased leaves digests', async ({ page, context }) => {
  await sealDemo(context);
  await join(page);
  await checkIn(page);
  const text = await exported(page);
  await page.evaluate(() => document.querySelector('member-center')!.clearDevice());
  await expect(page.locator('[data-action=join]')).toBeVisible();
  await page.locator('[data-action=import]').click();
  const file = { name: 'records.jsonl', mimeType: 'application/x-ndjson' };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles({
    ...file,
    buffer: Buffer.from(text),
  });
  await expect.poll(() => stars(page)).toBe(5);
  await expectSealed(page, 2);
  await openData(page);
  await page.locator('[data-action=erase]').click();
  await page.locator('[data-action=confirm-erase]').click();
  await expect(page.locator('.gate')).toContainText('已删除');
  const left = await exported(page);
  expect((await load()).verify(left)).toMatchObject({ ok: true, erased: 1, records: 3 });
});

const pressTwice = (tab: Page) =>
  tab.evaluate(async () => {
    const { backend, member } = document.querySelector('member-center')!;
    const press = async () => {
      const id = crypto.randomUUID();
      const activity = { id, member, type: 'check_in', at: backend!.now() };
      return (await backend!.submit(activity)).code;
    };
    return Promise.all([press(), press()]);
  });

for (const locks of [true, false]) {
  test(`sealed: two tabs at once have one effect, ${locks ? 'with' : 'without'} locks`, async ({
    page, context,
  }) => {
    if (!locks) {
      await context.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
      });
    }
    await sealDemo(context);
    const other = await context.newPage();
    await join(page);
    await open(other);
    const codes = (await Promise.all([pressTwice(page), pressTwice(other)])).flat();
    expect(codes.sort()).toEqual([
      'already_checked_in', 'already_checked_in', 'already_checked_in', 'ok',
    ]);
    await expect(other.locator('.balance-number [data-value="5"]')).toBeVisible();
    expect(await chainIsWhole(other)).toBe(true);
    await expectSealed(page, 2);
  });
}

test('sealed: a tab that stands open goes on when another one seals its journal', async ({
  page, context,
}) => {
  await join(page);
  const other = await context.newPage();
  await sealDemo(context);
  await open(other);
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  await page.bringToFront();
  await checkIn(page);
  await expectSealed(page, 2);
  await expect(other.locator('.balance-number [data-value="5"]')).toBeVisible();
});

test('sealed: where the browser offers no encryption nothing is kept', async ({
  page, context,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });
  });
  await sealDemo(context);
  await page.goto(demo);
  await expect(page.locator('member-center')).toContainText('只在安全连接的页面上提供加密');
  const { members, journal: lines } = await rows(page);
  expect([members, lines]).toEqual([[], []]);
});
