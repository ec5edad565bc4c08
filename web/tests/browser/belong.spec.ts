// Plans, invitations, partners, surveys, feedback, consents, notices and giving, drawn from views:
// accessible, by keyboard, in both languages; and what each press sends.
import type { Activity } from '@perennial/engine';
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  fixtures,
  type Look,
  looks,
  screenshots,
  settled,
  showFixture,
  test,
} from './harness.js';
import { isAccessible, type Scene } from './scenes.js';

const more = { state: 'belong', tab: 'more' };

const scenes: Scene[] = [
  { name: 'plans', ...more, seen: '[data-plan=reserve]' },
  { name: 'plans-trial', ...more, state: 'trial', seen: '[data-plan=reserve]' },
  { name: 'join-sheet', ...more, seen: '.plan', press: '[data-plan=reserve] [data-action=join]' },
  { name: 'leave-sheet', ...more, seen: '.plan', press: '[data-action=leave]' },
  { name: 'invite', ...more, seen: '.segments', then: '.invite-code', turn: 'invite' },
  { name: 'partners', ...more, seen: '.segments', then: '[data-partner=inn]', turn: 'partners' },
  { name: 'voice', ...more, seen: '.segments', then: '[data-survey=autumn] form', turn: 'voice' },
  { name: 'consents', ...more, seen: '.segments', then: '[role=switch]', turn: 'consents' },
  { name: 'give', ...more, tab: 'rewards', seen: '.segments', then: '.give form', turn: 'give' },
  { name: 'notices', state: 'told', tab: 'home', seen: '.notices' },
];

for (const look of looks) for (const scene of scenes) isAccessible(scene, look);

const sent = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { submitted: Activity[] }).submitted.map(
      ({ id, type, attributes }) => ({ id, type, attributes }),
    ),
  );

const said = (page: Page) => page.locator('[data-member-center=announcements]');

async function openSide(page: Page, side: string, look: Partial<Look> = {}): Promise<void> {
  await showFixture(page, 'belong', { lang: 'en', tab: 'more', ...look });
  await page.locator(`[data-segment=${side}]`).click();
}

for (const side of ['plans', 'invite', 'partners', 'voice', 'consents']) {
  test(`the side “${side}” fits 320 px`, async ({ page }) => {
    await openSide(page, side);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(page.locator(`.more[data-side=${side}]`)).toBeVisible();
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    await page.screenshot({ path: `${screenshots}narrow-${side}.png`, fullPage: true });
    await expectAccessible(page);
  });
}

