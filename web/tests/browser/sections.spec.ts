// What is drawn for views of every state: accessible in each look, and photographed into
// build/screenshots.
import {
  expect,
  expectAccessible,
  looks,
  screenshots,
  settled,
  showFixture,
  test,
} from './harness.js';
import { isAccessible, type Scene } from './scenes.js';

const scenes: Scene[] = [
  { name: 'home', state: 'open', tab: 'home', seen: '.check-in' },
  { name: 'check-in', state: 'open', tab: 'check_in', seen: '.calendar' },
  { name: 'history', state: 'open', tab: 'history', seen: '.history-month' },
  { name: 'missions', state: 'open', tab: 'play', seen: '.mission' },
  { name: 'badges', state: 'open', tab: 'play', seen: '.mission', turn: 'badges' },
  { name: 'draws', state: 'open', tab: 'play', seen: '.mission', turn: 'draws' },
  {
    name: 'start-sheet',
    state: 'open',
    tab: 'play',
    seen: '.mission',
    press: '[data-action=start]',
  },
  { name: 'risks', state: 'risk', tab: 'home', seen: '.home-line .rows' },
  { name: 'rewards', state: 'open', tab: 'rewards', seen: '.reward' },
  { name: 'vouchers', state: 'open', tab: 'rewards', seen: '.reward', turn: 'wallet' },
  {
    name: 'redeem-sheet',
    state: 'open',
    tab: 'rewards',
    seen: '.reward',
    press: '[data-reward=cup] [data-action=redeem]',
  },
  {
    name: 'give-back-sheet',
    state: 'open',
    tab: 'rewards',
    seen: '.reward',
    turn: 'wallet',
    press: '[data-action=give-back]',
  },
  {
    name: 'member-card',
    state: 'open',
    tab: 'home',
    seen: '.check-in',
    press: '[data-action=card]',
  },
  {
    name: 'make-up-sheet',
    state: 'open',
    tab: 'check_in',
    seen: '.calendar',
    press: '[data-day="2026-10-08"]',
  },
  {
    name: 'restore-sheet',
    state: 'lost',
    tab: 'home',
    seen: '.check-in',
    press: '[data-action=restore]',
  },
  {
    name: 'why-sheet',
    state: 'open',
    tab: 'history',
    seen: '.history-month',
    press: '[data-entry="2"] .entry-press',
  },
  { name: 'welcome', state: 'empty', tab: '', seen: '[data-action=join]' },
];

for (const look of looks) for (const scene of scenes) isAccessible(scene, look);

for (const state of [
  'done',
  'protected',
  'lost',
  'fresh',
  'grace',
  'top',
  'debt',
  'short',
  'risk',
  'blocked',
  'suspended',
  'closed',
  'erased',
  'guest',
  'failed',
]) {
  test(`the state “${state}” is accessible and fits 320 px`, async ({ page }) => {
    await showFixture(page, state, { lang: state.length % 2 === 0 ? 'zh-CN' : 'en' });
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(page.locator('.panel, .gate')).toBeVisible();
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    await page.screenshot({ path: `${screenshots}state-${state}.png`, fullPage: true });
    await expectAccessible(page);
  });
}

test('the first view of a small phone holds balance, tier and today’s button', async ({ page }) => {
  for (const [width, lang] of [[390, 'zh-CN'], [360, 'zh-CN'], [360, 'en'], [320, 'en']] as const) {
    await showFixture(page, 'open', { lang });
    await page.setViewportSize({ width, height: 640 });
    const button = page.locator('[data-action=check-in]');
    await expect(button).toBeVisible();
    const box = (await button.boundingBox())!;
    expect(box.y + box.height, `${width} ${lang}`).toBeLessThanOrEqual(640);
  }
});

test('what the line says is not said again among the offers', async ({ page }) => {
  await showFixture(page, 'open', { lang: 'en' });
  await expect(page.locator('[part=line]')).toContainText('Double stars on the 8th');
  await expect(page.locator('.home-offers')).toContainText('Happy birthday');
  await expect(page.locator('.home-offers')).not.toContainText('Double stars on the 8th');
});

