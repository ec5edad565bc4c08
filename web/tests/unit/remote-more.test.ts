// The remote backend: tokens, clocks, tabs, waiting times, and what may wait.
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { AuthorityClock } from '../../src/backend/remote-clock.js';
import { delayAfter } from '../../src/backend/remote-retry.js';
import { needsAuthority } from '../../src/backend/remote-submission.js';
import { day, noon, points, press, Quay, told, viewOf } from './remote-quay.js';

let quay: Quay;
beforeEach(async () => {
  quay = await Quay.build();
});

test('[A35] a refused token is renewed once; refused again, the backend is blocked', async () => {
  quay.authority.tokens = { good: 'lin' };
  let current = 'old';
  const asked: boolean[] = [];
  const page = quay.page({
    token: (fresh) => {
      asked.push(fresh);
      return fresh ? 'good' : current;
    },
  });
  await page.open('lin');
  expect(asked).toEqual([false, true]);
  await press(page, 'check_in');
  quay.authority.tokens = { better: 'lin' };
  const outcome = await press(page, 'visit');
  expect(outcome).toMatchObject({ queued: true });
  expect(page.standing('lin').state).toBe('blocked');
  expect(await page.open('lin')).toBe('blocked');
  await expect(press(page, 'redeem', { reward: 'cup' })).rejects.toMatchObject({
    code: 'signed_out',
  });
  quay.authority.tokens = { good: 'lin' };
  current = 'good';
  expect(await page.open('lin')).toMatchObject({ head: expect.any(String) });
  await vi.waitFor(() => expect(quay.count('visit')).toBe(1));
  expect((await told(page)).state).toBe('online');
});

test('a host without a token is blocked, and nothing is asked', async () => {
  const page = quay.page({ token: () => undefined });
  expect(await page.open('lin')).toBe('blocked');
  expect(quay.authority.requests).toEqual([]);
});

test('[A50] two tabs press at the same instant: one effect, and both are told', async () => {
  const tabs = [quay.page(), quay.page()];
  for (const tab of tabs) await tab.open('lin');
  const outcomes = await Promise.all(tabs.map((tab) => press(tab, 'check_in')));
  expect(outcomes.map(({ code }) => code).sort()).toEqual(['already_checked_in', 'ok']);
  for (const tab of tabs) {
    await tab.open('lin');
    expect(points(tab)).toBe(5);
    expect(tab.standing('lin').dead).toEqual([]);
  }
  expect(quay.count('check_in')).toBe(1);
});

test('[A50] two tabs press at the same instant without a network: one is kept', async () => {
  const tabs = [quay.page(), quay.page()];
  for (const tab of tabs) await tab.open('lin');
  quay.authority.cut(true);
  for (const tab of tabs) await press(tab, 'visit'); // they find out
  const outcomes = await Promise.all(tabs.map((tab) => press(tab, 'check_in')));
  expect(outcomes.map(({ code }) => code).sort()).toEqual(['already_checked_in', 'ok']);
  quay.authority.cut(false);
  tabs[0]!.retry();
  await vi.waitFor(async () => expect((await told(tabs[1]!)).waiting).toEqual([]));
  expect((await told(tabs[1]!)).dead).toEqual([]);
  expect(quay.count('check_in')).toBe(1);
});

test('[A50] one sender at a time: what one tab put there another one sends', async () => {
  const first = quay.page();
  await first.open('lin');
  quay.authority.cut(true);
  await press(first, 'one');
  await press(first, 'two');
  const second = quay.page();
  await second.open('lin');
  await press(second, 'three');
  first.close();
  quay.authority.cut(false);
  await vi.waitFor(() => expect(quay.count('three')).toBe(1), 3000);
  const types = quay.authority.journal('lin').map(({ type }) => type);
  expect(types.slice(-3)).toEqual(['one', 'two', 'three']);
  expect(quay.authority.requests.filter(({ id }) => id?.startsWith('a-')).length).toBeLessThan(30);
});

test('[A55] the device’s clock is a day off: the authority’s day counts', async () => {
  for (const error of [day, -day]) {
    quay = await Quay.build();
    quay.error = error;
    const page = quay.page();
    await page.open('lin');
    expect(Math.abs(Date.parse(page.now()) - noon)).toBeLessThan(5000);
    await press(page, 'check_in');
    expect(viewOf(page).streaks[0]!.today).toBe('2026-03-02');
    expect(quay.count('check_in')).toBe(1);
  }
});

