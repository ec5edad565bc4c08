// A milestone of the streak: a row with its badge stands in the check-in card for the rest of the
// day; the badge is drawn and celebrated once, in whichever tab the member looks at.
import type { Gift, Outcome, ViewedStreak } from '@perennial/engine';
import { html, svg, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';
import { motionOf } from '../parts/motion.js';
import { touch } from '../parts/vars.js';
import { claimOnce, shownName } from '../state/once.js';
import { celebrate } from './celebrate.js';
import { share, shareMark } from './share.js';

const patience = 1200; // ms that the tab of the press is given before another one celebrates

const spokenAfter = 1000; // ms: what the press itself came to is heard first

export interface Reached {
  at: number;
  gifts: Gift[];
}

/** The highest numbered milestone that an outcome reached, and what it gave. */
export function reachedBy(outcome: Outcome | undefined, streak: ViewedStreak): Reached | undefined {
  const place = `streaks/${streak.id}/steps/`;
  const given = (outcome?.effects ?? []).flatMap((effect) =>
    effect.type === 'earned' && effect.rule.startsWith(place)
      ? [{ at: Number(effect.rule.slice(place.length)), gift: effect }]
      : [],
  );
  const at = Math.max(0, ...given.map((entry) => entry.at).filter(Number.isFinite));
  if (at === 0) return undefined;
  const gifts = given.filter((entry) => entry.at === at).map(({ gift }) => gift);
  return { at, gifts: gifts.map(({ thing, amount }) => ({ thing, amount })) };
}

export class Milestones {
  readonly #seen = new Set<string>();

  constructor(private readonly app: App) {}

  render(streak: ViewedStreak): TemplateResult | undefined {
    const reached = this.#reached(streak);
    if (!reached) return undefined;
    const { words } = this.app;
    const { at, gifts } = reached;
    const title = words.say('moment.milestone', { n: at });
    return html`<div class="milestone-row" part="badge" data-milestone=${at}
      ${touch((element) => void this.#celebrate(element, `${streak.id}/${at}`, title))}>
      ${disc(words.format.number(at))}
      <div class="milestone-text"><strong>${title}</strong>
        <span class="gain">${words.gifts(gifts)}</span></div>
      <button class="round" type="button" data-action="share-milestone"
        aria-label=${words.say('moment.share', { name: title })}
        @click=${() => void share(this.app, { title, figure: words.format.number(at) })}>
        ${shareMark}</button>
    </div>`;
  }

  /** Celebrated at the streak's ring: its day may be anywhere. */
  madeUp(streak: ViewedStreak, outcome: Outcome): void {
    const reached = reachedBy(outcome, streak);
    const ring = this.app.root.querySelector<HTMLElement>('.ring, .check-in-title, .streak-text');
    if (!reached || !ring) return;
    const title = this.app.words.say('moment.milestone', { n: reached.at });
    void this.#celebrate(ring, `${streak.id}/${reached.at}`, title);
  }

  // Of the latest press, else of today's records.
  #reached(streak: ViewedStreak): Reached | undefined {
    const { store, words } = this.app;
    const today = store.latest.filter(
      (record) => 'activity' in record && words.dayOf(record.activity.at) === streak.today,
    );
    const outcomes = today.flatMap((record) => ('outcome' in record ? [record.outcome] : []));
    const deed = store.deed?.outcome;
    const all = [deed, ...outcomes].map((outcome) => reachedBy(outcome, streak));
    return all.filter((one) => one !== undefined).sort((a, b) => b.at - a.at)[0];
  }

  async #celebrate(element: HTMLElement, key: string, title: string): Promise<void> {
    const { app } = this;
    const { member } = app.store;
    const id = `${member}/${key}`;
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (!app.store.deed?.outcome) await new Promise((resolve) => setTimeout(resolve, patience));
    if (document.visibilityState !== 'visible') return void this.#seen.delete(id);
    if (!(await claimOnce(shownName(app.programme.id, member), `milestone/${key}`))) return;
    setTimeout(() => app.say(app.words.say('moment.reached', { title })), spokenAfter);
    if (element.isConnected) await celebrate(app, element, motionOf(app.host));
  }
}

function disc(figure: string): TemplateResult {
  return html`<span class="milestone-disc" aria-hidden="true">
    <svg viewBox="-28 -28 56 56" width="56" height="56">
      <circle class="rim" r="25" />
      ${svg`<circle class="rim-won" r="25" pathLength="100" stroke-dasharray="100"
        transform="rotate(-90)" />`}
    </svg><b>${figure}</b></span>`;
}
