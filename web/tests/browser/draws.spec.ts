// Draws of the local backend: what they are made by stands published before, and everybody can do
// them again afterwards.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import type { DrawKeeper } from '../../src/backend/backend.js';
import { expect, test } from './harness.js';
import { chainIsWhole, join, move } from './member.js';
import { age } from './stores.js';

const program: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  money: 'CNY',
  zone: 'Asia/Shanghai',
  currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
  streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 5 } }] }],
  draws: [
    {
      id: 'wheel',
      name: { 'zh-CN': '转盘', en: 'Wheel' },
      cost: {},
      prizes: [
        { id: 'nothing', weight: 50 },
        { id: 'small', weight: 45, grant: { stars: 1 } },
        { id: 'big', weight: 5, at: 4, grant: { stars: 20 } },
      ],
    },
  ],
};

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await join(page);
}

/** The draw's effect and the id of its activity. */
function draw(page: Page, nonce = '') {
  return page.evaluate(async (given) => {
    const { backend, member } = document.querySelector('member-center')!;
    const id = crypto.randomUUID();
    const attributes = { draw: 'wheel', ...(given && { nonce: given }) };
    const at = backend!.now();
    const outcome = await backend!.submit({ id, member, type: 'draw', at, attributes });
    const drawn = outcome.effects.find((effect) => effect.type === 'drawn');
    if (drawn?.type !== 'drawn') throw new Error(JSON.stringify(outcome));
    return { id, number: drawn.number, ticket: drawn.ticket };
  }, nonce);
}

const keeper = (page: Page, what: 'seeds' | 'replaceSeed') =>
  page.evaluate(async (asked) => {
    const { backend } = document.querySelector('member-center')!;
    return (backend as unknown as DrawKeeper)[asked]();
  }, what);

const verify = (page: Page, id: string) =>
  page.evaluate(async (activity) => {
    const { backend, member } = document.querySelector('member-center')!;
    return (backend as unknown as DrawKeeper).verifyDraw(member, activity);
  }, id);

/** By the platform's own means, from the seed to the ticket of 100. */
const ticketOf = (page: Page, seed: string, number: number, nonce: string) =>
  page.evaluate(
    async ([hex, n, given, member]) => {
      const bytes = Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
      const secret = { name: 'HMAC', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('raw', bytes, secret, false, ['sign']);
      const message = new TextEncoder().encode([member, 'wheel', n, given].join('\0'));
      const view = new DataView(await crypto.subtle.sign('HMAC', key, message));
      return Number((view.getBigUint64(0) * 100n) >> 64n);
    },
    [seed, number, nonce, 'yue'] as const,
  );

test('a draw is verified once its seed is published', async ({ page }) => {
  await become(page);
  const [before] = await keeper(page, 'seeds');
  expect(before!.commitment).toMatch(/^[0-9a-f]{64}$/);
  expect(before).not.toHaveProperty('seed');
  const drawn = await draw(page, 'my own word');
  expect(drawn.number).toBe(1);
  expect(await verify(page, drawn.id)).toMatchObject({ ok: false, error: { code: 'secret' } });

  const [ruling, published] = await keeper(page, 'replaceSeed');
  expect(ruling!.commitment).not.toBe(before!.commitment);
  expect(published!.commitment).toBe(before!.commitment);
  expect(await verify(page, drawn.id)).toMatchObject({ ok: true, ticket: drawn.ticket });
  expect(await ticketOf(page, published!.seed!, 1, 'my own word')).toBe(drawn.ticket);
  expect(await chainIsWhole(page)).toBe(true);
});

test('numbers go on over a reload, and a promise is kept', async ({ page }) => {
  await become(page);
  const numbers = [];
  for (let turn = 0; turn < 2; turn += 1) numbers.push((await draw(page)).number);
  await page.reload();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  for (let turn = 0; turn < 3; turn += 1) numbers.push((await draw(page)).number);
  expect(numbers).toEqual([1, 2, 3, 4, 5]);
  const prizes = await page.evaluate(async () => {
    const { backend, member } = document.querySelector('member-center')!;
    const records = await backend!.history(member);
    return records.flatMap((record) => ('activity' in record ? record.outcome.effects : []));
  });
  const won = prizes.flatMap((effect) => (effect.type === 'drawn' ? [effect.prize] : []));
  expect(won).toContain('big'); // within four draws, whatever the seed
});

test('another seed rules the next day', async ({ page }) => {
  await become(page);
  const [before] = await keeper(page, 'seeds');
  const drawn = await draw(page);
  expect(await keeper(page, 'seeds')).toHaveLength(1);
  await move(page, 86_400);
  const seeds = await keeper(page, 'seeds');
  expect(seeds).toHaveLength(2);
  expect(seeds[1]!.commitment).toBe(before!.commitment);
  expect(await verify(page, drawn.id)).toMatchObject({ ok: true });
});

test('two tabs draw by one seed, each number once', async ({ page, context }) => {
  await become(page);
  const other = await context.newPage();
  await other.route('**/programs/coffee.json', (route) => route.fulfill({ json: program }));
  await other.goto(page.url());
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  const both = [page, other, page, other];
  const drawn = await Promise.all(both.map((tab) => draw(tab)));
  expect(drawn.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  expect(await keeper(other, 'seeds')).toEqual(await keeper(page, 'seeds'));
  await keeper(page, 'replaceSeed');
  for (const { id } of drawn) expect(await verify(other, id)).toMatchObject({ ok: true });
});

test('a database of the first release draws too', async ({ page }) => {
  await become(page);
  await age(page, 1);
  await page.reload();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  expect((await draw(page)).number).toBe(1);
});
