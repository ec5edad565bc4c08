// The remote backend against an authority that is scripted to fail.
import { beforeEach, expect, test, vi } from 'vitest';
import { points, press, Quay, told, viewOf } from './remote-quay.js';

let quay: Quay;
beforeEach(async () => {
  quay = await Quay.build();
});

test('what is done is the authority’s outcome, and stands in its journal', async () => {
  const page = quay.page();
  const opened = await page.open('lin');
  expect(opened).toMatchObject({ head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const outcome = await press(page, 'check_in');
  expect(outcome).toMatchObject({ status: 'accepted' });
  expect(outcome).not.toHaveProperty('queued');
  await page.open('lin');
  expect(points(page)).toBe(5);
  expect(quay.count('check_in')).toBe(1);
  expect((await page.history('lin')).map(({ seq }) => seq)).toEqual([2, 1]);
  expect(viewOf(page).authority).toBe('remote');
});

test('[A51] a reply that is lost after the commit is asked for again: one effect', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.apply({
    id: 'buy', member: 'lin', type: 'purchase', at: quay.authority.now(),
    attributes: { amount: 2000 },
  });
  quay.authority.script('activity', 'lost', 'lost');
  const outcome = await press(page, 'redeem', { reward: 'cup' });
  expect(outcome.status).toBe('accepted');
  expect(outcome.effects.map(({ type }) => type)).toEqual(['spent', 'redeemed']);
  expect(quay.sent('activity')).toBe(3);
  const ids = quay.authority.requests.flatMap(({ id }) => id ?? []);
  expect(new Set(ids).size).toBe(1);
  expect(quay.count('redeem')).toBe(1);
  await page.open('lin');
  expect(points(page)).toBe(10);
});

test('somebody on the way who answers for the authority is no answer', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', 'garbled');
  await press(page, 'check_in');
  await vi.waitFor(async () => expect((await told(page)).waiting).toEqual([]));
  expect(quay.count('check_in')).toBe(1);
});

test('[A52] without a network a check-in is kept, survives the page, and counts once', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.cut(true);
  const outcome = await press(page, 'check_in');
  expect(outcome).toMatchObject({ status: 'accepted', queued: true });
  await page.open('lin');
  expect(points(page)).toBe(5); // foreseen
  expect((await told(page))).toMatchObject({ state: 'offline', waiting: [{ type: 'check_in' }] });
  page.close();
  const next = quay.page();
  await next.open('lin');
  expect(points(next)).toBe(5);
  expect(quay.count('check_in')).toBe(0);
  quay.authority.cut(false);
  next.retry();
  await vi.waitFor(() => expect(quay.count('check_in')).toBe(1));
  await vi.waitFor(async () => expect((await told(next)).waiting).toEqual([]));
  await next.open('lin');
  expect(points(next)).toBe(5);
  expect((await told(next))).toMatchObject({ state: 'online', waiting: [], dead: [] });
});

test('[A52] draws and redemptions are refused without a network, and nothing is kept', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.cut(true);
  await press(page, 'visit'); // it finds out
  for (const [type, attributes] of [
    ['redeem', { reward: 'cup' }],
    ['draw', { draw: 'wheel' }],
  ] as const) {
    await expect(press(page, type, attributes)).rejects.toMatchObject({ code: 'offline' });
  }
  expect((await told(page)).waiting.map(({ type }) => type)).toEqual(['visit']);
  quay.authority.cut(false);
  page.retry();
  await vi.waitFor(async () => expect((await told(page)).waiting).toEqual([]));
  expect([quay.count('redeem'), quay.count('draw')]).toEqual([0, 0]);
});

test('what the engine refuses without a network is refused at once', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.cut(true);
  await press(page, 'check_in');
  await expect(press(page, 'check_in')).resolves.toMatchObject({ code: 'already_checked_in' });
  expect((await told(page)).waiting).toHaveLength(1);
});

test('a redemption that was not heard of in time is never done later', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.apply({
    id: 'buy', member: 'lin', type: 'purchase', at: quay.authority.now(),
    attributes: { amount: 1000 },
  });
  quay.authority.script('activity', ...Array<'unreachable'>(40).fill('unreachable'));
  const pressed = press(page, 'redeem', { reward: 'cup' }, 'cup-1');
  await expect(pressed).rejects.toMatchObject({ code: 'unconfirmed' });
  await vi.waitFor(async () => expect((await told(page)).dead).toHaveLength(1), 5000);
  expect((await told(page)).dead[0]).toMatchObject({ code: 'offline', activity: { id: 'cup-1' } });
  expect(quay.count('redeem')).toBe(0);
  // The same press once more, as the page does it within minutes, is tried anew.
  await expect(press(page, 'redeem', { reward: 'cup' }, 'cup-1')).resolves.toMatchObject({
    status: 'accepted',
  });
  expect((await told(page)).dead).toEqual([]);
  expect(quay.count('redeem')).toBe(1);
});

test('[A53] what was kept and then refused is a dead letter until it is discarded', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.cut(true);
  await press(page, 'check_in');
  quay.authority.apply({
    id: 'kiosk', member: 'lin', type: 'check_in', at: quay.authority.now(),
  });
  quay.authority.cut(false);
  page.retry();
  await vi.waitFor(async () => expect((await told(page)).dead).toHaveLength(1));
  expect((await told(page)).dead[0]).toMatchObject({
    code: 'already_checked_in', activity: { type: 'check_in' }, reason: expect.any(String),
  });
  const next = quay.page();
  await next.open('lin');
  expect((await told(next)).dead).toHaveLength(1);
  expect(points(next)).toBe(5);
  const { id } = (await told(next)).dead[0]!.activity;
  await next.discard('lin', id);
  await next.open('lin');
  expect((await told(next)).dead).toEqual([]);
  await page.open('lin');
  expect((await told(page)).dead).toEqual([]);
});

