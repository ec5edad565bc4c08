// What the host page gets once the first view is there. Events of single deeds, made of those that
// every deed has: mc-checkin out of mc-outcome, and mc-before-checkin, whose veto is one of
// mc-before-action. The change of a level. And a word about attributes that are unknown.
import type { View } from '@perennial/engine';
import type { MemberCenterEvents } from '../element/events.js';
import { giftsOf } from '../model/result.js';
import type { App } from './app.js';
import { askHost, tellHost } from './events.js';
import { warnUnknown } from './known.js';

/** Types of activities that have events of their own, and what these are called. */
const named = {
  check_in: 'checkin',
  make_up: 'makeup',
  claim: 'mission-claim',
  draw: 'draw',
  redeem: 'redeem',
  consent: 'consent-change',
  survey: 'survey-submit',
} as const;

type Name = (typeof named)[keyof typeof named];

const nameOf = (type: string): Name | undefined =>
  Object.hasOwn(named, type) ? named[type as keyof typeof named] : undefined;

export class HostPage {
  #member = '';
  #levels = new Map<string, string | null>();

  constructor(private readonly app: App) {
    app.host.addEventListener('mc-before-action', this.#ask);
    app.host.addEventListener('mc-outcome', this.#tell);
    this.look();
  }

  /** Tells of levels that changed since: by a press, in another tab, when a day ended. */
  look(): void {
    const { host, store } = this.app;
    warnUnknown('theme', host.theme);
    warnUnknown('card-art', host.cardArt);
    const view = store?.view;
    if (!view) return;
    const before = this.#remember(view);
    for (const { id: tier, level: to } of before ? view.tiers : []) {
      const from = before!.get(tier) ?? null;
      if (from !== to) tellHost(host, 'mc-tier-change', { tier, from, to });
    }
  }

  // What somebody has when first shown is no change.
  #remember({ member, tiers }: View): Map<string, string | null> | undefined {
    const before = this.#member === member.id ? this.#levels : undefined;
    this.#member = member.id;
    this.#levels = new Map(tiers.map(({ id, level }) => [id, level]));
    return before;
  }

  #ask = (event: MemberCenterEvents['mc-before-action']): void => {
    const name = event.target === this.app.host && nameOf(event.detail.type);
    if (name && !askHost(this.app.host, `mc-before-${name}`, event.detail)) event.preventDefault();
  };

  #tell = ({ target, detail }: MemberCenterEvents['mc-outcome']): void => {
    const name = target === this.app.host && nameOf(detail.type);
    if (!name || detail.outcome.status !== 'accepted') return;
    const done = { ...detail, gifts: giftsOf(detail.outcome) };
    tellHost(this.app.host, name === 'draw' ? 'mc-draw-result' : `mc-${name}`, done);
  };
}
