// Every style the first view needs, as adopted sheets; what is fetched later brings its own.
import { checkInStyles } from './check-in.js';
import { commonStyles } from './common.js';
import { homeStyles } from './home.js';
import { tabStyles } from './tabs.js';
import { tierStyles } from './tier.js';

export const styles: CSSStyleSheet[] = [
  tabStyles,
  commonStyles,
  tierStyles,
  checkInStyles,
  homeStyles,
].map((style) => style.styleSheet!);

/** Adds the styles of a section that was fetched later, once. */
export function adopt(root: ShadowRoot, sheet: CSSStyleSheet): void {
  if (root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
