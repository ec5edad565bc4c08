// A walk through everything a state shows: each tab, each side of it, each sheet a press opens.
// Whatever sections there are: a test that walks holds for those that come later, too.
import { expect, type Page } from '@playwright/test';
import { settled } from './harness.js';

export type Visit = (place: string) => Promise<void>;

export async function walk(page: Page, visit: Visit): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' }); // nothing is waited for that only moves
  await expect(page.locator('.panel, .gate').first()).toBeVisible();
  const tabs = await page.getByRole('tab').evaluateAll((all) =>
    all.map((tab) => (tab as HTMLElement).dataset.tab!),
  );
  if (tabs.length === 0) await arrive(page, 'gate', visit);
  for (const tab of tabs) {
    await openTab(page, tab);
    await arrive(page, tab, visit);
    await walkSheets(page, tab, undefined, visit);
    for (const side of await otherSides(page)) {
      await openTab(page, tab, side);
      await arrive(page, `${tab}/${side}`, visit);
      await walkSheets(page, tab, side, visit);
    }
  }
}

/** Opens a tab, and a side of it, and waits for what it shows. */
export async function openTab(page: Page, tab: string, side?: string): Promise<void> {
  await page.locator('member-center').evaluate((center, name) => {
    (center as HTMLElementTagNameMap['member-center']).open(name as 'home');
  }, tab);
  await expect(page.locator(`.panel[data-section=${tab}]`)).toBeVisible();
  await expect(page.locator('.bone')).toHaveCount(0);
  const segment = page.locator(`[data-segment="${side}"]`);
  if (!side || (await segment.getAttribute('aria-pressed')) === 'true') return;
  await segment.click();
  await expect(page.locator('.bone')).toHaveCount(0);
}

async function otherSides(page: Page): Promise<string[]> {
  const all = await page.locator('[data-segment]').evaluateAll((segments) =>
    segments.map((segment) => (segment as HTMLElement).dataset.segment!),
  );
  return all.slice(1);
}

async function arrive(page: Page, place: string, visit: Visit): Promise<void> {
  await settled(page);
  await visit(place);
}

const within = '.panel [data-action]:not([disabled], [aria-disabled=true])';

// The first press of each kind; those that open no sheet are left at once.
async function walkSheets(page: Page, tab: string, side: string | undefined, visit: Visit) {
  const kinds = new Set(
    await page.locator(within).evaluateAll((all) =>
      all
        .filter((button) => button.checkVisibility())
        .map((button) => (button as HTMLElement).dataset.action!),
    ),
  );
  for (const kind of kinds) {
    await openTab(page, tab, side);
    const button = page.locator(`.panel [data-action="${kind}"]:visible`).first();
    if (!(await button.isVisible())) continue;
    await button.click();
    const dialog = page.locator('member-center dialog[open]');
    const comes = dialog.waitFor({ timeout: 200 }); // its code may have to come first
    if (!(await comes.then(() => true, () => false))) continue;
    await arrive(page, `${tab}${side ? `/${side}` : ''}:${kind}`, visit);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
}

/** What is said in a root, in the order it is read, and the texts of its attributes. */
export function saidIn(page: Page): Promise<string[]> {
  return page.locator('member-center').evaluate((center) => {
    const root = center.shadowRoot!;
    const said: string[] = [];
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'placeholder',
        'title', 'alt']) {
        const text = element.getAttribute(name);
        if (text) said.push(text);
      }
      const isText = !element.closest('style, svg, script, bdi, code');
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const text = own.map((node) => node.textContent).join(' ').trim();
      if (isText && text) said.push(text);
    }
    return said;
  });
}
