// The carts of a year as they were settled: what was paid, what rights and vouchers took off, and
// what of that the rights of a plan did. A refund takes its share of all of it back.
import type { ActivityAttributes, Effect, HeldRecord, Program } from '@perennial/engine';

export interface Carts {
  /** Those not refunded in whole. */
  orders: number;
  paid: number;
  saved: number;
  /** What the rights of each plan took off, while it ran. */
  plans: { plan: string; saved: number }[];
}

interface Cart {
  amount: number; // what can be refunded
  refunded: number;
  paid: number;
  saved: number;
  plans: Map<string, number>;
}

export function cartsOf(
  records: HeldRecord[],
  inYear: (at: string) => boolean,
  programme: Program,
): Carts {
  const running = new Set<string>();
  const carts = new Map<string, Cart>();
  for (const record of [...records].sort((a, b) => a.seq - b.seq)) {
    if (!('activity' in record)) continue;
    const { activity, outcome } = record;
    const { attributes = {} } = activity;
    for (const effect of outcome.effects) follow(effect, running);
    if (activity.type === 'purchase' && inYear(activity.at)) {
      carts.set(activity.id, settled(attributes, outcome.effects, running, programme));
    }
    const source = activity.type === 'refund' && carts.get(String(attributes.purchase));
    if (source) source.refunded += refundOf(attributes);
  }
  return inAll([...carts.values()]);
}

function follow(effect: Effect, running: Set<string>): void {
  if (effect.type === 'joined') running.add(effect.plan);
  if (effect.type === 'left') running.delete(effect.plan);
}

function settled(
  attributes: ActivityAttributes,
  effects: Effect[],
  running: Set<string>,
  { plans = [], entitlements = [] }: Program,
): Cart {
  const amount = Number(attributes.amount ?? 0);
  const paid = Number(attributes.paid ?? amount);
  const cart: Cart = { amount, refunded: 0, paid, saved: 0, plans: new Map() };
  for (const effect of effects) {
    if (effect.type !== 'used') continue;
    const { thing, off = 0, money = 0 } = effect;
    cart.amount -= off;
    cart.paid -= off + money;
    cart.saved += off;
    const isRight = entitlements.some(({ id }) => id === thing);
    const plan = plans.find(({ id, grant = {} }) => isRight && running.has(id) && thing in grant);
    if (plan && off > 0) cart.plans.set(plan.id, (cart.plans.get(plan.id) ?? 0) + off);
  }
  return cart;
}

function refundOf({ amount, lines = [] }: ActivityAttributes): number {
  if (typeof amount === 'number') return amount;
  const all = Array.isArray(lines) ? lines : [];
  return all.reduce<number>(
    (sum, line) => sum + (typeof line === 'object' ? Number(line.amount ?? 0) : 0),
    0,
  );
}

function inAll(carts: Cart[]): Carts {
  const plans = new Map<string, number>();
  for (const cart of carts) {
    for (const [plan, saved] of cart.plans) {
      plans.set(plan, (plans.get(plan) ?? 0) + kept(saved, cart));
    }
  }
  const sum = (value: (cart: Cart) => number) =>
    carts.reduce((all, cart) => all + kept(value(cart), cart), 0);
  return {
    orders: carts.filter(({ amount, refunded }) => amount === 0 || refunded < amount).length,
    paid: sum(({ paid }) => paid),
    saved: sum(({ saved }) => saved),
    plans: [...plans].map(([plan, saved]) => ({ plan, saved })),
  };
}

// As the engine takes it back: ⌊value × refunded ÷ amount⌋.
function kept(value: number, { amount, refunded }: Cart): number {
  if (refunded === 0) return value;
  return value - Number((BigInt(value) * BigInt(refunded)) / BigInt(amount));
}
