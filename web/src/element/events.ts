// What the host page hears, by name and type: bubbling and composed, their details frozen copies.
// The deeds that have a name of their own are listed in ../app/host-page.ts.
import type { ActivityAttributes, Gift } from '@perennial/engine';
import type { Standing, Submitted } from '../backend/backend.js';
import type { FailureCode } from '../backend/failure.js';

/** What is about to be done for the member. */
export interface Wish {
  /** Of the activity: `check_in`, `redeem` … */
  type: string;
  attributes: ActivityAttributes;
}

/** What came of it. */
export interface Decided extends Wish {
  /** `queued`: kept on this device until the authority decides. */
  outcome: Submitted;
}

/** What was done for the member, and what it gave. */
export interface Done extends Decided {
  gifts: Gift[];
}

/** An invitation has a code, a moment a title and, where it could be drawn, a picture. */
export interface Shared {
  text: string;
  url: string;
  code?: string;
  title?: string;
  image?: Blob | undefined;
}

type Told<Detail> = CustomEvent<Readonly<Detail>>;

/**
 * Every event of a member center. Those with `before`, `mc-share` and
 * `mc-coupon-apply` are cancelable.
 */
export interface MemberCenterEvents {
  'mc-ready': Told<object>;
  'mc-error': Told<{ code: FailureCode | 'programme_conflict'; message: string }>;
  'mc-outcome': Told<Decided>;
  'mc-checkin': Told<Done>;
  'mc-makeup': Told<Done>;
  'mc-mission-claim': Told<Done>;
  'mc-draw-result': Told<Done>;
  'mc-redeem': Told<Done>;
  'mc-consent-change': Told<Done>;
  'mc-survey-submit': Told<Done>;
  'mc-tier-change': Told<{ tier: string; from: string | null; to: string | null }>;
  'mc-navigate': Told<{ section: string }>;
  'mc-sync-state': Told<{ state: Standing['state']; waiting: number; dead: number }>;
  'mc-login-request': Told<object>;
  'mc-coupon-apply': Told<{ code: string; voucher: string; reward: string }>;
  'mc-share': Told<Shared>;
  'mc-before-action': Told<Wish>;
  'mc-before-checkin': Told<Wish>;
  'mc-before-makeup': Told<Wish>;
  'mc-before-mission-claim': Told<Wish>;
  'mc-before-draw': Told<Wish>;
  'mc-before-redeem': Told<Wish>;
  'mc-before-consent-change': Told<Wish>;
  'mc-before-survey-submit': Told<Wish>;
}

export type DetailOf<Name extends keyof MemberCenterEvents> = MemberCenterEvents[Name]['detail'];

declare global {
  // Elements, documents and windows hear them: they bubble.
  interface GlobalEventHandlersEventMap extends MemberCenterEvents {}
}
