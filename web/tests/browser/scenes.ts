// A scene: a view of fixtures with a tab, a side of it, or a sheet open, photographed and judged.
import {
  expect,
  expectAccessible,
  type Look,
  screenshots,
  settled,
  showFixture,
  test,
} from './harness.js';

export interface Scene {
  name: string;
  state: string;
  tab: string;
  /** What is there once the section is. */
  seen: string;
  /** The side of the tab to turn to. */
  turn?: string;
  /** What is there once that side is. */
  then?: string;
  /** What opens its sheet. */
  press?: string;
}

export function isAccessible(scene: Scene, look: Look): void {
  const { name, state, tab, seen, turn, then, press } = scene;
  const title = `${name} ${look.lang} ${look.theme} ${look.size}`;
  test(`${title} is accessible`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' }); // a picture of what stands still
    await showFixture(page, state, { ...look, tab });
    await expect(page.locator(seen).first()).toBeVisible();
    if (turn) await page.locator(`[data-segment=${turn}]`).click();
    if (then) await expect(page.locator(then).first()).toBeVisible();
    if (press) {
      await page.locator(press).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    await settled(page);
    await page.screenshot({
      path: `${screenshots}${title.replaceAll(' ', '-')}.png`,
      fullPage: !press,
    });
    await expectAccessible(page);
  });
}
