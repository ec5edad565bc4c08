// What a brand may change, changes: every token and every part, found in the manifest; and what it
// leaves alone keeps its contrast in the dark and in forced colours.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, settled, showFixture, test } from './harness.js';

const manifest = fileURLToPath(new URL('../../dist/custom-elements.json', import.meta.url));
const [element] = JSON.parse(readFileSync(manifest, 'utf8')).modules[0].declarations as [
  Record<'cssProperties' | 'cssParts', { name: string }[]>,
];
const tokens = element.cssProperties.map(({ name }) => name);
const parts = element.cssParts.map(({ name }) => name);

/** Views that together show everything: a state, its tab, and what to press there. */
const views: { state: string; tab: string; seen: string; press?: string }[] = [
  { state: 'open', tab: 'home', seen: '.check-in' },
  { state: 'open', tab: 'check_in', seen: '.calendar', press: '[data-day="2026-10-08"]' },
  { state: 'open', tab: 'history', seen: '.history-month' },
  { state: 'open', tab: 'play', seen: '.panel [part~=mission]' },
  { state: 'open', tab: 'play', seen: '.panel [part~=mission]', press: '[data-segment=draws]' },
  { state: 'open', tab: 'play', seen: '.panel [part~=mission]', press: '[data-segment=badges]' },
  { state: 'open', tab: 'rewards', seen: '.reward' },
  { state: 'open', tab: 'rewards', seen: '.reward', press: '[data-segment=wallet]' },
  { state: 'belong', tab: 'more', seen: '.panel .card' },
  { state: 'risk', tab: 'home', seen: '.line' },
  { state: 'loading', tab: 'home', seen: '.bone' },
];

async function show(page: Page, { state, tab, seen, press }: (typeof views)[number]) {
  await showFixture(page, state, { tab, lang: 'en' });
  await expect(page.locator(seen).first()).toBeVisible();
  if (press && (await page.locator(press).count()) > 0) {
    await page.locator(press).first().click();
    await page.waitForTimeout(300);
  }
  await settled(page);
}

/** Runs in the page: which tokens change the computed style of anything drawn. */
function changing(names: string[]): string[] {
  const center = document.querySelector('member-center')!;
  const drawn = [...center.shadowRoot!.querySelectorAll('*')].filter(
    (node) => node.getClientRects().length > 0,
  );
  const looks = [
    'color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopLeftRadius', 'fill',
    'boxShadow', 'fontFamily', 'fontSize', 'paddingLeft', 'rowGap', 'stroke', 'outlineColor',
    'animationDuration', 'transitionDuration', 'borderBottomColor', 'borderLeftColor',
  ] as const;
  const print = () => {
    const host = getComputedStyle(center).backgroundColor;
    return host + drawn
      .flatMap((node) => ['', '::before', '::after'].map((of) => getComputedStyle(node, of)))
      .map((style) => looks.map((look) => style[look]).join())
      .join();
  };
  const before = print();
  const strange: Record<string, string> = {
    '--mc-radius': '3px', '--mc-radius-control': '2px', '--mc-font': 'Georgia', '--mc-space': '9px',
    '--mc-font-size': '21px', '--mc-shadow': '3px 3px 3px red', '--mc-motion': '7',
  };
  return names.filter((name) => {
    center.style.setProperty(name, strange[name] ?? 'rgb(1, 2, 3)');
    const isOther = print() !== before;
    center.style.removeProperty(name);
    return isOther;
  });
}

/** Runs in the page: which parts take what a page says of them. */
function reached(names: string[]): string[] {
  const { shadowRoot } = document.querySelector('member-center')!;
  return names.filter((name) => {
    const sheet = new CSSStyleSheet();
    const rule = 'outline: 7px solid rgb(1, 2, 3) !important';
    sheet.replaceSync(`member-center::part(${name}) { ${rule} }`);
    document.adoptedStyleSheets = [sheet];
    const found = [...shadowRoot!.querySelectorAll(`[part~=${name}]`)];
    const isReached = found.some((node) => getComputedStyle(node).outlineColor === 'rgb(1, 2, 3)');
    document.adoptedStyleSheets = [];
    return isReached;
  });
}

test('[A39] every token and every part changes what is drawn', async ({ page }) => {
  test.setTimeout(120_000);
  expect(tokens.length).toBeGreaterThanOrEqual(25);
  const [changed, found] = [new Set<string>(), new Set<string>()];
  for (const view of views) {
    await show(page, view);
    for (const name of await page.evaluate(changing, tokens)) changed.add(name);
    for (const name of await page.evaluate(reached, parts)) found.add(name);
  }
  expect(tokens.filter((name) => !changed.has(name)), 'tokens that change nothing').toEqual([]);
  expect(parts.filter((name) => !found.has(name)), 'parts that reach nothing').toEqual([]);
});

test('[A39] the dark passes contrast', async ({ page }) => {
  test.setTimeout(90_000);
  for (const { state, tab, seen } of views.filter(({ press }) => !press)) {
    await showFixture(page, state, { tab, lang: 'en', theme: 'dark' });
    await expect(page.locator(seen).first()).toBeVisible();
    await settled(page);
    await expectAccessible(page);
  }
});

/** Runs in the page: texts whose colour, as it is used, is too near to what lies behind them. */
function pale(): string[] {
  const { shadowRoot } = document.querySelector('member-center')!;
  const light = (color: string) => {
    const [r, g, b] = /[\d.]+, [\d.]+, [\d.]+/.exec(color)![0].split(', ').map((text) => {
      const part = Number(text) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const behind = (node: Element | null): string => {
    const color = node ? getComputedStyle(node).backgroundColor : 'rgb(0, 0, 0)';
    const parent = node?.parentElement ?? (node?.getRootNode() as ShadowRoot).host;
    return /^rgb\(/.test(color) || !node || node === document.documentElement
      ? color
      : behind(parent ?? null);
  };
  const hasText = (node: Element) =>
    [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent!.trim() !== '');
  return [...shadowRoot!.querySelectorAll('*')]
    .filter((node) => hasText(node) && node.getClientRects().length > 0)
    .filter((node) => {
      const [one, other] = [getComputedStyle(node).color, behind(node)].map(light);
      const [high, low] = [Math.max(one!, other!), Math.min(one!, other!)];
      return (high + 0.05) / (low + 0.05) < 4.5;
    })
    .map((node) => `${node.className}: ${node.textContent!.trim()}`);
}

// The judge of accessibility reads colours that a browser in this mode does not use.
test('[A39] forced colours pass contrast', async ({ page }) => {
  test.setTimeout(60_000);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    for (const { state, tab, seen } of views.slice(0, 4)) {
      await showFixture(page, state, { tab, lang: 'en', theme: colorScheme });
      await expect(page.locator(seen).first()).toBeVisible();
      await settled(page);
      expect(await page.evaluate(pale)).toEqual([]);
    }
  }
});
