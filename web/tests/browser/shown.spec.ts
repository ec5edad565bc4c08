// What home shows is what the view says: what ends soon, how far the level is, each rung.
import type { Page } from '@playwright/test';
import type { Program } from '@perennial/engine';
import { expect, test } from './harness.js';
import { checkIn, join, move, submit, viewed } from './member.js';

const day = 86400;

// Stars live for ten days; a day checked in is worth 5, the third of a row 20 more.
const brief: Program = {
  id: 'starlight',
  version: 1,
  name: 'Starlight',
  zone: 'Asia/Shanghai',
  currencies: [
    { id: 'stars', name: { 'zh-CN': '星星', en: 'Stars' }, term: { for: 'P10D' } },
    { id: 'growth', name: { 'zh-CN': '成长值', en: 'Growth' } },
  ],
  rules: [{ id: 'grow', on: 'purchase', grant: { growth: { rate: [1, 100], of: 'amount' } } }],
  streaks: [
    {
      id: 'daily',
      on: 'check_in',
      ladder: [{ at: 1, grant: { stars: 5 } }],
      steps: [{ at: 3, grant: { stars: 20 } }],
      make_up: { window: { last: 'P7D' } },
    },
  ],
  tiers: [
    {
      id: 'level',
      levels: [
        { id: 'silver', name: { 'zh-CN': '银星', en: 'Silver' } },
        { id: 'gold', name: { 'zh-CN': '金星', en: 'Gold' }, need: { growth: 100 } },
        { id: 'diamond', name: { 'zh-CN': '星钻', en: 'Diamond' }, need: { growth: 250 } },
      ],
    },
  ],
};

async function become(page: Page): Promise<void> {
  await page.route('**/programs/coffee.json', (route) => route.fulfill({ json: brief }));
  await join(page);
}

test('what ends is said with its day, and is a risk from six days before', async ({ page }) => {
  await become(page);
  await expect(page.locator('.note-expiring')).toHaveCount(0);
  await checkIn(page);
  const note = page.locator('.note-expiring');
  const says = async () => {
    const [next] = (await viewed(page)).currencies[0]!.expiring;
    const [, month, date] = next!.at.slice(0, 10).split('-').map(Number);
    return { amount: next!.amount, day: `${month}月${date}日` };
  };
  const { amount, day: ends } = await says();
  expect(amount).toBe(5);
  const text = new RegExp(`5 到期 · .*${ends}`); // across a new year it names the year
  await expect(note).toHaveText(text);
  for (const left of [9, 8, 7]) {
    await move(page, day);
    await expect(note, `${left} days before`).toHaveText(text);
    expect(await says()).toEqual({ amount, day: ends });
    await expect(note, `${left} days before`).not.toHaveClass(/soon/);
  }
  await expect(page.locator('[part=line]')).not.toHaveClass(/risk/);
  await move(page, day);
  await expect(note).toHaveClass(/soon/);
  await expect(page.locator('[part=line]')).toHaveClass(/risk/);
  await expect(page.locator('[part=line]')).toContainText(new RegExp(`5 星星 .*${ends}到期`));
});

test('the track of the level counts what the view counts', async ({ page }) => {
  await become(page);
  const track = page.getByRole('progressbar', { name: '成长值' });
  const compare = async (now: number, most: number) => {
    await expect(track).toHaveAttribute('aria-valuenow', String(now));
    await expect(track).toHaveAttribute('aria-valuemax', String(most));
    const [tier] = (await viewed(page)).tiers;
    expect(tier!.earned.growth).toBe(now);
    expect(tier!.next!.missing).toEqual([{ thing: 'growth', amount: most - now }]);
    const width = async (selector: string) =>
      (await page.locator(selector).boundingBox())!.width;
    const share = (await width('.track-fill')) / (await width('.track'));
    expect(Math.abs(share - now / most)).toBeLessThan(0.03);
  };
  expect(await submit(page, 'purchase', { amount: 4000 })).toBe('accepted');
  await compare(40, 100);
  expect(await submit(page, 'purchase', { amount: 10500 })).toBe('accepted');
  await compare(145, 250);
  await expect(page.locator('.tier')).toContainText('金星');
});

test('each rung of the ladder has the state and the gain of the view', async ({ page }) => {
  await become(page);
  await checkIn(page);
  for (const _ of [1, 2]) await move(page, day); // the second day is missed
  await checkIn(page);
  await move(page, day);
  await move(page, day); // and the fourth
  const compare = async (states: string[]) => {
    const [streak] = (await viewed(page)).streaks;
    expect(streak!.ladder.map(({ state }) => state)).toEqual(states);
    const nodes = page.locator('.check-in .ladder .node');
    await expect(nodes).toHaveCount(streak!.ladder.length);
    for (const [index, rung] of streak!.ladder.entries()) {
      const node = nodes.nth(index);
      await expect(node).toHaveClass(new RegExp(`^node ${rung.state} `));
      const current = await node.getAttribute('aria-current');
      expect(current).toBe(rung.day === streak!.today ? 'date' : null);
      const ahead = rung.state === 'today' || rung.state === 'to_come';
      if (!ahead) continue;
      const gain = rung.reward.reduce((sum, { amount }) => sum + amount, 0);
      await expect(node).toHaveAttribute('aria-label', new RegExp(`${gain} 星星`));
      if (rung.step) await expect(node).toHaveClass(/gift/);
      else await expect(node.locator('.node-disc')).toHaveText(`+${gain}`);
    }
  };
  await compare(['checked', 'missed', 'checked', 'missed', 'today', 'to_come', 'to_come']);
  expect(await submit(page, 'make_up', { streak: 'daily', day: await dayBefore(page) })).toBe(
    'accepted',
  );
  await compare(['checked', 'missed', 'checked', 'made_up', 'today', 'to_come', 'to_come']);
  await expect(page.locator('.node.today')).toHaveClass(/gift/); // the third in a row
});

async function dayBefore(page: Page): Promise<string> {
  const { today } = await viewed(page);
  return new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
}