test('the order of one member’s wishes is kept, whatever fails', async () => {
  const page = quay.page({ patience: 5000 });
  await page.open('lin');
  quay.authority.script(
    'activity', { status: 503 }, { status: 409 }, 'lost', 'unreachable', { status: 429 },
  );
  const types = ['one', 'two', 'three', 'four'];
  const pressed = [];
  for (const type of types) {
    pressed.push(press(page, type));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(pressed);
  await vi.waitFor(async () => expect((await told(page)).waiting).toEqual([]));
  const done = quay.authority.journal('lin').map(({ type }) => type);
  expect(done.filter((type) => types.includes(type))).toEqual(types);
});

test('an authority that is busy is asked again, and the outcome is its own', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', { status: 409 }, { status: 409 });
  const outcome = await press(page, 'check_in');
  expect(outcome).not.toHaveProperty('queued');
  expect((await told(page)).state).toBe('online');
});

test('Retry-After is respected', async () => {
  const page = quay.page({ patience: 3000, retry: { first: 1, most: 5000, random: () => 0 } });
  await page.open('lin');
  quay.authority.script('activity', { status: 429, after: 1 });
  const begun = performance.now();
  await press(page, 'check_in');
  expect(performance.now() - begun).toBeGreaterThan(950);
});

test('a slow authority is waited for, then the wish is kept and confirmed later', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', { delay: 150 });
  expect(await press(page, 'visit')).not.toHaveProperty('queued');
  quay.authority.script('activity', { delay: 900 });
  expect(await press(page, 'check_in')).toMatchObject({ status: 'accepted', queued: true });
  await vi.waitFor(async () => expect((await told(page)).waiting).toEqual([]), 3000);
  expect(quay.count('check_in')).toBe(1);
});

test('an authority that never answers is given up after the timeout', async () => {
  const page = quay.page({ timeout: 60 });
  await page.open('lin');
  quay.authority.script('activity', { delay: 60_000 });
  await press(page, 'check_in');
  await vi.waitFor(() => expect(quay.count('check_in')).toBe(1), 3000);
});

test('an authority that restarts in between does it once', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', 'restart', 'lost', 'restart');
  await press(page, 'check_in');
  await vi.waitFor(async () => expect((await told(page)).waiting).toEqual([]), 3000);
  expect(quay.count('check_in')).toBe(1);
  await page.open('lin');
  expect(points(page)).toBe(5);
});

test('what is in the authority’s state already is not foreseen on top of it', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.script('activity', 'lost', ...Array<'unreachable'>(200).fill('unreachable'));
  await press(page, 'purchase_at_kiosk', {}).catch(() => undefined);
  quay.authority.apply({
    id: 'other', member: 'lin', type: 'purchase', at: quay.authority.now(),
    attributes: { amount: 1000 },
  });
  const next = quay.page();
  await next.open('lin');
  await vi.waitFor(async () => {
    await next.open('lin');
    expect(points(next)).toBe(10);
  });
  const types = (await next.history('lin')).map((one) => 'activity' in one && one.activity.type);
  expect(types.filter((type) => type === 'purchase_at_kiosk')).toHaveLength(1);
});

test('[A54] what is held here may vanish: the state returns, presses arrive once', async () => {
  const page = quay.page();
  await page.open('lin');
  await press(page, 'check_in');
  await quay.shelf.forget('lin');
  await page.open('lin');
  expect(points(page)).toBe(5);
  quay.authority.script('activity', { delay: 150 });
  const pressed = press(page, 'visit');
  await new Promise((resolve) => setTimeout(resolve, 60));
  await quay.shelf.forget('lin');
  expect(await pressed).toMatchObject({ status: 'accepted' });
  expect(quay.count('visit')).toBe(1);
});

test('a member who was erased is gone from the device, with what was on its way', async () => {
  const page = quay.page();
  await page.open('lin');
  quay.authority.cut(true);
  await press(page, 'visit');
  quay.authority.erase('lin');
  quay.authority.cut(false);
  page.retry();
  await vi.waitFor(async () => expect(await page.open('lin')).toBe('erased'));
  expect((await told(page)).waiting).toEqual([]);
});

test('somebody who has not joined is empty, and joins through the authority only', async () => {
  const page = quay.page();
  expect(await page.open('yue')).toBe('empty');
  const outcome = await page.submit({ id: 'j', member: 'yue', type: 'enrol', at: page.now() });
  expect(outcome.status).toBe('accepted');
  expect(await page.open('yue')).toMatchObject({ head: expect.any(String) });
});

test('prices that changed since they were shown are shown first', async () => {
  const page = quay.page();
  await page.open('lin');
  const { harbour } = await import('../authority/programme.js');
  quay.authority.adopt(JSON.stringify({ ...harbour, version: 2 }));
  const pressed = press(page, 'redeem', { reward: 'cup' });
  await expect(pressed).rejects.toMatchObject({ code: 'programme_changed' });
  page.retry();
  await vi.waitFor(async () => {
    await page.open('lin');
    expect(viewOf(page).program.version).toBe(2);
  });
  await expect(press(page, 'redeem', { reward: 'cup' })).resolves.toMatchObject({
    code: 'insufficient_balance',
  });
});
