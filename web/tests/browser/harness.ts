// Every browser test fails on a console error, an uncaught error or a violation of the page's
// policy. Playwright sees through open shadow roots, so selectors name what a member sees. Every
// page opens at the same noon, so that no day, month or year turns in the middle of a test.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';

const serverAt = (position: number) =>
  `http://localhost:${Number(process.env.BROWSER_PORT) + position}/`;

export const demo = serverAt(0);
export const fixtures = serverAt(1);
export const repository = serverAt(2);

export const screenshots = fileURLToPath(new URL('../../../build/screenshots/', import.meta.url));

/** When pages open: on a Wednesday in Shanghai. */
export const noon = Date.parse('2026-11-18T12:30:00+08:00');

/** Pages of this context open at noon, and time goes on from there. */
export async function openAtNoon(context: BrowserContext): Promise<void> {
  await context.addInitScript((ahead) => {
    const Real = Date;
    const now = () => Real.now() + ahead;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, kind) =>
        Reflect.construct(target, given.length > 0 ? given : [now()], kind) as Date,
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }, noon - Date.now());
}

export const test = base.extend<{ watched: string[] }>({
  context: async ({ context }, use) => {
    await openAtNoon(context);
    await use(context);
  },
  watched: [
    async ({ context }, use) => {
      const troubles: string[] = [];
      watch(context, troubles);
      await use(troubles);
      expect(troubles, 'console errors, uncaught errors and policy violations').toEqual([]);
    },
    { auto: true },
  ],
});

function watch(context: BrowserContext, troubles: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
}

export { expect };

interface Axe {
  run(context: Document, options: object): Promise<AxeResults>;
}

// A walk asks many times in one page: axe is read there but once, which takes longer than to ask.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and moderate findings alike: none is allowed. */
export async function expectAccessible(page: Page, ...but: string[]): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const violations = await page.evaluate(async (disabled) => {
    const found = await (Reflect.get(globalThis, 'axe') as Axe).run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
    });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  }, but);
  expect(violations).toEqual([]);
}

/** Moving things would be photographed and judged in mid-air. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const roots = [
      document,
      ...[...document.querySelectorAll('*')].flatMap((node) => node.shadowRoot ?? []),
    ];
    const moving = () =>
      roots
        .flatMap((root) => root.getAnimations())
        .filter(
          ({ playState, effect }) =>
            playState === 'running' &&
            Number.isFinite(effect?.getComputedTiming().endTime as number),
        );
    while (moving().length > 0)
      await Promise.all(moving().map((one) => one.finished.catch(() => undefined)));
  });
  await expect(page.locator('.counting')).toHaveCount(0);
}

export interface Look {
  lang: 'zh-CN' | 'en';
  theme: 'light' | 'dark';
  size: 'phone' | 'desktop';
}

// Every pair of language, theme and size is seen.
export const looks: Look[] = [
  { lang: 'zh-CN', theme: 'light', size: 'phone' },
  { lang: 'en', theme: 'dark', size: 'phone' },
  { lang: 'en', theme: 'light', size: 'desktop' },
  { lang: 'zh-CN', theme: 'dark', size: 'desktop' },
];

export const viewports = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};

/** The page of fixtures in one state and look. */
export async function showFixture(
  page: Page,
  state: string,
  look: Partial<Omit<Look, 'lang'>> & { lang?: string; tab?: string; dir?: string } = {},
): Promise<void> {
  await page.setViewportSize(viewports[look.size ?? 'phone']);
  const { lang = 'zh-CN', theme = 'light', tab = '', dir = 'ltr' } = look;
  await page.goto(`${fixtures}?${new URLSearchParams({ state, lang, theme, tab, dir })}`);
}