test('home suggests what comes next, and says what ends soon but for what the line says', async ({
  page,
}) => {
  const said = {
    en: {
      line: 'Bring your own cup: claim by today',
      risks: [
        ['11-day streak', 'Check in by the end of today to keep it'],
        ['A size up', 'Ends tomorrow'],
        ['Gold Star', '120 Growth more by Nov 9 keeps it'],
        ['320 Stars', 'Ends Oct 31'],
        ['Latte, your way × 2', 'Ends Nov 19'],
      ],
      next: [
        ['Latte, your way', 'Yours to redeem now'],
        ['Star Diamond', '760 Growth to go'],
        ['Night owl', '3 to go'],
      ],
    },
    'zh-CN': {
      line: '自带随行杯的奖励今天到期',
      risks: [
        ['连续签到 11 天', '今天结束前签到，连续不断'],
        ['升杯券', '明天到期'],
        ['金星', '截至11月9日，再得 120 成长值可保级'],
        ['320 星星', '10月31日到期'],
        ['拿铁，随你调 × 2', '11月19日到期'],
      ],
      next: [
        ['拿铁，随你调', '现在就能兑换'],
        ['星钻', '还差 760 成长值'],
        ['夜猫子', '还差 3'],
      ],
    },
  };
  for (const lang of ['en', 'zh-CN'] as const) {
    await showFixture(page, 'risk', { lang });
    await expect(page.locator('[part=line]')).toContainText(said[lang].line);
    const texts = (list: string) =>
      page.locator(`${list} .row-text`).evaluateAll((rows) =>
        rows.map((row) => [...row.children].map(({ textContent }) => textContent!.trim())),
      );
    await expect.poll(() => texts('.home-line .row:not(.glance *)')).toEqual(said[lang].risks);
    const offers = await texts('.home-offers .row');
    expect(offers.slice(0, 3)).toEqual(said[lang].next);
  }
});

test('what is suggested opens where it lies', async ({ page }) => {
  const ways = [
    ['升杯券', '[data-voucher=v4]'],
    ['随你调', '[data-reward=latte]'],
    ['夜猫子', '[data-badge=owl]'],
    ['连续签到 11 天', '.calendar'],
  ] as const;
  for (const [name, place] of ways) {
    await showFixture(page, 'risk');
    await page.locator('.home .row', { hasText: name }).last().getByRole('button').click();
    await expect(page.locator(place).first()).toBeVisible();
  }
});

test('what was passed over says which thing it did not give', async ({ page }) => {
  const said = {
    en: ['Growth: the limit is reached, 32 were cut', 'Stars: Level bonus goes first'],
    'zh-CN': ['成长值：已到上限，少计 32', '星星：等级加成优先'],
  };
  for (const lang of ['en', 'zh-CN'] as const) {
    await showFixture(page, 'open', { lang, tab: 'history' });
    await page.locator('[data-entry="2"] .entry-press').click();
    const passed = page.getByRole('dialog').locator('[data-code]');
    await expect(passed).toHaveCount(3);
    await expect(passed.nth(0)).not.toContainText(/[:：]/);
    await expect(passed.nth(1)).toContainText(said[lang][0]!);
    await expect(passed.nth(2)).toContainText(said[lang][1]!);
  }
});

test('what keeps a level is marked only where the track counts the same', async ({ page }) => {
  await showFixture(page, 'open', { lang: 'en' });
  await expect(page.locator('.track-keep.met')).toBeVisible();
  await showFixture(page, 'grace', { lang: 'en' });
  await expect(page.locator('.track-keep:not(.met)')).toBeVisible();
  await showFixture(page, 'renewal', { lang: 'en' });
  await expect(page.locator('.tier-line')).toContainText('1,000 more');
  await expect(page.locator('.track-keep')).toHaveCount(0);
  await expect(page.locator('.track-keep-name')).toBeEmpty();
});

test('once it is done, nothing lies over the month', async ({ page }) => {
  await showFixture(page, 'done', { tab: 'check_in' });
  await page.setViewportSize({ width: 390, height: 640 });
  const month = (await page.locator('.calendar').boundingBox())!;
  const row = (await page.locator('.check-in-foot').boundingBox())!;
  expect(row.y).toBeGreaterThanOrEqual(month.y + month.height);
});

