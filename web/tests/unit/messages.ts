// Both languages whole: every part that a page fetches by and by.
import { loadMessages, type Messages, type Part } from '../../src/i18n/catalog.js';

const parts: Part[] = [
  'first', 'card', 'check_in', 'data', 'draw', 'gate', 'history', 'home', 'invite', 'moment',
  'more', 'play', 'remote', 'rewards', 'rules', 'status', 'story',
];

export const en = (await loadMessages('en', parts)) as Required<Messages>;
export const zh = (await loadMessages('zh-CN', parts)) as Required<Messages>;
