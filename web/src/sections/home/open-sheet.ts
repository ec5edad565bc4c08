// Asks for the sheets of home, which the first view does without.
import type { App } from '../../app/app.js';

export function openHomeSheet(app: App, kind: 'balance' | 'tier', id: string): Promise<void> {
  return app.press('home', import('./sheets.js'), (sheets) =>
    sheets.openHomeSheet(app, kind, id),
  );
}
