// Nothing is found by axe: every state in both themes, forced colours and high contrast, and every
// place and sheet of the fullest states.
import { expectAccessible, screenshots, showFixture, test } from './harness.js';
import { walk } from './walk.js';

const states = [
  'open', 'done', 'protected', 'lost', 'fresh', 'grace', 'top', 'debt', 'short', 'risk', 'trial',
  'empty', 'blocked', 'suspended', 'closed', 'erased', 'guest', 'failed',
];

for (const state of states) {
  test(`[A57] axe finds nothing in the state “${state}”, light and dark`, async ({ page }) => {
    for (const theme of ['light', 'dark'] as const) {
      const lang = state.length % 2 === 0 ? 'en' : 'zh-CN';
      await showFixture(page, state, { theme, lang });
      await page.locator('.panel, .gate').first().waitFor();
      await expectAccessible(page);
    }
  });
}

for (const theme of ['light', 'dark'] as const) {
  for (const state of ['open', 'belong']) {
    test(`[A57] axe finds nothing anywhere in “${state}”, ${theme}`, async ({ page }) => {
      test.slow();
      await showFixture(page, state, { theme, lang: 'en' });
      await walk(page, () => expectAccessible(page));
    });
  }
}

for (const [name, media] of [
  ['forced colours', { forcedColors: 'active' }],
  ['high contrast', { contrast: 'more' }],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`[A57] axe finds nothing under ${name}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ ...media, colorScheme: theme });
      await showFixture(page, 'open', { theme, lang: 'en' });
      await walk(page, async (place) => {
        const file = `${name}-${theme}-${place}`.replace(/\W/g, '-');
        await page.screenshot({ path: `${screenshots}${file}.png` });
        // Forced colours are the member's own; axe reads those that were there before.
        await expectAccessible(page, ...('forcedColors' in media ? ['color-contrast'] : []));
      });
    });
  }
}
