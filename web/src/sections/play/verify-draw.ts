// A draw done again by the shopper, once its seed is published.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { type DrawKeeper, keepsSeeds } from '../../backend/backend.js';

/** What came of it, in a sentence; what waits for its seed can be asked again. */
export interface Verification {
  text?: string;
  final?: boolean;
}

/** Says into `verification` what came of it. */
export function verifyButton(
  app: App,
  activity: string,
  verification: Verification,
): TemplateResult | typeof nothing {
  const { backend } = app.store;
  if (!keepsSeeds(backend) || verification.final) return nothing;
  const verify = async () => {
    Object.assign(verification, await verifyDraw(app, backend, activity));
    app.say(verification.text!);
    app.update();
  };
  return html`<button class="link" type="button" data-action="verify-draw" @click=${verify}>
    ${app.words.say('draw.verify')}</button>`;
}

async function verifyDraw(
  { store, words }: App,
  keeper: DrawKeeper,
  activity: string,
): Promise<Verification> {
  const verdict = await keeper.verifyDraw(store.member, activity).catch(() => undefined);
  if (!verdict) return { text: words.say('draw.verify_failed') };
  if (verdict.ok) {
    return { text: words.say('draw.verified', { ticket: verdict.ticket }), final: true };
  }
  const waits = verdict.error.code === 'secret';
  return { text: words.say(waits ? 'draw.secret' : 'draw.broken'), final: !waits };
}
