// A good guest: a hostile page cannot break it, it leaves nothing behind on the page, and once it
// is taken out, nothing of it stays.
import type { CDPSession, Page } from '@playwright/test';
import { expect, settled, showFixture } from './harness.js';
import { pageOf, programmes, script, strictPolicy, tag, test } from './hosts.js';

const hostile = `
  html { font-size: 62.5%; }
  * {
    color: red !important; font: italic 900 31px/3 cursive !important;
    letter-spacing: 6px !important; word-spacing: 9px !important;
    text-transform: uppercase !important; text-align: right !important;
    text-indent: 40px !important; text-shadow: 2px 2px lime !important; direction: rtl !important;
    white-space: pre !important; fill: lime !important;
    cursor: crosshair !important; visibility: visible !important; list-style: square !important;
    -webkit-text-fill-color: orange !important; -webkit-text-stroke: 2px blue !important;
    hyphens: auto !important; writing-mode: horizontal-tb !important; stroke: blue !important;
    font-variant: small-caps !important; padding: 13px !important;
    border: 5px dashed lime !important;
    box-sizing: content-box !important; border-spacing: 20px !important; tab-size: 20 !important;
    word-break: break-all !important; caret-color: lime !important; quotes: '<' '>' !important;
  }
  button, dialog, svg, h2, table { display: none !important; }
  [part], .button, .tabs { background: yellow !important; opacity: 0.2 !important; }
  .card, .tier, .sheet, .center { transform: rotate(9deg) !important; z-index: -1 !important; }
  .around { transform: translateZ(0); isolation: isolate; }
  .above { position: fixed; inset: 0; z-index: 2147483647; background: black; }`;

/** What can be seen of the center, whatever stands around it, without anything over it. */
async function seen(page: Page): Promise<Buffer> {
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  return page.locator('member-center').screenshot({ animations: 'disabled', caret: 'hide' });
}

/** How many pixels differ by more than what rounding at an edge makes of them. */
function differing(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const given = [one, other].map((image) => image.toString('base64'));
  return page.evaluate(async (images) => {
    const drawn = await Promise.all(
      images.map(async (image) => {
        const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return { size: `${width}x${height}`, data: context.getImageData(0, 0, width, height).data };
      }),
    );
    const [before, after] = drawn;
    if (before!.size !== after!.size) return Infinity;
    return before!.data.filter((value, at) => Math.abs(value - after!.data[at]!) > 24).length;
  }, given);
}

for (const [tab, shown] of [
  ['home', '.check-in'],
  ['check_in', '.calendar'],
  ['rewards', '.reward'],
  ['history', '.history-month'],
]) {
  test(`[A37] a hostile page changes nothing in ${tab}`, async ({ page }) => {
    await showFixture(page, 'open', { tab: tab! });
    await expect(page.locator(shown!).first()).toBeVisible();
    await page.evaluate(() => {
      const around = document.createElement('div');
      around.className = 'around';
      around.style.transform = 'translateZ(0)'; // a layer of its own is painted with other rounding
      document.body.append(around);
      around.append(document.querySelector('member-center')!);
    });
    const before = await seen(page);
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, hostile + 'html, body, .around { padding: 0 !important; border: 0 !important; margin: 0 }');
    const after = await seen(page);
    expect(await differing(page, before, after), 'pixels that differ').toBe(0);
  });
}

test('[A37] a sheet is over whatever a page puts on top', async ({ page }) => {
  await showFixture(page, 'open', { tab: 'check_in', lang: 'en' });
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    const around = document.createElement('div');
    const above = document.createElement('div');
    [around.className, above.className] = ['around', 'above'];
    around.append(document.querySelector('member-center')!);
    document.body.append(around, above);
  }, hostile);
  await page.locator('[data-day="2026-10-08"]').dispatchEvent('click');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await settled(page);
  const isOnTop = await dialog.evaluate((node: HTMLElement) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const center = document.querySelector('member-center')!;
    const [x, y] = [left + width / 2, top + height / 2];
    return document.elementFromPoint(x, y) === center && left >= 0 && top + height <= innerHeight;
  });
  expect(isOnTop).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

/** Runs in the page: everything a script could change for others. */
function reachable() {
  const names = Object.getOwnPropertyNames(globalThis).sort();
  const kinds = names.flatMap((name) => {
    const kind = Object.getOwnPropertyDescriptor(globalThis, name)!.value as unknown;
    return typeof kind === 'function' && 'prototype' in kind && kind.prototype ? [kind] : [];
  });
  const native = ({ value, get, set }: PropertyDescriptor) =>
    [value, get, set].every((one) => typeof one !== 'function' || /\[native code\]/.test(`${one}`));
  const members = kinds.map((kind) => {
    const { prototype } = kind as { prototype: object };
    const own = Object.getOwnPropertyDescriptors(prototype);
    return [kind.name, Object.getOwnPropertyNames(kind), Object.keys(own)].concat(
      Object.keys(own).filter((name) => name !== 'constructor' && !native(own[name]!)),
    );
  });
  const { documentElement: root, head, styleSheets, adoptedStyleSheets } = document;
  const attributes = [...root.attributes].map(({ name, value }) => `${name}=${value}`);
  const sheets = [styleSheets.length, adoptedStyleSheets.length];
  return JSON.stringify({ names, members, head: head.innerHTML, attributes, sheets });
}

