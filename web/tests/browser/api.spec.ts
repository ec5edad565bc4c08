// What a page asks and hears: attributes and properties in step, events typed and frozen, vetoes,
// carts, activities of its own, rights, and content for their holders.
import type { Page } from '@playwright/test';
import { expect } from './harness.js';
import { type Host, pageOf, programmes, script, type Site, tag, test } from './hosts.js';

const center = (page: Page) => page.locator('member-center');

interface Heard {
  type: string;
  detail: Record<string, unknown>;
  isFrozen: boolean;
}

type Serve = (site: Site) => Promise<Host>;

async function open(page: Page, host: Serve, body: string): Promise<void> {
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + body) },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  await page.addInitScript(() => {
    const heard: Heard[] = [];
    const names = ['ready', 'outcome', 'checkin', 'redeem', 'tier-change', 'before-action'];
    for (const name of [...names, 'before-checkin', 'before-redeem']) {
      addEventListener(`mc-${name}`, (event) => {
        const { type, detail } = event as CustomEvent<Record<string, unknown>>;
        const isFrozen = [detail, ...Object.values(detail)].every((one) => Object.isFrozen(one));
        heard.push({ type, detail, isFrozen });
      });
    }
    Object.assign(globalThis, { heard });
  });
  await page.goto(shop.origin);
}

const heard = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'heard') as Heard[]);

test('attributes and properties say the same, whichever is set', async ({ page, host }) => {
  const warned: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
  await open(page, host, tag('theme="purple"'));
  await expect(page.locator('[data-action=join]')).toBeVisible();
  const pairs = await page.evaluate(async () => {
    const one = document.querySelector('member-center')!;
    one.displayName = 'Ann';
    one.setAttribute('invited-by', 'yue');
    one.member = '';
    await one.updateComplete;
    const said = [one.getAttribute('display-name'), one.invitedBy, one.hasAttribute('member')];
    one.setAttribute('member', 'ann');
    await one.updateComplete;
    return [...said, one.member];
  });
  expect(pairs).toEqual(['Ann', 'yue', false, 'ann']);
  await expect(center(page)).toHaveCSS('background-color', 'rgb(243, 245, 245)');
  await expect.poll(() => warned).toHaveLength(1);
  expect(warned[0]).toContain('theme="purple"');
});

test('each deed is heard by its name, and vetoed by it', async ({ page, host }) => {
  await open(page, host, tag());
  await page.locator('[data-action=join]').click();
  const button = page.locator('[data-action=check-in]');
  await expect(button).toBeVisible();
  await page.evaluate(() => {
    const veto = (event: Event) => event.preventDefault();
    addEventListener('mc-before-checkin', veto, { once: true });
  });
  await button.click();
  await expect.poll(async () => (await heard(page)).at(-1)?.type).toBe('mc-before-action');
  expect((await heard(page)).some(({ type }) => type === 'mc-checkin')).toBe(false);
  await button.click();
  await expect(page.locator('.done-row')).toBeVisible();
  const [done] = (await heard(page)).filter(({ type }) => type === 'mc-checkin');
  expect(done!.isFrozen).toBe(true);
  expect(done!.detail).toMatchObject({ type: 'check_in', gifts: [{ thing: 'stars', amount: 5 }] });
});

test('carts are previewed, activities submitted, and a new level is heard', async ({
  page,
  host,
}) => {
  await open(page, host, tag());
  const none = await page.evaluate(() =>
    document.querySelector('member-center')!.entitlements(),
  );
  expect(none).toEqual([]);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  const cart = { amount: 6800 };
  const preview = await page.evaluate(
    (given) => document.querySelector('member-center')!.preview(given),
    cart,
  );
  expect(preview).toMatchObject({ list: 6800, discount: 0, total: 6800 });
  // One Star for each yuan.
  expect(preview!.gifts).toContainEqual({ thing: 'stars', amount: 68 });
  const outcome = await page.evaluate(
    (attributes) =>
      document.querySelector('member-center')!.submit({ type: 'purchase', attributes }),
    cart,
  );
  expect(outcome.status).toBe('accepted');
  await expect(page.locator('.balance-number [data-value]')).toHaveAttribute('data-value', /\d+/);
  await page.evaluate(() =>
    document
      .querySelector('member-center')!
      .submit({ type: 'purchase', attributes: { amount: 300_000 } }),
  );
  await expect
    .poll(async () => (await heard(page)).filter(({ type }) => type === 'mc-tier-change').length)
    .toBeGreaterThan(0);
});

test('the brand’s own content: above, below, and for holders of a right only', async ({
  page,
  host,
}) => {
  const own = `<p slot="header">Welcome back</p><p slot="footer">Terms</p>
    <p slot="entitled:early_menu">Taste it first</p><p slot="entitled:none">Never</p>`;
  await open(page, host, tag().replace('></', `>${own}</`));
  await expect(page.getByText('Welcome back')).toBeVisible();
  await expect(page.getByText('Terms')).toBeVisible();
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  await expect(page.getByText('Taste it first')).toBeHidden();
  const held = await page.evaluate(async () => {
    const one = document.querySelector('member-center')!;
    await one.submit({ type: 'purchase', attributes: { amount: 300_000 } });
    return one.entitlements();
  });
  expect(held.map(({ id }) => id)).toContain('early_menu');
  await expect(page.getByText('Taste it first')).toBeVisible();
  await expect(page.getByText('Never')).toBeHidden();
});

test('a guest signs in by what the page puts there', async ({ page, host }) => {
  const body = '<member-center program="coffee" lang="en"><a slot="login" href="/in">In</a>';
  await open(page, host, `${body}</member-center>`);
  await expect(page.getByRole('link', { name: 'In' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeHidden();
});
