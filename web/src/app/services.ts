// What a page asks of the member center by its methods: what a cart comes to, which rights are
// held, and activities of its own. Fetched when first asked for.
import type {
  Activity,
  ActivityAttributes,
  Gift,
  Outcome,
  Quote,
  Used,
} from '@perennial/engine';
import { giftsOf } from '../model/result.js';
import type { Store } from '../state/store.js';
import type { App } from './app.js';
import { tellHost } from './events.js';

/** What a cart comes to for the member, money in minor units. */
export interface CartPreview {
  /** As it was sent. */
  list: number;
  /** By how much the rights and vouchers that are best together lower it. */
  discount: number;
  /** What is left to pay. */
  total: number;
  /** What buying it gives: points, growth, cards. */
  gifts: Gift[];
  /** How much more in the cart would bring the nearest right or voucher into play. */
  missing?: { amount: number; thing: string; name: string };
  /** What the `purchase` has to ask for to come to this. */
  use: Used[];
  /** Everything the engine says of it: core/docs/quote.md. */
  quote: Quote;
}

/** A right that the member holds now. */
export interface HeldRight {
  id: string;
  name: string;
  until?: string;
}

/** An activity of the page's; what is left out is new, of the member shown, and of now. */
export type GivenActivity = Pick<Activity, 'type' | 'attributes'> & Partial<Activity>;

/** Nothing for somebody who is not a member. */
export async function preview(
  app: App,
  cart: ActivityAttributes,
): Promise<CartPreview | undefined> {
  const store = await storeOf(app);
  if (store?.standing !== 'member') return undefined;
  const quote = store.quote(cart);
  if ('error' in quote) throw new Error(quote.error.sentence);
  const { best, next } = quote;
  return {
    list: best.list,
    discount: best.off + best.money,
    total: best.paid,
    gifts: giftsOf(best),
    ...(next && { missing: missingOf(app, next) }),
    use: best.use,
    quote,
  };
}

function missingOf({ words }: App, { missing, thing }: NonNullable<Quote['next']>) {
  return { amount: missing, thing, name: words.thing(thing) };
}

export async function entitlements(app: App): Promise<HeldRight[]> {
  const store = await storeOf(app);
  if (store?.standing !== 'member') return [];
  return store.view!.entitlements.map(({ id, name, until }) => ({
    id,
    name: app.words.text(name) || id,
    ...(until && { until }),
  }));
}

export async function submit(app: App, given: GivenActivity): Promise<Outcome> {
  const store = await storeOf(app);
  if (!store) throw new Error('The attribute `member` is missing.');
  const { backend, member } = store;
  const activity = { id: crypto.randomUUID(), member, at: backend.now(), ...given };
  const outcome = await backend.submit(activity);
  if (activity.member === member) await store.refresh();
  const { type, attributes = {} } = activity;
  tellHost(app.host, 'mc-outcome', { type, attributes, outcome });
  return outcome;
}

/** The store once everything that is being loaded is there; nothing for a guest. */
async function storeOf(app: App): Promise<Store | undefined> {
  let awaited: Promise<void> | undefined;
  while (awaited !== app.loading) await (awaited = app.loading);
  if (app.failure) throw app.failure;
  return app.host.member ? app.store : undefined;
}
