// What follows when somebody begins to use a member center: the browser is asked to keep what there
// is to lose by now, and what they may open next comes while nothing else does.
import { loadMessages, tongueOf } from '../i18n/catalog.js';
import type { App } from './app.js';

const asked = 'mc:asked-to-persist';
const quietFor = 10_000; // milliseconds
let isSettled = false;

export function settleIn(app: App, hasGained: boolean): void {
  if (hasGained && app.backend!.authority === 'local') void askToPersist();
  if (isSettled) return;
  isSettled = true;
  setTimeout(() => void fetchAhead(app).catch(() => undefined), quietFor);
}

// Once a browser: some ask the visitor in turn.
async function askToPersist(): Promise<void> {
  try {
    if (localStorage.getItem(asked) || (await navigator.storage.persisted())) return;
    localStorage.setItem(asked, '1');
    await navigator.storage.persist();
  } catch {
    // A browser that offers none of it decides by itself.
  }
}

/** One after another, and not where the visitor pays for what is fetched. */
async function fetchAhead({ host }: App): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const { parts, sections } = await import('./ahead.js');
  await loadMessages(tongueOf(host).ours, parts);
  for (const fetchSection of sections) await fetchSection();
}