test('an upgrade shows price, credit and what is to pay before it is paid', async ({ page }) => {
  await openSide(page, 'plans');
  await expect(page.locator('[data-plan=daily]')).toContainText('Saved');
  await expect(page.locator('[data-plan=daily]')).toContainText('¥46.50 in all');
  await page.locator('[data-plan=reserve] [data-action=join]').click();
  const sheet = page.getByRole('dialog', { name: 'Upgrade to Reserve' });
  await expect(sheet).toContainText('¥99.00 / 12 months');
  await expect(sheet).toContainText(/Credited from Daily\s*¥15.00/);
  await expect(sheet).toContainText(/To pay now\s*¥84.00/);
  await sheet.getByRole('button', { name: 'Upgrade for ¥84.00' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(said(page)).toHaveText('You have Reserve now.');
  expect((await sent(page)).at(-1)).toMatchObject({
    type: 'join',
    attributes: { plan: 'reserve', pay: 'money' },
  });
});

test('of several ways to pay one is chosen', async ({ page }) => {
  await openSide(page, 'plans');
  await page.locator('[data-plan=reserve] [data-action=join]').click();
  await page.getByRole('radio', { name: '2,000 Stars' }).check();
  await page.locator('[data-action=pay]').click();
  await expect.poll(async () => (await sent(page)).at(-1)?.attributes).toEqual({
    plan: 'reserve',
    pay: 'stars',
  });
});

test('a smaller plan says when it begins and takes nothing now', async ({ page }) => {
  await openSide(page, 'plans');
  await page.locator('[data-plan=light] [data-action=join]').click();
  const sheet = page.getByRole('dialog', { name: 'Switch to Light' });
  await expect(sheet).toContainText(/Begins\s*Nov 5, 2026/);
  await expect(sheet).toContainText(/To pay now\s*Nothing/);
  await sheet.getByRole('button', { name: 'Switch on Nov 5' }).click();
  await expect(said(page)).toHaveText('Light begins Nov 5.');
});

test('leaving asks once more; staying sends nothing', async ({ page }) => {
  await openSide(page, 'plans');
  const leave = page.locator('[data-action=leave]');
  await leave.click();
  const sheet = page.getByRole('dialog', { name: 'Leave Daily' });
  await expect(sheet).toContainText(/Yours until\s*Nov 5, 2026/);
  await sheet.getByRole('button', { name: 'Stay' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(leave).toBeFocused();
  expect(await sent(page)).toEqual([]);
  await leave.click();
  await sheet.getByRole('button', { name: 'Leave at the end' }).click();
  await expect(said(page)).toHaveText('Daily ends Nov 5, 2026.');
  expect((await sent(page)).at(-1)).toMatchObject({ type: 'leave', attributes: { plan: 'daily' } });
});

test('leaving is taken back with one press', async ({ page }) => {
  await showFixture(page, 'trial', { lang: 'en', tab: 'more' });
  await expect(page.locator('[data-plan=light]')).toContainText('First 14 days free');
  await expect(page.locator('[data-plan=reserve]')).toContainText('520 Stars short');
  await page.locator('[data-action=keep]').click();
  await expect(said(page)).toHaveText('Daily goes on.');
  expect((await sent(page)).at(-1)).toMatchObject({ type: 'join', attributes: { plan: 'daily' } });
});

test('a plan that ends is said at home, with the way to it', async ({ page }) => {
  await showFixture(page, 'trial', { lang: 'en' });
  const row = page.locator('.home-line .row', { hasText: 'Daily' });
  await expect(row).toContainText('Ends Oct 31');
  await row.getByRole('button').click();
  await expect(page.locator('[data-plan=daily][data-state=leaving]')).toBeVisible();
});

test('the code is copied, and shared without what the address holds besides', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const shares: object[] = [];
    Object.assign(navigator, { share: async (what: object) => void shares.push(what) });
    Object.assign(globalThis, { shares });
  });
  await openSide(page, 'invite');
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(said(page)).toHaveText('Code copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('yue');
  await expect(page.locator('[data-rule="rules/friend"]')).toContainText(
    'Came 3 times, 300 Stars in all',
  );
  await expect(page.locator('.more')).toContainText('You were invited by mo.');
  await page.locator('[data-action=share]').click();
  const shares = () =>
    page.evaluate(() => (globalThis as unknown as { shares: object[] }).shares);
  const [shared] = await shares();
  expect(shared).toMatchObject({ text: expect.stringContaining('with my code yue') });
  expect((shared as { url: string }).url).toBe(`${fixtures}?invited-by=yue`);
  await page.evaluate(() => {
    addEventListener('mc-share', (event) => event.preventDefault());
  });
  await page.locator('[data-action=share]').click();
  expect(await shares()).toHaveLength(1);
});

test('a survey is answered by keyboard, says what is missing, and thanks', async ({ page }) => {
  await openSide(page, 'voice');
  const form = page.locator('[data-survey=autumn]');
  await expect(form).toContainText('For your answers: 20 Stars');
  await form.getByRole('button', { name: 'Send the answers' }).click();
  await expect(said(page)).toHaveText('Please answer this.');
  await expect(form.locator('.complaint')).toHaveCount(4);
  const scale = form.getByRole('radiogroup', { name: 'Would you recommend' });
  await expect(scale).toHaveAttribute('aria-invalid', 'true');
  await expect(scale.getByRole('radio').first()).toBeFocused();
  await expect(scale.getByRole('radio')).toHaveCount(11);
  await page.keyboard.press('Space');
  for (let press = 0; press < 9; press += 1) await page.keyboard.press('ArrowRight');
  await expect(scale.getByRole('radio', { name: '9' })).toBeChecked();
  await form.getByRole('radiogroup', { name: 'content' }).getByRole('radio', { name: '4' }).check();
  await form.getByRole('radio', { name: 'On my way' }).check();
  await form.getByRole('checkbox', { name: 'With milk' }).check();
  await form.getByRole('checkbox', { name: 'Iced' }).check();
  await expect(form.getByRole('checkbox', { name: 'Black' })).toBeDisabled();
  await form.getByLabel('Why?').fill('It is warm here.');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Send the answers' }).click();
  await expect(form.locator('.thanks')).toBeFocused();
  await expect(form).toContainText('Thank you. You received 20 Stars.');
  expect((await sent(page)).at(-1)).toMatchObject({
    type: 'survey',
    attributes: {
      survey: 'autumn',
      score: 9,
      content: 4,
      place: 'way',
      taste: ['milk', 'iced'],
      why: 'It is warm here.',
    },
  });
  await expect(page.locator('[data-survey=spring]')).toContainText('Again from Mar 1, 2027');
});

test('feedback is sent, and what was said has its state and answer', async ({ page }) => {
  await openSide(page, 'voice');
  await page.locator('[data-action=feedback]').click();
  await expect(page.locator('.feedback .complaint')).toHaveText('Please write something first.');
  await expect(page.locator('[data-field=feedback]')).toBeFocused();
  await page.keyboard.type('Longer hours, please.');
  await page.locator('[data-action=feedback]').click();
  await expect(said(page)).toHaveText('Received. The answer will stand here.');
  await expect(page.locator('[data-field=feedback]')).toHaveValue('');
  expect((await sent(page)).at(-1)).toMatchObject({
    type: 'feedback',
    attributes: { text: 'Longer hours, please.' },
  });
  await expect(page.locator('[data-feedback=f2]')).toContainText('Received · yesterday');
  await expect(page.locator('[data-feedback=f1]')).toContainText('Answered · Oct 3');
  await expect(page.locator('[data-feedback=f1] blockquote')).toContainText('下一批已经改好');
});

test('a consent is a switch with a name and what it is for', async ({ page }) => {
  await openSide(page, 'consents');
  const research = page.getByRole('switch', { name: 'Research' });
  await expect(research).not.toBeChecked();
  await expect(research).toHaveAccessibleDescription('Anonymous counts of what is bought.');
  const news = page.getByRole('switch', { name: 'News and offers' });
  await expect(news).toBeChecked();
  await expect(news).toHaveAccessibleDescription(/Agreed on Oct 2$/);
  await research.focus();
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText('Agreed: Research.');
  await news.click();
  await expect(said(page)).toHaveText('No longer agreed: News and offers.');
  expect((await sent(page)).map(({ attributes }) => attributes)).toEqual([
    { consent: 'research', given: true },
    { consent: 'marketing', given: false },
  ]);
});

test('one who is blocked can still take back a consent', async ({ page }) => {
  await showFixture(page, 'suspended', { lang: 'en' });
  await expect(page.locator('.gate')).toContainText('This membership is blocked');
  await expect(page.getByRole('switch', { name: 'News and offers' })).toBeChecked();
  await expect(page.getByRole('tab')).toHaveCount(0);
});

test('points are given with a name, an amount and the balance after', async ({ page }) => {
  await showFixture(page, 'belong', { lang: 'en', tab: 'rewards' });
  await page.locator('[data-segment=give]').click();
  const form = page.locator('[data-give=stars]');
  await expect(form).toContainText('200 at most');
  await form.locator('[data-action=give]').click();
  await expect(form.locator('.reason')).toContainText('Please say to whom.');
  await expect(form.locator('[data-field=to]')).toBeFocused();
  await page.keyboard.type('lin');
  await form.locator('[data-field=amount]').fill('201');
  await form.locator('[data-action=give]').click();
  await expect(form.locator('.reason')).toContainText('1 to 200');
  await form.locator('[data-field=amount]').fill('30');
  await form.getByRole('button', { name: 'Give 30 Stars' }).click();
  await expect(said(page)).toHaveText('Given to lin: 30 Stars.');
  expect((await sent(page)).at(-1)).toMatchObject({
    type: 'transfer',
    attributes: { to: 'lin', currency: 'stars', amount: 30 },
  });
});

test('home suggests a plan and a survey, and leads to them', async ({ page }) => {
  await showFixture(page, 'belong', { lang: 'en' });
  const row = (name: string) => page.locator('.home-offers .row', { hasText: name });
  await expect(row('Reserve')).toContainText('You can join now');
  await expect(row('Your autumn')).toContainText('For your answers: 20 Stars');
  await row('Your autumn').getByRole('button').click();
  await expect(page.locator('[data-survey=autumn]')).toBeVisible();
  await page.getByRole('tab', { name: 'Home' }).click();
  await row('Reserve').getByRole('button').click();
  await expect(page.locator('[data-plan=reserve]')).toBeVisible();
});

test('a notice in sight is noted once, under the same id everywhere', async ({ page }) => {
  await showFixture(page, 'told', { lang: 'en' });
  const list = page.getByRole('region', { name: 'For you now' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list).toContainText('Your Stars are about to go');
  await expect(list).toContainText('A latte takes 250. · 320 Stars expire Oct 31');
  await expect(list).toContainText(/11-day streak\s*Check in by the end of today to keep it/);
  await expect.poll(() => sent(page)).toHaveLength(3);
  await expect(said(page)).toContainText('Your Stars are about to go · 11-day streak');
  await page.evaluate(() => document.querySelector('member-center')!.refresh());
  expect((await sent(page)).map(({ id, attributes }) => [id, attributes])).toEqual(
    [
      'use/stars/2026-11-01T04:00:00+08:00',
      'day/streak/2026-10-22T04:00:00+08:00',
      'born/2026/2026-10-22T04:00:00+08:00',
    ].map((id) => [`told/yue/${id}`, { notice: id }]),
  );
  await list.getByRole('button', { name: /See it.*Stars/ }).click();
  await expect(page.locator('.panel[data-section=rewards]')).toBeVisible();
});

test('a notice that is not in sight is not noted', async ({ page }) => {
  await page.addInitScript(() => {
    const style = new CSSStyleSheet();
    style.replaceSync('body{padding-block-start:900px}');
    document.adoptedStyleSheets = [style];
  });
  await showFixture(page, 'told');
  await expect(page.locator('.notices')).toBeAttached();
  await page.waitForTimeout(300);
  expect(await sent(page)).toEqual([]);
  await page.locator('.notices').scrollIntoViewIfNeeded();
  await expect.poll(() => sent(page)).toHaveLength(3);
});

test('a host page may keep a notice from being noted', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('mc-before-action', (event) => event.preventDefault());
  });
  await showFixture(page, 'told');
  await expect(page.locator('.notices')).toBeVisible();
  await page.waitForTimeout(300);
  expect(await sent(page)).toEqual([]);
});
