// What a careful page asks for: the strict policy, texts that stay texts, hashes of all that is
// loaded, nobody else's servers, and nothing before it is needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Request } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect } from './harness.js';
import { pageOf, programmes, script, strictPolicy, tag, test } from './hosts.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = { '/dist/': 'web/dist/' };
const strict = { 'Content-Security-Policy': strictPolicy };

/** Opens every section and every side of it, and every sheet that a first press opens. */
async function walk(page: Page): Promise<void> {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expect(page.locator('.panel .bone')).toHaveCount(0);
    for (const side of await page.locator('[data-segment]').all()) await side.click();
    await openSheets(page);
  }
  await page.getByRole('tab').first().click();
}

async function openSheets(page: Page): Promise<void> {
  const opens = page.locator('.panel button[aria-haspopup=dialog], .panel .row[data-type]');
  for (let at = 0; at < Math.min(await opens.count(), 4); at += 1) {
    await opens.nth(at).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

test('[A45] under the strict policy everything works, without one word in the console', async ({
  page,
  host,
}) => {
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + tag()) },
    folders: { ...dist, ...programmes },
    headers: strict,
  });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.addInitScript(() => {
    const broken: string[] = [];
    const note = ({ violatedDirective }: SecurityPolicyViolationEvent) =>
      broken.push(violatedDirective);
    document.addEventListener('securitypolicyviolation', note);
    Object.assign(globalThis, { broken });
  });
  const answer = await page.goto(shop.origin);
  expect(answer!.headers()['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
      "connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; " +
      'trusted-types lit-html',
  );
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.done-row')).toBeVisible();
  await walk(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'broken'))).toEqual([]);
  expect(said).toEqual([]);
});

const corpus = [
  '<img src=x onerror="globalThis.pwned=1">',
  '"><script>globalThis.pwned=1</script>',
  '<svg onload=globalThis.pwned=1>',
  "'-globalThis.pwned-'",
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  '</style><iframe srcdoc="<script>parent.pwned=1</script>">',
  '<a href="javascript:globalThis.pwned=1">x</a>',
  '\u202e<b onmouseover=globalThis.pwned=1>',
];

/** The programme with every text of it out of the corpus, and every image a script. */
function poisoned(name: string): string {
  const program = JSON.parse(readFileSync(`${root}examples/programs/${name}.json`, 'utf8'));
  let count = 0;
  const next = () => `${corpus[count++ % corpus.length]} ${count}`;
  const texts = new Set(['name', 'about', 'title', 'text', 'note', 'question', 'label']);
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (!value || typeof value !== 'object') return value;
    const changed = Object.entries(value).map(([key, inner]) => {
      const isText = typeof inner === 'string' || typeof inner === 'object';
      return [key, texts.has(key) && isText ? next() : change(inner)];
    });
    return Object.fromEntries(changed);
  };
  const changed = change(program) as Program;
  for (const reward of changed.rewards ?? []) reward.image = 'javascript:globalThis.pwned=1';
  return JSON.stringify(changed);
}

for (const brand of ['coffee', 'again', 'community', 'prime']) {
  test(`[A48] texts from afar stay texts: ${brand}`, async ({ page, host }) => {
    test.setTimeout(60_000);
    const name = corpus[0]!.replaceAll('"', '&quot;');
    const center = `<member-center program="/evil.json" member="lin" lang="en"
      display-name="${name}" invited-by="&quot;><svg onload=globalThis.pwned=1>"></member-center>`;
    const shop = await host({
      pages: {
        '/': pageOf(script('/dist/define.js') + center),
        '/evil.json': poisoned(brand),
      },
      folders: dist,
    });
    await page.goto(shop.origin);
    await page.locator('[data-action=join]').click();
    await expect(page.getByRole('tab').first()).toBeVisible();
    await page.evaluate(async () => {
      const { backend, member, program } = document.querySelector('member-center')!;
      const { currencies, rewards } = (await (await fetch(program)).json()) as Program;
      const local = backend as unknown as {
        submit(activity: object, operator: string): Promise<unknown>;
      };
      for (const { id: currency } of currencies ?? []) {
        const attributes = { currency, amount: 3000, reason: '<img src=x onerror=alert(1)>' };
        const activity = { id: currency, member, type: 'adjust', at: backend!.now(), attributes };
        await local.submit(activity, '<svg onload=alert(1)>');
      }
      const center = document.querySelector('member-center')!;
      for (const { id: reward } of rewards ?? []) {
        await center.submit({ type: 'redeem', attributes: { reward } });
      }
    });
    await walk(page);
    const found = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('member-center')!;
      const strange = 'script, iframe, [onerror], [onload], [href^=javascript], [src^=javascript]';
      return [
        shadowRoot!.querySelectorAll(strange).length,
        document.querySelectorAll('iframe, [onerror], [onload]').length,
        Reflect.get(globalThis, 'pwned') ?? 'untouched',
        /onerror=/.test(shadowRoot!.textContent!),
      ];
    });
    expect(found).toEqual([0, 0, 'untouched', true]);
  });
}

