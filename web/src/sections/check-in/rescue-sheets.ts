// The sheets that pay for a rescue: what is fetched when one is asked for.
export { openMakeUp } from './make-up-sheet.js';
export { openRestore } from './restore-sheet.js';
