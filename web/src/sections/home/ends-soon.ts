// What is lost soon if nothing more happens: what it is, until when, and what keeps it.
import type { Risk, View } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { isPressed } from '../../model/pick.js';
import { places, riskName } from './risks.js';
import { type Row, rows } from './rows.js';

const shownRisks = 5;
const redFrom = 3; // days before the end

/** All but the one that the line says. */
export function endsSoon(app: App, view: View, said: unknown): unknown {
  const { words } = app;
  const isLoud = ({ kind }: Risk) => !app.host.calm || kind !== 'streak';
  const risks = view.at_risk.filter((risk) => risk !== said && isLoud(risk));
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

function noteOf({ words }: App, view: View, risk: Risk, day: string): string {
  const gifts = words.gifts(risk.gifts ?? []);
  const missing = words.gifts(risk.missing ?? []);
  if (risk.kind === 'claim') return words.say('risk.claim', { gifts, day });
  if (risk.kind === 'level' && missing) return words.say('risk.level', { missing, day });
  if (risk.kind !== 'streak') return words.say('risk.until', { day });
  const streak = view.streaks.find(({ id }) => id === risk.id);
  return words.say(streak && isPressed(streak) ? 'risk.streak' : 'risk.streak_other', { day });
}
