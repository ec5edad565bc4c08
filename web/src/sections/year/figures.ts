// A calendar year of a member in figures, worked out from the journal alone.
import type { Effect, HeldRecord, Program } from '@perennial/engine';
import { movementOf } from '../history/entries.js';
import { type Carts, cartsOf } from './carts.js';

export interface YearFigures extends Carts {
  earned: number;
  spent: number;
  checkIns: number;
  streak: number;
  badges: string[];
  levels: { level: string; day: string; up: boolean }[];
  favouriteMonth: string | undefined;
  favouriteWeekday: number | undefined; // 0 is Sunday
}

type DayOf = (instant: string) => string;

/** The years in which anything happened, newest first. */
export function yearsOf(records: HeldRecord[], dayOf: DayOf): number[] {
  const years = records.map((record) => {
    const at = 'activity' in record ? record.activity.at : record.checkpoint.at;
    return Number(dayOf(at).slice(0, 4));
  });
  return [...new Set(years)].sort((a, b) => b - a);
}

export function figuresOf(
  records: HeldRecord[],
  year: number,
  currency: string,
  programme: Program,
  dayOf: DayOf,
): YearFigures {
  const inYear = (at: string) => dayOf(at).startsWith(`${year}-`);
  const done = records.flatMap((record) => ('activity' in record ? [record] : []));
  const mine = done.filter(({ activity }) => inYear(activity.at));
  // What came due stands at its own instant, in whichever record it was written.
  const effects = done
    .flatMap(({ activity, outcome }) =>
      outcome.effects.map((effect) => ({ effect, at: effect.at ?? activity.at })),
    )
    .filter(({ at }) => inYear(at));
  const days = [...new Set(mine.map(({ activity }) => dayOf(activity.at)))];
  const checkIns = mine.filter(({ activity }) => activity.type === 'check_in');
  const badges = new Set(programme.badges?.map(({ id }) => id));
  const all = effects.map(({ effect }) => effect);
  return {
    earned: sumOf(all, (effect) => (effect.type === 'earned' ? inAll(effect, currency) : 0)),
    spent: sumOf(all, (effect) => (effect.type === 'spent' ? -inAll(effect, currency) : 0)),
    ...cartsOf(records, inYear, programme),
    checkIns: new Set(checkIns.map(({ activity }) => dayOf(activity.at))).size,
    streak: all.reduce(
      (most, effect) => (effect.type === 'kept' ? Math.max(most, effect.length) : most),
      0,
    ),
    badges: [...new Set(all.flatMap((effect) => badgeIn(effect, badges)))],
    levels: effects
      .flatMap(({ effect, at }) => levelIn(effect, dayOf(at)))
      .sort((a, b) => a.day.localeCompare(b.day)),
    favouriteMonth: mostOften(days.map((day) => day.slice(0, 7))),
    favouriteWeekday: mostOften(days.map((day) => new Date(`${day}T12:00:00Z`).getUTCDay())),
  };
}

function inAll(effect: Effect, currency: string): number {
  const { available, pending } = movementOf([effect], currency);
  return available + pending;
}

function sumOf(effects: Effect[], value: (effect: Effect) => number): number {
  return effects.reduce((sum, effect) => sum + value(effect), 0);
}

function badgeIn(effect: Effect, badges: Set<string>): string[] {
  if (effect.type === 'earned' && badges.has(effect.thing)) return [effect.thing];
  const [list, id] = effect.type === 'completed' ? effect.rule.split('/') : [];
  return list === 'badges' && id !== undefined ? [id] : [];
}

function levelIn(effect: Effect, day: string): YearFigures['levels'] {
  if (effect.type === 'reached') return [{ level: effect.level, day, up: true }];
  if (effect.type === 'lost' && effect.now) return [{ level: effect.now, day, up: false }];
  return [];
}

/** What stands there most often; of equals the earliest. */
function mostOften<Value extends string | number>(values: Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of [...values].sort()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