test('[A55] the clock is set forward without a network: nothing is sent ahead', async () => {
  const page = quay.page();
  await page.open('lin');
  await press(page, 'check_in');
  quay.authority.cut(true);
  quay.error = day;
  // As far as this device knows, it is another day.
  expect(await press(page, 'check_in')).toMatchObject({ queued: true });
  quay.authority.cut(false);
  page.retry();
  await vi.waitFor(async () => expect((await told(page)).dead).toHaveLength(1));
  expect((await told(page)).dead[0]!.code).toBe('already_checked_in');
  expect(quay.count('check_in')).toBe(1);
  await page.open('lin');
  expect(points(page)).toBe(5);
});

test('[A55] a night without a network: the next check-in counts for its own morning', async () => {
  const page = quay.page();
  await page.open('lin');
  await press(page, 'check_in');
  page.close();
  quay.authority.cut(true);
  quay.time += day; // the page was closed meanwhile
  const next = quay.page();
  await next.open('lin');
  expect(await press(next, 'check_in')).toMatchObject({ queued: true });
  quay.time += day / 2;
  quay.authority.cut(false);
  next.retry();
  await vi.waitFor(() => expect(quay.count('check_in')).toBe(2));
  await vi.waitFor(async () => expect((await told(next)).waiting).toEqual([]));
  expect(viewOf(next).streaks[0]!.length).toBe(2);
  expect(quay.authority.journal('lin').at(-1)!.at.slice(0, 16)).toMatch(/03T(04:00|12:00)/);
});

test('the clock goes on by the further of two, never back, and never below the member’s', () => {
  let wall = 1_000_000_000_000;
  let steady = 0;
  const clock = new AuthorityClock({ wall: () => wall, steady: () => steady });
  expect(clock.isDoubtful).toBe(true);
  clock.heard('2026-03-02T12:00:00Z');
  const said = Date.parse('2026-03-02T12:00:00Z');
  steady += 5000;
  wall += 5000;
  expect(clock.now()).toBe(said + 5000);
  expect(clock.isDoubtful).toBe(false);
  wall -= 3_600_000; // set back
  expect(clock.now()).toBe(said + 5000);
  expect(clock.isDoubtful).toBe(true);
  wall += 2 * 3_600_000; // the other one stood still while the device slept
  expect(clock.now()).toBe(said + 3_605_000);
  clock.heard('2026-03-02T12:00:10Z');
  expect(clock.now()).toBe(said + 10_000);
  clock.heard('2026-03-02T12:00:09Z'); // an answer that was on its way for long
  expect(clock.now()).toBe(said + 10_000);
  clock.keepAbove('2026-03-02T13:00:00Z');
  expect(clock.now()).toBe(said + 3_600_000);
});

test('waiting times double up to a limit, and half of each is left to chance', () => {
  const retry = (random: number) => ({ first: 1000, most: 60_000, random: () => random });
  expect([1, 2, 3, 4].map((n) => delayAfter(n, retry(0)))).toEqual([500, 1000, 2000, 4000]);
  expect([1, 2, 3, 4].map((n) => delayAfter(n, retry(0.5)))).toEqual([750, 1500, 3000, 6000]);
  expect(delayAfter(40, retry(0))).toBe(30_000);
  expect(delayAfter(1, retry(0), 9000)).toBe(9000);
});

test('every type that the engine knows either may wait or may not', () => {
  const guard = new URL('../../../core/src/engine/guard.cpp', import.meta.url);
  const source = readFileSync(guard, 'utf8').split('kVerbs[] =')[1]!.split('};')[0]!;
  const verbs = [...source.matchAll(/"(\w+)"/g)].map(([, verb]) => verb!);
  expect(verbs.length).toBeGreaterThan(25);
  expect(verbs.filter((verb) => !needsAuthority(verb)).sort()).toEqual([
    'claim', 'consent', 'feedback', 'make_up', 'profile', 'restore', 'start', 'survey', 'told',
  ]);
  expect(needsAuthority('check_in')).toBe(false);
});

test('a message that the authority never takes is a dead letter, or said at once', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', { status: 422 });
  await expect(press(page, 'visit')).rejects.toMatchObject({ code: 'authority_refused' });
  quay.authority.cut(true);
  await press(page, 'visit');
  quay.authority.cut(false);
  quay.authority.script('activity', { status: 422 });
  page.retry();
  await vi.waitFor(async () => expect((await told(page)).dead).toHaveLength(1));
  expect((await told(page)).dead[0]).toMatchObject({ code: 'authority_refused' });
});

test('history without a network is the page last read, below what is foreseen', async () => {
  const page = quay.page();
  await page.open('lin');
  await press(page, 'check_in');
  await page.history('lin');
  quay.authority.cut(true);
  await press(page, 'visit');
  const records = await page.history('lin');
  expect(records.map((one) => 'activity' in one && one.activity.type)).toEqual([
    'visit', 'check_in', 'enrol',
  ]);
  await expect(page.history('lin', 1)).rejects.toMatchObject({ code: 'offline' });
});
