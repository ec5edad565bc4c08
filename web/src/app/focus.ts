// Where the focus goes when what was pressed has gone.
import type { App } from './app.js';

/** Gives the focus to the first of these that is there, unless something still has it. */
export async function keepFocus(app: App, ...selectors: string[]): Promise<void> {
  await app.host.updateComplete;
  if (app.root.activeElement) return;
  for (const selector of selectors) {
    const found = app.root.querySelector<HTMLElement>(selector);
    if (found) return found.focus({ preventScroll: true });
  }
  app.focusTab();
}
