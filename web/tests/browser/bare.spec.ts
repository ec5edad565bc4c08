// Browsers and pages that lack what the member center stands on: without stores, locks and channels
// everything works all the same; without WebAssembly it says so kindly and harms nothing.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { load } from '../../../wasm/dist/node.js';
import { expect, expectAccessible, screenshots, settled } from './harness.js';
import { pageOf, programmes, script, strictPolicy, tag, test } from './hosts.js';
import { beginMidMonth, chainIsWhole, checkIn, join, journal, move, stars } from './member.js';
import { databases, without } from './stores.js';

const day = 86400;

// A check-in gives 50 and a spin, a make-up costs 30, tea 40; the first check-in is to be claimed.
const everything: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } },
    { id: 'spin', name: { 'zh-CN': '转盘次数', en: 'Spins' } },
  ],
  streaks: [
    { id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: { stars: 50, spin: 1 } }],
      make_up: { window: { last: 'P9D' }, cost: { stars: 30 } } },
  ],
  missions: [
    { id: 'first', name: '第一次', on: 'check_in', claim: true,
      steps: [{ at: 1, grant: { stars: 7 } }] },
  ],
  draws: [
    { id: 'wheel', name: '转盘', cost: { spin: 1 },
      prizes: [{ id: 'three', name: '3 星', weight: 1, grant: { stars: 3 } }] },
  ],
  rewards: [{ id: 'tea', name: '茶', cost: { stars: 40 }, term: 'P30D' }],
};

const open = (page: Page, section: 'check-in' | 'play' | 'rewards' | 'more/data') =>
  page.evaluate((to) => document.querySelector('member-center')!.open(to), section);

async function makeUp(page: Page): Promise<void> {
  await open(page, 'check-in');
  await page.locator('[data-day].missed').click();
  await page.getByRole('dialog').locator('[data-action=pay]').click();
  await expect(page.locator('[data-day].made_up')).toHaveCount(1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function playAndRedeem(page: Page): Promise<void> {
  await open(page, 'play');
  await page.locator('[data-action=claim]').click();
  await expect(page.locator('[data-action=claim]')).toHaveCount(0);
  await page.locator('[data-segment=draws]').click();
  await page.locator('[data-draw=wheel] [data-action=draw]').click();
  await expect(page.getByRole('dialog')).toBeVisible(); // what it brought
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await open(page, 'rewards');
  await page.locator('[data-reward=tea] [data-action=redeem]').click();
  await page.locator('[data-action=pay]').click();
  await expect(page.locator('[data-segment=wallet]')).toContainText('1');
}

/** The file that the button saves. */
async function exported(page: Page): Promise<string> {
  await open(page, 'more/data');
  const coming = page.waitForEvent('download');
  await page.locator('[data-action=export]').click();
  return readFileSync(await (await coming).path(), 'utf8');
}

test('[A46] no stores, locks, channels: check-in, make-up, claim, draw, redeem, export', async ({
  page,
}) => {
  await without(page, ...databases, 'locks', 'BroadcastChannel');
  await beginMidMonth(page);
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: everything }));
  await join(page);
  await checkIn(page);
  for (const _ of [1, 2]) await move(page, day);
  await checkIn(page);
  await expect.poll(() => stars(page)).toBe(100);
  await makeUp(page);
  await playAndRedeem(page);
  const text = await exported(page);
  const types = ['enrol', 'check_in', 'check_in', 'make_up', 'claim', 'draw', 'redeem'];
  expect((await journal(page)).map(({ type }) => type)).toEqual(types);
  expect(text.trimEnd().split('\n')).toHaveLength(types.length);
  expect((await load()).verify(text)).not.toHaveProperty('error');
  expect(await chainIsWhole(page)).toBe(true);
  await page.evaluate(() => document.querySelector('member-center')!.open('home'));
  await expect.poll(() => stars(page)).toBe(100 - 30 + 7 + 3 - 40);
});

const forbidding = strictPolicy.replace(" 'wasm-unsafe-eval'", '');
const shopScript = `
  const buy = document.getElementById('buy');
  buy.onclick = () => (buy.textContent = 'Bought');
  addEventListener('mc-error', ({ detail }) => (globalThis.told = detail));`;

function shopPage(member: string, lang: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const body = `<h1>Shop</h1><button id="buy">Buy</button>${script('/shop.js')}
    ${script('/dist/define.js')}`;
  return pageOf(body + tag().replace('lin', member).replace('lang="en"', `lang="${lang}"`), {
    head: meta,
  });
}

for (const [lang, reason] of [
  ['en', 'This browser or this page does not let your points be worked out'],
  ['zh-CN', '这个浏览器或网页不允许计算积分'],
] as const) {
  for (const lacking of ['allowance', 'WebAssembly'] as const) {
    test(`[A46] without ${lacking}: a kind screen with reason and retry (${lang})`, async ({
      page,
      host,
    }) => {
      const policy = lacking === 'allowance' ? forbidding : strictPolicy;
      const shop = await host({
        pages: {
          '/': shopPage('lin', lang, strictPolicy),
          '/lacking': shopPage('lin', lang, policy),
          '/newcomer': shopPage('nobody', lang, policy),
          '/shop.js': shopScript,
        },
        folders: { '/dist/': 'web/dist/', ...programmes },
      });
      await page.goto(shop.origin);
      await page.locator('[data-action=join]').click();
      await checkIn(page);

      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      if (lacking === 'WebAssembly') await without(page, 'WebAssembly');
      await page.goto(`${shop.origin}/lacking`);
      const failed = page.locator('.gate .failed');
      await expect(failed).toContainText(reason);
      await expect(page.locator('#buy')).toHaveText('Buy');
      await page.locator('#buy').click();
      await expect(page.locator('#buy')).toHaveText('Bought');
      expect(await page.evaluate(() => Reflect.get(globalThis, 'told'))).toMatchObject({
        code: 'engine_unavailable',
      });
      for (const _ of [1, 2]) {
        await failed.getByRole('button').click();
        await expect(failed).toContainText(reason);
      }
      await settled(page);
      await expectAccessible(page);
      await page.screenshot({ path: `${screenshots}bare-${lacking}-${lang}.png` });

      // Nobody is asked to join what would then not go.
      await page.goto(`${shop.origin}/newcomer`);
      await expect(failed).toContainText(reason);
      await expect(page.locator('[data-action=join]')).toHaveCount(0);
      expect(said).toEqual([]);
    });
  }
}
