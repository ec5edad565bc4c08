// Missions and badges with the real engine: every state, claimed once, and what is still ahead.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, showFixture, test } from './harness.js';
import { join, journal, move, stars, submit, viewed } from './member.js';

const day = 86400;
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

function program(): Program {
  const grant = (amount: number) => ({ stars: amount });
  return {
    id: 'starlight',
    version: 1,
    name: 'Starlight',
    zone: 'Asia/Shanghai',
    currencies: [{ id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' } }],
    streaks: [{ id: 'daily', on: 'check_in', ladder: [{ at: 1, grant: grant(1) }] }],
    missions: [
      { id: 'cup', name: '自带杯', on: 'visit', claim: true, steps: [{ at: 1, grant: grant(30) }] },
      { id: 'two', name: '来两次', on: 'visit', claim: true, steps: [{ at: 2, grant: grant(60) }] },
      { id: 'ten', name: '来十次', on: 'visit', steps: [{ at: 10, grant: grant(90) }] },
      {
        id: 'class',
        name: '品鉴课',
        on: 'visit',
        requires: ['ten'],
        steps: [{ at: 1, grant: grant(5) }],
      },
      {
        id: 'feast',
        name: '双人杯',
        on: 'visit',
        claim: true,
        window: { from: '2026-11-18', until: '2026-11-19' }, // the day that the pages open on,
        steps: [{ at: 9, grant: grant(40) }],
      },
    ],
    badges: [
      {
        id: 'walker',
        name: '常客',
        about: '来店里坐坐。',
        on: 'visit',
        steps: [{ at: 1 }, { at: 5, grant: grant(7) }],
      },
      { id: 'owl', name: '夜猫子', about: '晚上来十次。', on: 'visit', steps: [{ at: 10 }] },
      { id: 'rain', on: 'storm', steps: [{ at: 1 }] },
    ],
  };
}

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: program() }));
  await join(page);
}

test('[A13] missions in five states; what ended cannot be claimed, a claim counts once', async ({
  page,
}) => {
  await become(page);
  expect(await submit(page, 'visit')).toBe('accepted');
  await tab(page, '任务').click();
  const mission = (id: string) => page.locator(`[data-mission=${id}]`);
  const state = (id: string, is: string) =>
    expect(mission(id)).toHaveAttribute('data-state', is);
  await state('cup', 'claimable');
  await state('two', 'active');
  await state('ten', 'active');
  await state('class', 'locked');
  await expect(mission('class')).toContainText('先完成：来十次');
  await expect(mission('two').getByRole('progressbar')).toHaveAttribute('aria-valuetext', '1/2');
  await expect(mission('feast').locator('.ends')).toHaveText(/截止/); // within 48 hours, in risk
  await expect(tab(page, '任务')).toHaveClass(/has-news/);

  await mission('cup').locator('[data-action=claim]').dblclick();
  await state('cup', 'claimed');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.locator('[data-action=check-in]')).toBeVisible();
  expect(await submit(page, 'visit')).toBe('accepted');
  await state('two', 'claimable');
  // Two tabs at the same moment: one is paid.
  const answers = await Promise.all(
    [page, other].map((one) => submit(one, 'claim', { mission: 'two' })),
  );
  expect(answers.sort()).toEqual(['accepted', 'rejected']);
  await state('two', 'claimed');
  const claims = (await journal(page)).filter(({ type }) => type === 'claim');
  expect(claims).toHaveLength(2);

  for (const _ of [1, 2]) await move(page, day);
  await state('feast', 'expired');
  await expect(mission('feast')).toContainText('已结束');
  await expect(mission('feast').getByRole('button')).toHaveCount(0);
  expect(await submit(page, 'claim', { mission: 'feast' })).toBe('rejected');
  await tab(page, '首页').click();
  expect(await stars(page)).toBe(30 + 60);
});

