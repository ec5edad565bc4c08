// The ways onto a page: two lines from another origin, frameworks, shop systems, frames, addresses
// of a delivery network; loaded twice, in two versions, two on a page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, repository } from './harness.js';
import { pageOf, programmes, script, strictPolicy, tag, test } from './hosts.js';

const embed = fileURLToPath(new URL('../../../examples/embed/', import.meta.url));
const anyOrigin = { 'Access-Control-Allow-Origin': '*' };

/** Joins and checks in, whatever is around it. */
async function visit(where: Page | ReturnType<Page['frameLocator']>): Promise<void> {
  await where.locator('[data-action=join]').click();
  await where.locator('[data-action=check-in]').click();
  await expect(where.locator('.done-row')).toContainText('Checked in, 5 Stars');
}

test('[A28] one script and one tag in a plain page, the package on another origin', async ({
  page,
  host,
}) => {
  const shelf = await host({ folders: { '/cdn/v1.2/': 'web/dist/' }, headers: anyOrigin });
  const shop = await host({
    pages: { '/': pageOf(script(`${shelf.origin}/cdn/v1.2/define.js`) + tag()) },
    folders: programmes,
  });
  await page.addInitScript(() => {
    const calls: string[] = [];
    const { compile, compileStreaming } = WebAssembly;
    const count = (name: string) => calls.push(name);
    WebAssembly.compile = (bytes) => (count('compile'), compile(bytes));
    WebAssembly.compileStreaming = (given) => (count('streaming'), compileStreaming(given));
    Object.assign(globalThis, { compiled: calls });
  });
  await page.goto(shop.origin);
  await visit(page);
  expect(shelf.asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'compiled'))).toEqual(['streaming']);
  expect(shop.asked.sort()).toEqual(['/', '/programs/coffee.json']);
});

test('[A28] the example of two lines', async ({ page }) => {
  await page.goto(`${repository}examples/embed/html/`);
  await visit(page);
});

test('[A30] included twice, and in two versions, nothing is thrown', async ({ page, host }) => {
  const shop = await host({
    pages: {
      '/': pageOf(
        script('/old/define.js') + script('/new/define.js') + script('/new/define.js') + tag(),
      ),
    },
    folders: { '/old/': 'web/dist/', '/new/': 'web/dist/', ...programmes },
    change: (address, content) =>
      address.startsWith('/old/') && address.endsWith('.js') ? `/* 0.0.9 */${content}` : content,
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(shop.origin);
  await visit(page);
  const loaded = shop.asked.filter((address) => address.endsWith('define.js')).sort();
  expect(loaded).toEqual(['/new/define.js', '/old/define.js']);
  // Whichever came first is the element, and all of what it loads is its own.
  const apps = shop.asked.filter((address) => /\/app-/.test(address));
  expect(apps).toHaveLength(1);
  const again = await page.evaluate(async () => {
    const address = '/new/index.js';
    const { defineMemberCenter } = (await import(address)) as typeof import('../../src/index.js');
    const first = customElements.get('member-center');
    defineMemberCenter();
    defineMemberCenter('acme-member');
    const other = customElements.get('acme-member');
    return [first === customElements.get('member-center'), other !== undefined, other !== first];
  });
  expect(again).toEqual([true, true, true]);
  expect(errors).toEqual([]);
});

test('[A31] two on one page, in two languages and two themes', async ({ page, host }) => {
  const second =
    '<member-center program="coffee" member="yue" lang="zh-CN" theme="dark"></member-center>';
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + tag('theme="light"') + second) },
    folders: { '/dist/': 'web/dist/', ...programmes },
    headers: { 'Content-Security-Policy': strictPolicy },
  });
  await page.setViewportSize({ width: 390, height: 1700 });
  await page.goto(shop.origin);
  const [english, chinese] = [0, 1].map((at) => page.locator('member-center').nth(at));
  await expect(english!.locator('[data-action=join]')).toHaveText('Join');
  await expect(chinese!.locator('[data-action=join]')).toHaveText('加入');
  await chinese!.locator('[data-action=join]').click();
  await expect(chinese!.locator('[data-action=check-in]')).toContainText('签到');
  await expect(english!.locator('[data-action=join]')).toHaveText('Join');
  await expect(english!).toHaveCSS('background-color', 'rgb(243, 245, 245)');
  await expect(chinese!).toHaveCSS('background-color', 'rgb(11, 16, 18)');
  const texts = await page.locator('member-center .center').allInnerTexts();
  expect(texts[0]).not.toMatch(/\p{Script=Han}/u);
  expect(texts[1]).toMatch(/\p{Script=Han}/u);
  expect(shop.asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
});

