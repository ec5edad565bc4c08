// The line: the soonest loss, or, when nothing is at risk, the next step. It is always there, so
// nothing moves when data arrives.
import type { Risk, View, ViewedStreak } from '@perennial/engine';
import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { mainStreak, standingIn } from '../../model/pick.js';
import { icon, type IconName } from '../../parts/icons.js';
import { riskName } from './risks.js';
import { offersFor } from './promised.js';
import type { Row } from './rows.js';

export interface Line {
  risk: boolean;
  mark: IconName;
  text: string;
  go?: Row['go'];
  /** What of the view it tells: the lists need not say it again. */
  said?: unknown;
  /** Programme days until it happens: the soonest is shown. */
  days: number;
}

const riskDays = 7;
const keepDays = 30;
const checkIn = { tab: 'check_in' } as const;

/** The line of this view. */
export function lineOf(app: App, view: View): Line {
  const risks = [...endingLines(app, view), ...streakLines(app, view), ...tierLines(app, view)];
  const soonest = risks.sort((a, b) => a.days - b.days)[0];
  return soonest ?? nextLine(app, view);
}

export function line(app: App, { risk, mark, text, go }: Line): TemplateResult {
  const inside = html`${icon(mark, 20)}<span class="line-text">${text}</span>`;
  const kind = risk ? 'line risk' : 'line';
  if (!go || !app.tabs.all.includes(go.tab)) {
    return html`<p class=${kind} part="line">${inside}</p>`;
  }
  return html`<button type="button" class=${kind} part="line"
    @click=${() => app.open(go.tab, go.side)}>
    ${inside}
    <span class="line-go"
      >${app.words.say(risk ? 'line.save' : 'line.look')}${icon('next', 16)}</span>
  </button>`;
}

function endingLines(app: App, view: View): Line[] {
  const { words } = app;
  const rights = view.entitlements
    .filter((right) => right.until !== undefined && !right.from.startsWith('tiers/'))
    .map((right) => {
      const day = words.lastDayOf(right.until!);
      const name = words.text(right.name) || right.id;
      return {
        risk: true,
        mark: 'ticket' as const,
        text: words.say('line.entitlement', { name, day: words.near(day, view.today) }),
        days: daysBetween(view.today, day),
      };
    });
  return [...view.at_risk.flatMap((risk) => riskLine(app, view, risk)), ...rights].filter(
    (entry) => entry.days >= 0 && entry.days < riskDays,
  );
}

// A level has words of its own, and what a day's check-in keeps is the check-in's to say.
function riskLine(app: App, view: View, risk: Risk): Line[] {
  const { words } = app;
  const date = words.lastDayOf(risk.at);
  const day = words.near(date, view.today);
  const base = { risk: true, days: daysBetween(view.today, date), said: risk };
  const name = riskName(app, view, risk);
  switch (risk.kind) {
    case 'points': {
      const text = words.say('line.expiring', { amount: name, n: risk.amount ?? 0, day });
      return [{ ...base, mark: 'clock', text, go: { tab: 'history' } }];
    }
    case 'voucher': {
      const text = words.say('line.entitlement', { name, day });
      return [{ ...base, mark: 'ticket', text, go: { tab: 'rewards', side: 'wallet' } }];
    }
    case 'claim': {
      const text = words.say('line.claim', { name, day });
      return [{ ...base, mark: 'gift', text, go: { tab: 'play', side: 'missions' } }];
    }
    default:
      return [];
  }
}

function streakLines({ words, host }: App, view: View): Line[] {
  const streak = host.calm ? undefined : mainStreak(view);
  const base = { risk: true, mark: 'calendar' as const, go: checkIn, days: 0 };
  if (streak?.state === 'protected')
    return [{ ...base, mark: 'snow', text: words.say('line.protected') }];
  if (streak?.state === 'lost' && streak.restore) {
    const { until } = streak.restore;
    if (until === undefined) return [{ ...base, text: words.say('line.lost_ever') }];
    const day = `${words.near(until.slice(0, 10), view.today)} ${words.format.time(until)}`;
    return [{ ...base, text: words.say('line.lost', { day }) }];
  }
  return [];
}

function tierLines({ words }: App, view: View): Line[] {
  return view.tiers.flatMap((tier) => {
    const end = tier.grace_until ?? tier.until;
    const level = words.text(standingIn(tier).level?.name);
    if (!tier.keep || tier.keep.met || !end) return [];
    const day = words.lastDayOf(end);
    const days = daysBetween(view.today, day);
    if (days >= keepDays) return [];
    const near = words.near(day, view.today);
    const text = tier.grace_until
      ? words.say('line.grace', { level, day: near })
      : words.say('line.keep', { day: near, missing: words.gifts(tier.keep.missing), level });
    const said = view.at_risk.find((risk) => risk.kind === 'level' && risk.tier === tier.id);
    return [{ risk: true, mark: 'trophy' as const, text, days, said }];
  });
}

function nextLine(app: App, view: View): Line {
  const { words } = app;
  const calm = { risk: false, days: 0 };
  const streak = mainStreak(view);
  const frozen = streak && frozenLine(app, streak);
  if (frozen) return { ...calm, mark: 'snow', text: frozen, go: checkIn };
  const offers = offersFor(app, view);
  const open = offers.find((offer) => offer.open);
  if (open) {
    const text = words.say('line.offer_open', { name: words.text(open.name) });
    return { ...calm, mark: 'sparkle', text, said: open };
  }
  const coming = offers.find((offer) => offer.from && within(app, view, offer.from));
  if (coming) {
    const day = words.near(words.dayOf(coming.from!), view.today);
    const text = words.say('line.offer_from', { name: words.text(coming.name), day });
    return { ...calm, mark: 'sparkle', text, said: coming };
  }
  const step = streak && stepLine(app, streak);
  if (step) return { ...calm, mark: 'gift', text: step, go: checkIn };
  const tier = view.tiers.find((entry) => entry.next);
  if (tier?.next) {
    const level = words.text(standingIn(tier).next?.name);
    const text = words.say('line.next_level', { missing: words.gifts(tier.next.missing), level });
    return { ...calm, mark: 'trophy', text };
  }
  return { ...calm, mark: 'shield', text: words.say('line.calm') };
}

function within({ words }: App, view: View, from: string): boolean {
  return daysBetween(view.today, words.dayOf(from)) <= keepDays;
}

// A freeze that was used yesterday explains itself today.
function frozenLine({ words, host }: App, streak: ViewedStreak): string {
  const before = streak.ladder.filter(({ day }) => day < streak.today).at(-1);
  if (host.calm || before?.state !== 'frozen' || !streak.freeze) return '';
  return words.say('line.frozen', { n: streak.freeze.held });
}

function stepLine({ words }: App, streak: ViewedStreak): string {
  const step = streak.next_step;
  if (!step?.remaining || step.reward.length === 0) return '';
  return words.say('line.next_step', { n: step.remaining, gifts: words.gifts(step.reward) });
}
