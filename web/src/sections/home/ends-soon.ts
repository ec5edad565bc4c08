// What is lost soon if nothing more happens: what it is, until when, and what keeps it.
import type { Risk, View } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { isPressed } from '../../model/pick.js';
import type { IconName } from '../../parts/icons.js';
import { titleOf } from '../check-in/streak-words.js';
import { type Row, rows } from './rows.js';

const shownRisks = 5;
const redFrom = 3; // days before the end

/** Where each kind lies, and its mark. */
export const places: Record<Risk['kind'], { mark: IconName; go?: Row['go'] }> = {
  points: { mark: 'clock', go: { tab: 'rewards', side: 'catalogue' } },
  voucher: { mark: 'ticket', go: { tab: 'rewards', side: 'wallet' } },
  level: { mark: 'trophy' },
  streak: { mark: 'calendar', go: { tab: 'check_in' } },
  claim: { mark: 'gift', go: { tab: 'play', side: 'missions' } },
  plan: { mark: 'shield', go: { tab: 'more', side: 'plans' } },
};

/** All but the one that the line says. */
export function endsSoon(app: App, view: View, said: unknown): unknown {
  const { words } = app;
  const risks = view.at_risk.filter((risk) => risk !== said);
  const list = risks.slice(0, shownRisks).map((risk): Row => {
    const day = words.lastDayOf(risk.at);
    const soon = daysBetween(view.today, day) < redFrom && risk.kind !== 'streak';
    const name = riskName(app, view, risk);
    const note = noteOf(app, view, risk, words.near(day, view.today));
    return { ...places[risk.kind], kind: soon ? 'risk' : '', name, note };
  });
  const rest = risks.length - list.length;
  return rows(
    app,
    words.say('risk.title'),
    list,
    rest > 0 ? words.say('risk.more', { n: rest }) : '',
  );
}

/** What stands to be lost. */
export function riskName(app: App, view: View, risk: Risk): string {
  const { words } = app;
  switch (risk.kind) {
    case 'points':
      return words.amount(risk.id, risk.amount ?? 0);
    case 'voucher': {
      const held = view.vouchers.find(({ id }) => id === risk.id);
      const name = words.text(held?.name) || words.thing(risk.thing ?? risk.id);
      const times = risk.amount ?? 1;
      return times > 1 ? words.say('risk.times', { name, n: times }) : name;
    }
    case 'streak': {
      const streak = view.streaks.find(({ id }) => id === risk.id);
      return streak ? titleOf(app, { ...streak, state: 'open' }) : risk.id;
    }
    case 'plan':
      return words.text(view.plans.find(({ id }) => id === risk.id)?.name) || words.thing(risk.id);
    case 'claim':
      return words.text(view.missions.find(({ id }) => id === risk.id)?.name) || risk.id;
    case 'level': {
      const levels = view.tiers.find(({ id }) => id === risk.tier)?.levels ?? [];
      return words.text(levels.find(({ id }) => id === risk.id)?.name) || risk.id;
    }
  }
}

function noteOf({ words }: App, view: View, risk: Risk, day: string): string {
  const gifts = words.gifts(risk.gifts ?? []);
  const missing = words.gifts(risk.missing ?? []);
  if (risk.kind === 'claim') return words.say('risk.claim', { gifts, day });
  if (risk.kind === 'level' && missing) return words.say('risk.level', { missing, day });
  if (risk.kind !== 'streak') return words.say('risk.until', { day });
  const streak = view.streaks.find(({ id }) => id === risk.id);
  return words.say(streak && isPressed(streak) ? 'risk.streak' : 'risk.streak_other', { day });
}
