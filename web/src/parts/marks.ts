// The mark of what can be won, held or spent.
import type { Gift } from '@perennial/engine';
import type { App } from '../app/app.js';
import { spendable } from '../model/pick.js';
import type { IconName } from './icons.js';

export function markOf({ programme, store }: App, thing: string): IconName {
  if (programme.rewards?.some(({ id }) => id === thing)) return 'ticket';
  if (programme.badges?.some(({ id }) => id === thing)) return 'trophy';
  if (programme.entitlements?.some(({ id }) => id === thing)) return 'shield';
  const streaks = programme.streaks ?? [];
  const costs = (rescue: { cost?: unknown } | undefined) => pricesOf(rescue?.cost).includes(thing);
  if (streaks.some(({ freeze }) => costs(freeze))) return 'snow';
  if (streaks.some(({ make_up: makeUp, restore }) => costs(makeUp) || costs(restore)))
    return thing === spendable(store.view!)?.id ? 'star' : 'back';
  const isCurrency = programme.currencies?.some(({ id }) => id === thing);
  return isCurrency ? 'star' : 'gift';
}

/** Of several gifts, that of the first. */
export function markOfGifts(app: App, [first]: Gift[]): IconName {
  return first ? markOf(app, first.thing) : 'moon';
}

/** What a price names, whichever of its ways is taken. */
function pricesOf(cost: unknown): string[] {
  return [cost].flat().flatMap((way) => Object.keys((way as object | undefined) ?? {}));
}
