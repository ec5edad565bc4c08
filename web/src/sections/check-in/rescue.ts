// The sheets that pay for a rescue are fetched when one is asked for.
import type { App } from '../../app/app.js';

export async function openMakeUp(app: App, streak: string, day: string): Promise<void> {
  const sheet = await import('./make-up-sheet.js');
  sheet.openMakeUp(app, streak, day);
}

export async function openRestore(app: App, streak: string): Promise<void> {
  const sheet = await import('./restore-sheet.js');
  sheet.openRestore(app, streak);
}
