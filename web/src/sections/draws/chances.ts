// How often one can draw now, how a draw is shown, and where its price is earned.
import type { ViewedDraw } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { currencyOf } from '../../model/pick.js';

/** How many draws are left: by what they cost and by their limit; nothing where there is no end. */
export function chancesLeft({ store }: App, draw: ViewedDraw): number | undefined {
  const ways = draw.options.map(({ cost }) =>
    cost.map(({ thing, amount }) => {
      const held = currencyOf(store.view!, thing)?.available;
      return held === undefined || amount === 0 ? Infinity : Math.max(0, Math.floor(held / amount));
    }),
  );
  const payable = ways.length > 0 ? Math.max(...ways.map((way) => Math.min(...way))) : Infinity;
  const count = Math.min(payable, draw.left ?? Infinity);
  return Number.isFinite(count) ? count : undefined;
}

/** As the programme wishes (`x-face`); else a wheel turns where much is drawn or promised. */
export function faceOf({ programme }: App, draw: ViewedDraw): 'wheel' | 'box' {
  const entry = programme.draws?.find(({ id }) => id === draw.id) as { 'x-face'?: unknown };
  const wish = entry?.['x-face'];
  if (wish === 'wheel' || wish === 'box') return wish;
  return draw.prizes.length > 3 || draw.guarantees.length > 0 ? 'wheel' : 'box';
}
