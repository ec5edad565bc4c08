// What a member and the demo's desk do, and what can be read of it: shared by the journeys.
import type { Page } from '@playwright/test';
import type { View } from '@perennial/engine';
import { demo, expect } from './harness.js';

export async function open(page: Page): Promise<void> {
  await page.goto(demo);
  await expect(page.locator('.gate, .panel[role=tabpanel]')).toBeVisible();
}

export async function join(page: Page): Promise<void> {
  await open(page);
  await page.locator('[data-action=join]').click();
  await expect(page.locator('[data-action=check-in]')).toBeVisible();
}

export async function checkIn(page: Page): Promise<void> {
  await page.locator('[data-action=check-in]').first().click();
  await expect(page.locator('.done-row')).toBeVisible();
}

export async function openPanel(page: Page): Promise<void> {
  if (!(await page.locator('#controls').evaluate((panel) => (panel as HTMLDetailsElement).open))) {
    await page.locator('#controls > summary').click();
  }
}

export async function closePanel(page: Page): Promise<void> {
  await page.locator('#controls').evaluate((panel) => ((panel as HTMLDetailsElement).open = false));
}

const clockOffset = (page: Page) =>
  page.evaluate(() => Number(localStorage.getItem('starlight-clock-offset') ?? 0));

export async function move(page: Page, seconds: number): Promise<void> {
  const offset = await clockOffset(page);
  await openPanel(page);
  await page.locator(`[data-move="${seconds}"]`).click();
  await expect.poll(() => clockOffset(page)).toBe(offset + seconds * 1000);
  await closePanel(page);
}

export async function buy(page: Page, sku: string): Promise<void> {
  const known = (await journal(page)).length;
  await page.locator(`[data-buy=${sku}]`).click();
  await expect.poll(async () => (await journal(page)).length).toBeGreaterThan(known);
  await expect(page.locator('#purchases option')).not.toHaveText(['还没有消费']);
}

export async function stars(page: Page): Promise<number> {
  return Number(await page.locator('.balance-number [data-value]').getAttribute('data-value'));
}

/** Activities in the journal, oldest first, and the checkpoints between them by their reason. */
export async function journal(page: Page): Promise<{ type: string; id: string }[]> {
  return page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const records = await center.backend!.history(center.member, undefined, 1000);
    const activities = records.map((record) =>
      'activity' in record ? record.activity : { type: record.checkpoint.reason, id: '' },
    );
    return activities.map(({ type, id }) => ({ type, id })).reverse();
  });
}

/** One submission past the buttons, for any member. */
export function submit(page: Page, type: string, attributes: object = {}, member = 'yue') {
  return page.evaluate(
    async ([activityType, given, id]) => {
      const backend = document.querySelector('member-center')!.backend!;
      const activity = { id: crypto.randomUUID(), member: id, type: activityType };
      const at = backend.now();
      const outcome = await backend.submit({ ...activity, at, attributes: given as never });
      return outcome.status;
    },
    [type, attributes, member] as const,
  );
}

export async function chainIsWhole(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const center = document.querySelector('member-center')!;
    const records = (await center.backend!.history(center.member, undefined, 1000)).reverse();
    return records.every(
      (record, index) =>
        record.seq === records[0]!.seq + index &&
        record.prev === (records[index - 1]?.hash ?? '0'.repeat(64)),
    );
  });
}

/** The view as the page's own engine answers it now. */
export function viewed(page: Page): Promise<View> {
  return page.evaluate(() => {
    const { backend, member } = document.querySelector('member-center')!;
    const { engine } = backend as unknown as { engine: { view(request: object): View } };
    return engine.view({ member, now: backend!.now() });
  });
}

/** The demo's clock starts on 10 December at that hour in Shanghai: all days are in one month. */
export const beginMidMonth = (page: Page, hour = 12) => beginOn(page, '2026-12-10', hour);

/** The demo's clock starts on that day at that hour in Shanghai. */
export async function beginOn(page: Page, date: string, hour = 12): Promise<void> {
  const start = Date.parse(`${date}T00:30:00+08:00`) + hour * 3_600_000;
  await page.addInitScript((begin) => {
    const key = 'starlight-clock-offset';
    localStorage.setItem(key, localStorage.getItem(key) ?? String(begin - Date.now()));
  }, start);
}

/** The same button is pressed in every tab in the same millisecond. */
export async function together(tabs: Page[], button: string): Promise<void> {
  const at = (await tabs[0]!.evaluate(() => Date.now())) + 500;
  const press = (node: Element, instant: number) =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        (node as HTMLElement).click();
        resolve();
      }, instant - Date.now());
    });
  await Promise.all(tabs.map((tab) => tab.locator(button).first().evaluate(press, at)));
}

/** So many days pass, and the page is opened again. */
export async function comeBack(page: Page, days: number): Promise<void> {
  await page.evaluate((passed) => {
    const key = 'starlight-clock-offset';
    const offset = Number(localStorage.getItem(key) ?? 0);
    localStorage.setItem(key, String(offset + passed * 86_400_000));
  }, days);
  await page.reload();
  await expect(page.locator('.panel[role=tabpanel]')).toBeVisible();
}
