// Every word on the screen comes from a catalogue, of ours or of the page's.
import type { Page } from '@playwright/test';
import { expect, fixtures, repository, showFixture, test } from './harness.js';
import { openTab, saidIn, walk } from './walk.js';

const pseudo = 'en-XA';
const ownKeys =
  /^(|name|sku|reference|reason|note|code|text|about|reply|invited_by|zone|zh.*|en)$/;
const exported = 'starlight-yue.jsonl'; // a file's name is the same in every language

/** Names that are a brand's or a member's own, and what Intl writes. */
async function ownTexts(page: Page): Promise<string[]> {
  const coffee = await page.request.get(`${fixtures}programs/coffee.json`);
  const rest = await page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const backend = center.backend as unknown as { engine: { view: (_: object) => unknown } };
    const page = await center.backend!.history(center.member, { limit: 99 } as never);
    return [backend.engine.view({}), page, center.displayName];
  });
  const texts = new Set<string>();
  const collect = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && ownKeys.test(key)) texts.add(value);
    if (Array.isArray(value)) value.forEach((item) => collect(item, key));
    else if (typeof value === 'object' && value)
      Object.entries(value).forEach(([name, inner]) => collect(inner, name));
  };
  collect([await coffee.json(), rest]);
  return [...texts, ...intlTexts(), exported].sort((a, b) => b.length - a.length);
}

function intlTexts(): string[] {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 9, 19 + day));
  const write = (times: number[], options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
    return times.map((time) => format.format(time));
  };
  return [
    ...write(months, { month: 'long' }),
    ...write(months, { month: 'short' }),
    ...write(days, { weekday: 'long' }),
    ...write(days, { weekday: 'short' }),
    ...write(days, { weekday: 'narrow' }),
    ...['day', 'week', 'month', 'quarter', 'year', 'hour', 'minute'].flatMap((unit) => [
      `${unit}s`,
      unit,
    ]),
    'and',
    new Intl.DisplayNames('en', { type: 'currency' }).of('CNY')!,
  ];
}

const foreign = /[A-Za-z\p{Script=Han}]{2,}/u;

const states = ['open', 'risk', 'lost', 'done', 'protected', 'fresh', 'grace', 'debt', 'belong'];

for (const state of states) {
  test(`[A60] pseudo-locale: every text of “${state}” is of the catalogue`, async ({ page }) => {
    test.slow();
    await showFixture(page, state, { lang: pseudo });
    await expect(page.locator('.panel')).toBeVisible();
    const own = await ownTexts(page);
    const hardCoded: string[] = [];
    await walk(page, async (place) => {
      for (const said of await saidIn(page)) {
        const rest = own.reduce((text, name) => text.replaceAll(name, ' '), said);
        if (foreign.test(rest)) hardCoded.push(`${place}: ${said}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, place).toBeLessThanOrEqual(390);
    });
    expect([...new Set(hardCoded)]).toEqual([]);
  });
}

test('[A60] a page brings a language: its words, six plural forms, its dates and its week', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'ar-EG', dir: 'rtl' });
  await expect(page.getByRole('tab', { name: 'الرئيسية' })).toBeVisible();
  await expect(page.locator('.center')).toHaveAttribute('lang', 'ar');
  // Eleven days are of the form `many`, the three to the next milestone of the form `few`.
  await expect(page.locator('.check-in')).toContainText('سلسلة ١١ يومًا');
  await expect(page.locator('.check-in')).toContainText('بعد ٣ أيام');
  // What it does not bring, and what cannot be filled, is said in English.
  await expect(page.locator('[part=line]')).toContainText(
    /\u2068Double stars on the 8th\u2069+, from /, // apart from the Arabic around it
  );
  await expect(page.locator('.tier')).toContainText('Gold');
  await openTab(page, 'check_in');
  await expect(page.locator('#month-name')).toHaveText('أكتوبر ٢٠٢٦');
  // The week of Egypt begins on Saturday; 21 October 2026 is a Wednesday, the fifth day.
  const row = page.locator('tr', { has: page.locator('[data-day="2026-10-21"]') });
  await expect(row.locator('td').nth(4)).toHaveAttribute('aria-current', 'date');
  await expect(row.locator('td').nth(4).locator('.day-disc')).toHaveText('٢١');
  await page.locator('[data-day="2026-10-21"]').focus();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-day="2026-10-17"]')).toBeFocused();
});

test('[A60] English of Britain writes its own dates and begins its week on Monday', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'en-GB' });
  await expect(page.locator('.note-expiring')).toContainText('31 Oct');
  await openTab(page, 'check_in');
  const row = page.locator('tr', { has: page.locator('[data-day="2026-10-21"]') });
  await expect(row.locator('td').nth(2)).toHaveAttribute('aria-current', 'date');
  await showFixture(page, 'open', { lang: 'en', tab: 'check_in' });
  await expect(row.locator('td').nth(3)).toHaveAttribute('aria-current', 'date');
});

test('[A60] a page says other words than ours, and changes its language while it is shown', async ({
  page,
}) => {
  await showFixture(page, 'open', { lang: 'en' });
  await expect(page.getByRole('tab', { name: 'Rewards' })).toBeVisible();
  await page.locator('member-center').evaluate((center) => {
    Object.assign(center, { messages: { en: { 'tab.rewards': 'Perks', 'tab.home': 7 } } });
  });
  await expect(page.getByRole('tab', { name: 'Perks' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Home' })).toBeVisible(); // 7 is no sentence
  await page.locator('member-center').evaluate((center) => {
    Object.assign(center, { messages: { fr: { 'tab.home': 'Accueil' } }, lang: 'fr-CA' });
  });
  await expect(page.getByRole('tab', { name: 'Accueil' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Rewards' })).toBeVisible();
});

test('[A60] a page without scripts brings its sentences as JSON', async ({ page }) => {
  const messages = JSON.stringify({ fr: { 'welcome.button': 'Adhérer <b>ici</b>' } });
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
    "connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; " +
    'trusted-types lit-html';
  await page.route('**/words.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="fr"><title>words</title><link rel="icon" href="data:,">
        <script type="module" src="web/dist/define.js"></script>
        <member-center program="examples/programs/coffee.json" member="lin">
          <script type="application/json" slot="messages">${messages}</script>
        </member-center></html>`,
    }),
  );
  await page.goto(`${repository}words.html`);
  // Text stays text.
  await expect(page.getByRole('button', { name: 'Adhérer <b>ici</b>' })).toBeVisible();
  await expect(page.locator('.center')).toHaveAttribute('lang', 'fr');
});
