// Everything a member may open, fetched before it is: from then on a page that stays open needs no
// network. `tests/unit/ahead.test.ts` compares the list with what sections fetch.
import type { Part } from '../i18n/catalog.js';

export const sections = [
  () => import('../backend/vault.js'),
  () => import('../sections/check-in/check-in.js'),
  () => import('../sections/check-in/month.js'),
  () => import('../sections/check-in/rescue-sheets.js'),
  () => import('../sections/data/data.js'),
  () => import('../sections/data/export.js'),
  () => import('../sections/data/import-sheet.js'),
  () => import('../sections/history/history.js'),
  () => import('../sections/history/why-sheet.js'),
  () => import('../sections/home/tell.js'),
  () => import('../sections/more/consents.js'),
  () => import('../sections/more/join-sheet.js'),
  () => import('../sections/more/leave-sheet.js'),
  () => import('../sections/more/more.js'),
  () => import('../sections/more/voice.js'),
  () => import('../sections/play/play.js'),
  () => import('../sections/play/start-sheet.js'),
  () => import('../sections/rewards/give-back-sheet.js'),
  () => import('../sections/rewards/give.js'),
  () => import('../sections/rewards/redeem-sheet.js'),
  () => import('../sections/rewards/rewards.js'),
  () => import('../sections/rewards/till-sheet.js'),
];

export const parts: Part[] = ['check_in', 'data', 'history', 'more', 'play', 'rewards'];
