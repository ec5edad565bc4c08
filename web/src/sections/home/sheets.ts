// The sheets of home: what is fetched when one is asked for.
import type { App } from '../../app/app.js';
import { adopt } from '../../styles/index.js';
import { homeSheetStyles } from '../../styles/home-sheets.js';
import { openBalance } from './balance-sheet.js';
import { openTier } from './tier-sheet.js';

export function openHomeSheet(app: App, kind: 'balance' | 'tier', id: string): void {
  adopt(app.root, homeSheetStyles.styleSheet!);
  (kind === 'balance' ? openBalance : openTier)(app, id);
}
