// Asks for the sheets that pay for a rescue, which the first view does without.
import type { App } from '../../app/app.js';

type Sheets = typeof import('./rescue-sheets.js');

export function openMakeUp(app: App, streak: string, day: string): Promise<void> {
  return opened(app, (sheets) => sheets.openMakeUp(app, streak, day));
}

export function openRestore(app: App, streak: string): Promise<void> {
  return opened(app, (sheets) => sheets.openRestore(app, streak));
}

function opened(app: App, open: (sheets: Sheets) => void): Promise<void> {
  return app.press('check_in', import('./rescue-sheets.js'), open);
}