test('home shows what can be claimed, and claiming there leaves the next one', async ({ page }) => {
  await become(page);
  expect(await submit(page, 'visit')).toBe('accepted');
  const glance = page.locator('[data-glance]');
  await expect(glance).toHaveCount(2);
  await expect(glance.first()).toHaveAttribute('data-glance', 'cup');
  await glance.first().getByRole('button', { name: '领取 30 · 自带杯' }).click();
  await expect(page.locator('[data-member-center=announcements]')).toHaveText('已领取 30 星星。');
  await expect(glance.first()).toHaveAttribute('data-glance', 'two'); // half of the way
  await expect.poll(() => stars(page)).toBe(30);
});

test('[A14] a badge not held yet says what it takes and how far it is', async ({ page }) => {
  await become(page);
  for (const _ of [1, 2, 3]) expect(await submit(page, 'visit')).toBe('accepted');
  await tab(page, '任务').click();
  await page.locator('[data-segment=badges]').click();
  const badge = (id: string) => page.locator(`[data-badge=${id}]`);
  await expect(badge('owl')).toContainText('晚上来十次。');
  await expect(badge('owl')).toContainText('3/10');
  await expect(badge('owl')).toContainText('还差 7');
  await expect(badge('owl').locator('.rim-done')).toHaveCount(1);
  await expect(badge('rain').locator('h3')).toHaveText('秘密徽章');
  await expect(badge('rain')).toContainText('得到后揭晓');
  await expect(badge('rain')).not.toContainText('rain');
  // One level is held, the next says how far.
  await expect(badge('walker')).toHaveClass(/newest/);
  await expect(badge('walker')).toContainText('还差 2');
  expect((await viewed(page)).badges.find(({ id }) => id === 'walker')!.held).toBe(1);
});

test('the newest badge is shared with a picture, and a host may share it itself', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shared: object[] = [];
    Object.assign(globalThis, { shared });
    navigator.canShare = () => true;
    navigator.share = async ({ title, text, files }: ShareData = {}) => {
      const [file] = files ?? [];
      shared.push({ title, text, type: file?.type, size: file?.size });
    };
  });
  await become(page);
  expect(await submit(page, 'visit')).toBe('accepted');
  await tab(page, '任务').click();
  await page.locator('[data-segment=badges]').click();
  const button = page.locator('[data-action=share-badge]');
  await expect(button).toHaveAccessibleName('分享常客');
  await button.click();
  const shared = () =>
    page.evaluate(() => (globalThis as unknown as { shared: { size: number }[] }).shared);
  await expect.poll(async () => (await shared()).length).toBe(1);
  const [picture] = await shared();
  expect(picture).toMatchObject({ title: '常客', text: '我在Starlight达成常客', type: 'image/png' });
  expect(picture!.size).toBeGreaterThan(10_000);
  await page.evaluate(() => {
    document.addEventListener('mc-share', (event) => {
      event.preventDefault();
      Object.assign(globalThis, { asked: (event as CustomEvent).detail.title });
    });
  });
  await button.click();
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { asked?: string }).asked))
    .toBe('常客');
  expect(await shared()).toHaveLength(1);
});

test('a goal of several steps stands on a thread at true scale', async ({ page }) => {
  await showFixture(page, 'open', { tab: 'play', lang: 'en' });
  const thread = page.locator('[data-mission=morning] .goal-thread');
  await expect(thread.locator('li')).toHaveCount(3);
  const box = (await thread.boundingBox())!;
  const middle = async (index: number) => {
    const mark = (await thread.locator('.goal-mark').nth(index).boundingBox())!;
    return (mark.x + mark.width / 2 - box.x) / box.width;
  };
  expect(await middle(0)).toBeCloseTo(3 / 10, 1);
  expect(await middle(1)).toBeCloseTo(5 / 10, 1);
  await expect(thread.locator('li').first()).toHaveAttribute('aria-label', '3 reached');
  await expect(thread.locator('li').nth(1)).toHaveAttribute('aria-label', '5: 40 Stars');
});
