// What a visitor of the demo feels, in figures: each opens pages of its own and answers numbers.
import { observe, timeTick } from './measure.mjs';

const phone = { viewport: { width: 390, height: 844 } };
const aheadAfter = 12_000; // ms until what a member may open next has come
const goneAfter = 1200; // ms until an element that was taken out has let go of everything

/** Runs in the page before its scripts: notes when somebody can act, and the last long task. */
function watchForAction() {
  const seen = { acts: 0, busyUntil: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.busyUntil = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const root = document.querySelector('member-center')?.shadowRoot;
    if (!root?.querySelector('[data-action=join], [data-action=check-in]')) {
      return requestAnimationFrame(look);
    }
    return requestAnimationFrame(() => setTimeout(() => (seen.acts = performance.now())));
  };
  look();
}

/** Milliseconds from the navigation until the first button is painted and no long task follows. */
async function untilInteractive(context, address, slowdown) {
  const page = await context.newPage();
  await page.addInitScript(watchForAction);
  await slowed(page, slowdown);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => globalThis.seen.acts > 0);
  await page.waitForTimeout(1000);
  const { acts, busyUntil } = await page.evaluate(() => globalThis.seen);
  return { page, time: Math.max(acts, busyUntil) };
}

async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

async function join(page) {
  await page.locator('[data-action=join]').click();
  await page.locator('[data-action=check-in]').waitFor();
}

/** For somebody new, nothing cached, and for the member they become. */
export async function interactive(browser, address, slowdown) {
  const context = await browser.newContext(phone);
  const newcomer = await untilInteractive(context, address, slowdown);
  await join(newcomer.page);
  await newcomer.page.close();
  const member = await untilInteractive(context, address, slowdown);
  await context.close();
  return { newcomer: newcomer.time, member: member.time };
}

/** The cumulative layout shift, cold and warm. */
export async function shifts(browser, address) {
  const context = await browser.newContext(phone);
  const shiftOf = async (then) => {
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(500);
    const { shifted } = await page.evaluate(() => globalThis.noted);
    await then(page);
    await page.close();
    return shifted;
  };
  const cold = await shiftOf(join);
  const warm = await shiftOf(async () => undefined);
  await context.close();
  return { cold, warm };
}

/**
 * At a quarter of the speed, milliseconds: from the press on check-in to its painted tick, and the
 * longest input as the browser says.
 */
export async function tick(browser, address) {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(address);
  await join(page);
  await page.waitForLoadState('networkidle');
  await slowed(page, 4);
  await page.evaluate(timeTick);
  const button = page.locator('[data-action=check-in]');
  await button.scrollIntoViewIfNeeded();
  const { x, y } = await button.boundingBox();
  await page.mouse.click(x + 20, y + 20); // a locator's click looks at the page meanwhile
  await page.waitForFunction(() => globalThis.noted.painted > 0);
  const { painted, inputs } = await page.evaluate(() => globalThis.noted);
  await context.close();
  return { painted, longest: Math.max(...inputs) };
}

/** The heap after adding and removing the element a hundred times, by what it was before. */
export async function heapAfterHundred(browser, address) {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(address);
  await join(page);
  await page.waitForTimeout(aheadAfter);
  const session = await page.context().newCDPSession(page);
  const level = async () => {
    for (let round = 0; round < 4; round += 1) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  await page.evaluate(cycle, { times: 10, goneAfter });
  const before = await level();
  await page.evaluate(cycle, { times: 100, goneAfter });
  const growth = (await level()) / before;
  await context.close();
  return growth;
}

/** Runs in the page: takes the element out and puts it back, so many times. */
async function cycle({ times, goneAfter: wait }) {
  const center = document.querySelector('member-center');
  const { parentNode: home, nextSibling: next } = center;
  for (let time = 0; time < times; time += 1) {
    center.remove();
    home.insertBefore(center, next);
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => setTimeout(done, wait));
}