test('[A48] a programme at a javascript: address is refused', async ({ context, host }) => {
  const evil = '<member-center program="javascript:globalThis.pwned=1" lang="en"></member-center>';
  const pages = { '/': pageOf(script('/dist/define.js') + evil) };
  const shop = await host({ pages, folders: dist });
  const other = await context.browser()!.newPage(); // the browser says so in its console
  await other.goto(shop.origin);
  await expect(other.locator('.failed')).toBeVisible();
  expect(await other.evaluate(() => Reflect.get(globalThis, 'pwned'))).toBeUndefined();
  await other.close();
});

const published = () =>
  JSON.parse(readFileSync(`${root}web/dist/integrity.json`, 'utf8')) as {
    integrity: Record<string, string>;
  };

/** The head of a page that has the browser check every module: as the README shows it. */
function checkedHead(): string {
  const { integrity } = published();
  const map = Object.entries(integrity).map(([path, hash]) => [`/dist/${path.slice(2)}`, hash]);
  const [, entry] = map.find(([path]) => path === '/dist/define.js')!;
  const json = JSON.stringify({ integrity: Object.fromEntries(map) });
  return `<script type="importmap">${json}</script>
    <script type="module" src="/dist/define.js" integrity="${entry}"></script>`;
}

test('[A49] every file loaded has a published hash that fits, and nobody else is asked', async ({
  page,
  host,
}) => {
  const shop = await host({
    pages: { '/': pageOf(tag(), { head: checkedHead() }) },
    folders: { ...dist, ...programmes },
  });
  const strangers: string[] = [];
  page.on('request', (request: Request) => {
    if (!/^data:/.test(request.url()) && new URL(request.url()).origin !== shop.origin) {
      strangers.push(request.url());
    }
  });
  await page.goto(shop.origin);
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.done-row')).toBeVisible();
  await walk(page);
  expect(strangers).toEqual([]);
  const { integrity } = published();
  const loaded = shop.asked.filter((address) => address.startsWith('/dist/'));
  expect(loaded.filter((address) => !(`./${address.slice(6)}` in integrity))).toEqual([]);
  const fits = await page.evaluate(
    async (hash) => (await fetch('/dist/engine.wasm', { integrity: hash })).ok,
    integrity['./engine.wasm'],
  );
  expect(fits).toBe(true);
});

test('[A49] a file that was changed on its way is not run', async ({ page, host, context }) => {
  const shop = await host({
    pages: { '/': pageOf(tag(), { head: checkedHead() }) },
    folders: { ...dist, ...programmes },
    change: (address, content) =>
      /\/app-[^/]*\.js$/.test(address) ? `globalThis.pwned=1;${content}` : content,
  });
  const refused: string[] = [];
  const other = await context.browser()!.newPage(); // its console error is what is wanted
  other.on('console', (message) => refused.push(message.text()));
  await other.goto(shop.origin);
  await expect.poll(() => refused.join()).toContain('integrity');
  expect(await other.evaluate(() => Reflect.get(globalThis, 'pwned'))).toBeUndefined();
  await other.close();
  await page.close();
});

test('[A43] out of sight only the loader comes', async ({ page, host }) => {
  const tall = '<p style="block-size:3000px">Above</p>';
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + tall + tag()) },
    folders: { ...dist, ...programmes },
  });
  await page.goto(shop.origin, { waitUntil: 'networkidle' });
  await page.waitForTimeout(500);
  const loader = shop.asked.map((address) => address.replace(/-[\w-]{8}\.js$/, '.js')).sort();
  expect(loader).toEqual(['/', '/dist/chunks/element.js', '/dist/define.js']);
  await page.locator('member-center').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-action=join]')).toBeVisible();
});
