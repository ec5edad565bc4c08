// Sections by name: an attribute, a method, an event, and the page's address with its back button.
import type { Page } from '@playwright/test';
import { expect, fixtures, test } from './harness.js';

const center = (page: Page, id = 'a') => page.locator(`#${id}`);
const panel = (page: Page, id = 'a') => center(page, id).locator('.panel');

/** A member of coffee who has joined, then the page as the query says. */
async function show(page: Page, query: string): Promise<void> {
  await page.goto(`${fixtures}places.html?a=coffee,yue`);
  await center(page).locator('[data-action=join]').click();
  await expect(center(page).locator('[data-action=check-in]')).toBeVisible();
  await page.goto(`${fixtures}places.html?${query}`);
  await expect(panel(page)).toBeVisible();
}

const told = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { told: [string, object][] }).told);

const sections: [string, string, string][] = [
  ['home', 'home', '.balance'],
  ['check-in', 'check_in', '.calendar'],
  ['rewards/wallet', 'rewards', '[data-side=wallet]'],
  ['history', 'history', '.history-month'],
  ['more/data', 'more', '[data-card=kept]'],
];

for (const [path, tab, seen] of sections) {
  test(`the attribute section="${path}" opens there, and home is not shown before`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const seenPanels = new Set<string>();
      Object.assign(globalThis, { seenPanels });
      const look = () => {
        const shown = document.querySelector('#a')?.shadowRoot?.querySelector('.panel');
        if (shown) seenPanels.add((shown as HTMLElement).dataset.section!);
        requestAnimationFrame(look);
      };
      look();
    });
    await show(page, `a=coffee,yue,${path}`);
    await expect(panel(page)).toHaveAttribute('data-section', tab);
    await expect(center(page).locator(seen).first()).toBeVisible();
    const shown = await page.evaluate(
      () => [...(globalThis as unknown as { seenPanels: Set<string> }).seenPanels],
    );
    expect(shown).toEqual([tab]);
    expect(await told(page)).toEqual([]);
  });
}

test('open(), the attribute and the property are in step with what is shown', async ({ page }) => {
  await show(page, 'a=coffee,yue');
  await page.evaluate(() => document.querySelector('member-center')!.open('rewards/wallet'));
  await expect(center(page).locator('[data-side=wallet]')).toBeVisible();
  await expect(center(page)).toHaveAttribute('section', 'rewards/wallet');
  await center(page).locator('[data-segment=catalogue]').click();
  await expect(center(page)).toHaveAttribute('section', 'rewards/catalogue');
  await center(page).getByRole('tab', { name: 'Check-in' }).click();
  const property = () => page.evaluate(() => document.querySelector('member-center')!.section);
  await expect.poll(property).toBe('check-in');
  await center(page).evaluate((node) => node.setAttribute('section', 'history'));
  await expect(panel(page)).toHaveAttribute('data-section', 'history');
  await center(page).evaluate((node) => node.setAttribute('section', 'nowhere'));
  await expect(center(page)).toHaveAttribute('section', 'history');
  await expect(panel(page)).toHaveAttribute('data-section', 'history');
  expect(await told(page)).toEqual(
    ['rewards/wallet', 'rewards/catalogue', 'check-in', 'history'].map((section) => [
      'a', { section },
    ]),
  );
});

test('the address follows what is opened, and the back button leads back', async ({ page }) => {
  await show(page, 'a=coffee,yue,,mc');
  expect(new URL(page.url()).hash).toBe('');
  await center(page).getByRole('tab', { name: 'Rewards' }).click();
  await expect(page).toHaveURL(/#mc=rewards$/);
  await center(page).locator('[data-segment=wallet]').click();
  await expect(page).toHaveURL(/#mc=rewards\/wallet$/);
  await center(page).getByRole('tab', { name: 'History' }).click();
  await expect(page).toHaveURL(/#mc=history$/);
  await page.goBack();
  await expect(center(page).locator('[data-side=wallet]')).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(panel(page)).toHaveAttribute('data-section', 'home');
  await page.goForward();
  await expect(panel(page)).toHaveAttribute('data-section', 'rewards');
  await page.reload();
  await expect(panel(page)).toHaveAttribute('data-section', 'rewards');
});

test('the page’s own fragment stays, and an unknown section is left alone', async ({ page }) => {
  await show(page, 'a=coffee,yue,,mc#season');
  await center(page).getByRole('tab', { name: 'History' }).click();
  await expect(page).toHaveURL(/#season&mc=history$/);
  await page.evaluate(() => (location.hash = 'season&mc=nowhere'));
  await page.waitForTimeout(300);
  await expect(panel(page)).toHaveAttribute('data-section', 'history');
  await expect(page).toHaveURL(/#season&mc=nowhere$/);
});

test('two elements of one page keep their places apart', async ({ page }) => {
  await show(page, 'a=coffee,yue,,left&b=coffee,yue,history,right');
  await expect(panel(page, 'b')).toHaveAttribute('data-section', 'history');
  await center(page, 'a').getByRole('tab', { name: 'Rewards' }).click();
  await expect(page).toHaveURL(/#left=rewards$/);
  await expect(panel(page, 'b')).toHaveAttribute('data-section', 'history');
  await center(page, 'b').getByRole('tab', { name: 'Check-in' }).click();
  await expect(page).toHaveURL(/#left=rewards&right=check-in$/);
  await expect(panel(page, 'a')).toHaveAttribute('data-section', 'rewards');
  await page.goBack();
  await expect(panel(page, 'b')).toHaveAttribute('data-section', 'history');
  await expect(panel(page, 'a')).toHaveAttribute('data-section', 'rewards');
});

test('an element that is taken away and put back still follows the address', async ({ page }) => {
  await show(page, 'a=coffee,yue,,mc');
  await page.evaluate(() => {
    const element = document.querySelector('member-center')!;
    element.remove();
    document.body.append(element);
  });
  await page.evaluate(() => (location.hash = 'mc=history'));
  await expect(panel(page)).toHaveAttribute('data-section', 'history');
});