test('[A38] nothing of it leaks into the page', async ({ page, host }) => {
  const content = `<main><h1 class="title">Shop</h1><p class="card tier sheet">Our <b>goods</b></p>
    <button class="button primary">Buy</button><dialog open class="sheet">Sale</dialog></main>`;
  const shop = await host({
    pages: { '/': pageOf(content + tag(), { head: script('/late.js') }), '/late.js': '' },
    folders: { '/dist/': 'web/dist/', ...programmes },
    headers: { 'Content-Security-Policy': strictPolicy },
  });
  await page.goto(shop.origin);
  const main = page.locator('main');
  const [before, picture] = [await page.evaluate(reachable), await main.screenshot()];
  await page.evaluate(async (address) => void (await import(address)), '/dist/define.js');
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.done-row')).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => scrollTo(0, 0));
  expect(await page.evaluate(reachable)).toBe(before);
  expect((await main.screenshot()).equals(picture), 'the host’s own pixels').toBe(true);
  const added = await page.evaluate(() =>
    [...document.body.children].map((node) => node.getAttribute('role') ?? node.localName),
  );
  expect(added).toEqual(['main', 'member-center', 'status']); // one live region for all
  const kept = await page.evaluate(() => Object.keys(localStorage).concat(document.cookie));
  expect(kept.filter((name) => !name.startsWith('mc:'))).toEqual(['']); // of one namespace
});

interface Level {
  listeners: number;
  nodes: number;
  heap: number;
}

/** After a collection of garbage: what there is of listeners, nodes and bytes. */
async function levelOf(session: CDPSession): Promise<Level> {
  for (let round = 0; round < 4; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners: listeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  return { listeners, nodes, heap };
}

/** What is loaded once, whenever that is, adds to one round; what leaks adds to each. */
async function expectNoGrowth(session: CDPSession, round: () => Promise<void>): Promise<void> {
  await expect(async () => {
    const before = await levelOf(session);
    await round();
    const after = await levelOf(session);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes);
    expect(after.heap).toBeLessThan(before.heap * 1.03);
  }).toPass({ timeout: 60_000 });
}

const goneAfter = 1200; // ms until who was taken out has let go of everything

test('[A34] taken out, moved and put back a hundred times, nothing grows', async ({
  page,
  host,
}) => {
  test.setTimeout(90_000);
  const shop = await host({
    pages: {
      '/': pageOf(`${script('/dist/define.js')}<div id="a">${tag()}</div><div id="b"></div>`),
    },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  await page.goto(shop.origin);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const cycles = (count: number) =>
    page.evaluate(async (times) => {
      const center = document.querySelector('member-center')!;
      const [a, b] = [document.querySelector('#a')!, document.querySelector('#b')!];
      for (let time = 0; time < times; time += 1) {
        b.append(center); // moved
        center.remove(); // out, and in again
        a.append(center);
        await new Promise((done) => requestAnimationFrame(done));
      }
    }, count);
  await cycles(10);
  await expectNoGrowth(session, () => cycles(100));
  await page.locator('[data-action=check-in]').click();
  await expect(page.locator('.done-row')).toBeVisible();
  // Out for good, and back after it let go of everything: it opens anew.
  await page.evaluate((wait) => {
    const center = document.querySelector('member-center')!;
    center.remove();
    setTimeout(() => document.querySelector('#b')!.append(center), wait);
  }, goneAfter);
  await expect(page.locator('#b .done-row')).toBeVisible();
});

test('[A34] fifty elements made, shown and thrown away leave none behind', async ({
  page,
  host,
}) => {
  test.setTimeout(90_000);
  const shop = await host({
    pages: { '/': pageOf(script('/dist/define.js') + tag()) },
    folders: { '/dist/': 'web/dist/', ...programmes },
  });
  await page.goto(shop.origin);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
  await page.evaluate(() => document.querySelector('member-center')!.remove());
  const session = await page.context().newCDPSession(page);
  const cycles = async (count: number) => {
    await page.evaluate(async (times) => {
      const made: WeakRef<Element>[] = [];
      Object.assign(globalThis, { made });
      for (let time = 0; time < times; time += 1) {
        const center = document.createElement('member-center');
        made.push(new WeakRef(center));
        Object.assign(center, { program: 'coffee', member: 'lin', lang: 'en' });
        const shown = new Promise((done) => center.addEventListener('mc-ready', done));
        document.body.prepend(center);
        await shown;
        center.remove();
      }
    }, count);
    await page.waitForTimeout(goneAfter);
  };
  await cycles(10);
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => {
      const made = Reflect.get(globalThis, 'made') as WeakRef<Element>[];
      return made.filter((one) => one.deref()).length;
    });
  };
  await expectNoGrowth(session, async () => {
    await cycles(50);
    await expect.poll(held, { message: 'elements still held' }).toBeLessThanOrEqual(1);
  });
});
