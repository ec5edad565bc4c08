// What of a long month is folded: its daily check-ins where they fill it, all but the newest; then
// whatever is left over. A check-in that reached something is no daily one.
import type { Entry } from './entries.js';

const most = 6;

export interface Fold {
  shown: Entry[];
  folded: Entry[];
}

/** Of the entries of one month, newest first. */
export function foldOf(entries: Entry[]): Fold {
  if (entries.length <= most + 1) return { shown: entries, folded: [] };
  const daily = entries.filter(isDaily);
  const older = new Set(daily.length > most ? daily.slice(1) : []);
  const shown = new Set(entries.filter((entry) => !older.has(entry)).slice(0, most));
  return { shown: [...shown], folded: entries.filter((entry) => !shown.has(entry)) };
}

function isDaily({ type, effects, corrections }: Entry): boolean {
  if (type !== 'check_in' || corrections.length > 0) return false;
  return !effects.some(
    (effect) =>
      effect.type === 'reached' ||
      effect.type === 'completed' ||
      ('rule' in effect && /^streaks\/[^/]+\/steps\//.test(effect.rule ?? '')),
  );
}
