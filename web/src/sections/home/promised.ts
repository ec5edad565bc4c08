// What is on, as far as a member can count on it.
import type { Offer, View } from '@perennial/engine';
import type { App } from '../../app/app.js';

/** Those that can be promised: not what begins because one stays away. */
export function offersFor({ programme }: App, view: View): Offer[] {
  return view.offers.filter(({ rule: id, open }) => {
    const rule = programme.rules?.find((entry) => entry.id === id);
    const isForAbsence = rule?.window?.since?.startsWith('last_') ?? false;
    return open || !isForAbsence;
  });
}
