// A draw done again by the shopper, once its seed is published.
import type { App } from '../../app/app.js';
import type { DrawKeeper } from '../../backend/backend.js';

/** What came of it, in a sentence. */
export async function verifyDraw({ store, words }: App, activity: string): Promise<string> {
  const keeper = store.backend as unknown as DrawKeeper;
  const verdict = await keeper.verifyDraw(store.member, activity).catch(() => undefined);
  if (!verdict) return words.say('draw.verify_failed');
  if (verdict.ok) return words.say('draw.verified', { ticket: verdict.ticket });
  return words.say(verdict.error.code === 'secret' ? 'draw.secret' : 'draw.broken');
}