test('a skeleton stands in after a moment, and never a balance', async ({ page }) => {
  await showFixture(page, 'loading');
  await expect(page.locator('.bone.hero')).toBeVisible();
  await expect(page.locator('.balance')).toHaveCount(0);
  await page.screenshot({ path: `${screenshots}state-loading.png` });
});

test('a section that failed says so, and the others live', async ({ page }) => {
  await showFixture(page, 'no-history', { tab: 'history', lang: 'en' });
  await expect(page.getByText('History did not load')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Home' }).click();
  await expect(page.locator('.balance')).toBeVisible();
});

test('a month that failed says so inside the calendar', async ({ page }) => {
  await showFixture(page, 'open', { tab: 'check_in', lang: 'en' });
  await page.getByRole('button', { name: 'Previous month' }).click();
  await expect(page.getByText('This month did not load')).toBeVisible();
  await expect(page.locator('.streak-head')).toBeVisible();
});

test('a price that cannot be paid says what is short', async ({ page }) => {
  await showFixture(page, 'short', { tab: 'check_in', lang: 'en' });
  await page.locator('[data-day="2026-10-08"]').click();
  await expect(page.getByRole('button', { name: '18 Stars short' })).toBeVisible();
  await expect(page.locator('[data-action=pay]')).toHaveCount(0);
});

test('a failed refresh keeps what is known in sight, with its time', async ({ page }) => {
  await showFixture(page, 'stale', { lang: 'en' });
  await expect(page.locator('.balance')).toBeVisible();
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  await expect(page.getByText('Not refreshed; shown as of 09:12')).toBeVisible();
  await expect(page.locator('.balance')).toBeVisible();
  await expectAccessible(page);
});

test('two centers in two languages and themes live on one page', async ({ page }) => {
  await showFixture(page, 'open');
  await expect(page.locator('.check-in')).toBeVisible();
  await page.evaluate(() => {
    const first = document.querySelector('member-center')!;
    const second = document.createElement('member-center');
    Object.assign(second, {
      program: 'coffee',
      member: 'lin',
      lang: 'en',
      theme: 'dark',
      customBackend: first.customBackend,
    });
    document.body.prepend(second);
  });
  await expect(page.getByRole('button', { name: 'Check in for 10 Stars' })).toBeVisible();
  await expect(page.getByRole('button', { name: '签到，得 10 星星' })).toBeVisible();
  await expect(page.locator('member-center').first()).toHaveCSS(
    'background-color',
    'rgb(11, 16, 18)',
  );
  await expect(page.locator('member-center').last()).toHaveCSS(
    'background-color',
    'rgb(243, 245, 245)',
  );
  await expect(page.locator('[data-member-center=announcements]')).toHaveCount(1);
});

test('right to left mirrors the layout without overflow', async ({ page }) => {
  await showFixture(page, 'open', { dir: 'rtl', lang: 'en' });
  const track = (await page.locator('.track').boundingBox())!;
  const fill = (await page.locator('.track-fill').boundingBox())!;
  expect(Math.abs(fill.x + fill.width - (track.x + track.width))).toBeLessThan(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('forced colours keep the shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await showFixture(page, 'open', { tab: 'check_in' });
  await expect(page.locator('.calendar')).toBeVisible();
  const border = await page
    .locator('.day.checked .day-disc')
    .first()
    .evaluate((node) => getComputedStyle(node).borderTopWidth);
  expect(border).toBe('2px');
});

test('a brand’s tokens and parts change what is drawn', async ({ page }) => {
  await showFixture(page, 'open');
  await expect(page.locator('.check-in')).toBeVisible();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'member-center{--mc-accent:#A0195A} member-center::part(cta){letter-spacing:3px}',
    );
    document.adoptedStyleSheets = [sheet];
  });
  const button = page.locator('[data-action=check-in]');
  await expect(button).toHaveCSS('background-color', 'rgb(160, 25, 90)');
  await expect(button).toHaveCSS('letter-spacing', '3px');
});