for (const [framework, policies] of [['react', 'lit-html'], ['vue', 'lit-html vue']] as const) {
  test(`[A33] ${framework}: a property is passed and events are received`, async ({
    page,
    host,
  }) => {
    const shop = await host({
      folders: { '/embed/': 'build/fixtures/embed/', ...programmes },
      headers: { 'Content-Security-Policy': strictPolicy.replace('lit-html', policies) },
    });
    await page.goto(`${shop.origin}/embed/${framework}/index.html`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visit(page);
    await expect(page.locator('[role=status]').first()).toHaveText('Checked in: 5 stars');
    const ahead = await page.evaluate(() => {
      const center = document.querySelector('member-center')!;
      const { clock, backend, member } = center;
      const now = Date.parse(backend!.now());
      const days = Math.round((now - Date.now()) / 86_400_000);
      return [typeof clock, member, center.displayName, days];
    });
    expect(ahead).toEqual(['function', 'lin', 'Lin', 2]);
  });
}

test('what WordPress prints for its shortcode', async ({ page, host }) => {
  const plugin = readFileSync(`${embed}wordpress/member-center.php`, 'utf8');
  const [, print] = /sprintf\(\s*'([^']+)'/.exec(plugin)!;
  const [, file] = /plugins_url\('([^']+)', __FILE__\)/.exec(plugin)!;
  const values = ['/programs/coffee.json', 'wp-7', 'Lin', 'en-US', 'light'];
  const html = print!.replace(/%(\d)\$s/g, (_, place: string) => values[Number(place) - 1]!);
  const home = '/wp-content/plugins/member-center/';
  const shop = await host({
    pages: {
      '/': pageOf(html + script(home + file) + script(`${home}login.js`)),
      [`${home}login.js`]: readFileSync(`${embed}wordpress/login.js`),
      '/wp-login.php': pageOf('Log in'),
    },
    folders: { [`${home}dist/`]: 'web/dist/', ...programmes },
  });
  await page.goto(shop.origin);
  await visit(page);
  await page.evaluate(() => (document.querySelector('member-center')!.member = ''));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${shop.origin}/wp-login.php?redirect_to=*`);
});

test('what Shopify prints for its block', async ({ page, host }) => {
  const block = readFileSync(`${embed}shopify/member-center.liquid`, 'utf8');
  const shelf = await host({ folders: { '/loyalty/': 'web/dist/' }, headers: anyOrigin });
  const values: Record<string, string> = {
    'block.settings.address': `${shelf.origin}/loyalty`,
    'block.settings.program': '/programs/coffee.json',
    'block.settings.theme': 'auto',
    'customer.id': '7',
    'customer.first_name': 'Lin',
    'request.locale.iso_code': 'en',
  };
  const html = block
    .replace(/\{% (comment|schema) %\}[^]*?\{% end\1 %\}/g, '')
    .replace(/\{\{ ([\w.]+)(?: \| escape)? \}\}/g, (_, name: string) => values[name]!);
  expect(html).not.toMatch(/[{}]|undefined/);
  const shop = await host({ pages: { '/': pageOf(html) }, folders: programmes });
  await page.goto(shop.origin);
  await visit(page);
});

test('inside a frame, sandboxed as shop systems do', async ({ page, host }) => {
  const shop = await host({
    pages: {
      '/': pageOf('<iframe src="/inside" width="390" height="800" title="Members"></iframe>'),
      '/inside': pageOf(script('/dist/define.js') + tag()),
    },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  await page.goto(shop.origin);
  await visit(page.frameLocator('iframe'));
});

test('what stands between the tags is there where scripts are off', async ({ browser, host }) => {
  const body = '<member-center program="coffee"><a href="/club">Our club</a></member-center>';
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + body) },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(shop.origin);
    if (javaScriptEnabled) await expect(page.locator('.gate')).toBeVisible();
    await expect(page.getByText('Our club')).toBeVisible({ visible: !javaScriptEnabled });
    await context.close();
  }
});
