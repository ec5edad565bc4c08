// A cart and what the engine quotes for it: the rights and vouchers held that are best together,
// and, where it is wished, as much as points pay.
import type {
  Activity,
  ActivityAttributes,
  Engine,
  ErrorAnswer,
  Payment,
  Quote,
  QuotedCart,
  Used,
} from '@perennial/engine';
import type { Brand, Good } from './brands.js';

export type Quoter = Pick<Engine, 'quote'>;

export interface Bill {
  cart: QuotedCart;
  /** What points could pay of it. */
  payment?: Payment;
  next?: Quote['next'];
}

/** The purchase of so many of each, with its delivery. */
export function attributesOf(
  brand: Brand,
  counts: Map<string, number>,
  nameOf: (good: Good) => string,
): ActivityAttributes {
  const lines = brand.goods
    .filter(({ sku }) => counts.get(sku))
    .map((good) => {
      const quantity = counts.get(good.sku)!;
      const { sku, category, price } = good;
      return { sku, name: nameOf(good), category, price, quantity, amount: price * quantity };
    });
  const goods = lines.reduce((sum, { amount }) => sum + amount, 0);
  const delivery = brand.delivery && goods < brand.delivery.freeFrom ? brand.delivery.price : 0;
  const known = { ...brand.attributes, ...(brand.delivery && { delivery }) };
  return { ...known, amount: goods + delivery, lines };
}

/** Nothing while the member is not there. */
export function billOf(
  engine: Quoter,
  who: Pick<Activity, 'member'> & { now: string },
  cart: ActivityAttributes,
  withPoints: boolean,
): Bill | undefined {
  const first = answered(engine.quote({ ...who, cart }));
  if (!first) return undefined;
  const { use } = first.best;
  const { payments, next } = answered(engine.quote({ ...who, cart, use })) ?? first;
  const payment = payments.find(({ money }) => money);
  const bill = { ...(payment && { payment }), ...(next && { next }) };
  if (!withPoints || !payment) return { cart: first.best, ...bill };
  const { reward, quantity } = payment;
  const paid: Used[] = [...use, { reward, ...(quantity && { quantity }) }];
  const quote = answered(engine.quote({ ...who, cart, use: paid }));
  return { cart: quote && !quote.refused ? quote.cart : first.best, ...bill };
}

function answered(answer: Quote | ErrorAnswer): Quote | undefined {
  return 'error' in answer ? undefined : answer;
}
