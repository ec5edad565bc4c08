// Everything a member may open, fetched before it is: from then on a page that stays open needs no
// network. `tests/unit/ahead.test.ts` compares the list with what sections fetch.
import type { Part } from '../i18n/catalog.js';

export const sections = [
  () => import('../backend/vault.js'),
  () => import('../parts/qr.js'),
  () => import('../sections/card/member-card.js'),
  () => import('../sections/check-in/check-in.js'),
  () => import('../sections/check-in/month.js'),
  () => import('../sections/check-in/rescue-sheets.js'),
  () => import('../sections/data/data.js'),
  () => import('../sections/data/export.js'),
  () => import('../sections/data/import-sheet.js'),
  () => import('../sections/draws/draws.js'),
  () => import('../sections/draws/prize-sheet.js'),
  () => import('../sections/history/history.js'),
  () => import('../sections/history/why-sheet.js'),
  () => import('../sections/home/below.js'),
  () => import('../sections/home/sheets.js'),
  () => import('../sections/home/tell.js'),
  () => import('../sections/more/birthday.js'),
  () => import('../sections/more/consents.js'),
  () => import('../sections/more/join-sheet.js'),
  () => import('../sections/more/leave-sheet.js'),
  () => import('../sections/more/more.js'),
  () => import('../sections/more/referral.js'),
  () => import('../sections/more/voice.js'),
  () => import('../sections/play/play.js'),
  () => import('../sections/play/start-sheet.js'),
  () => import('../sections/rewards/give-back-sheet.js'),
  () => import('../sections/rewards/give.js'),
  () => import('../sections/rewards/redeem-sheet.js'),
  () => import('../sections/rewards/rewards.js'),
  () => import('../sections/rules/blocks.js'),
  () => import('../sections/rules/rules.js'),
  () => import('../sections/year/year.js'),
];

export const parts: Part[] = [
  'card', 'check_in', 'data', 'draw', 'history', 'home', 'invite', 'more', 'play', 'rewards',
  'rules', 'story',
];
