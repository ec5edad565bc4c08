// A month cut into weeks that begin on the language's first day.
import type { ViewedDay, ViewedMonth } from '@perennial/engine';
import { addDays } from '../../i18n/format.js';

export interface Weeks {
  /** Seven days whose weekdays name the columns. */
  names: string[];
  rows: (ViewedDay | undefined)[][];
}

/** `first`: 0 for Sunday to 6 for Saturday. */
export function weeksOf(month: ViewedMonth, first: number): Weeks {
  const lead = (new Date(`${month.month}-01T00:00:00Z`).getUTCDay() - first + 7) % 7;
  const start = addDays(`${month.month}-01`, -lead);
  const cells: (ViewedDay | undefined)[] = [
    ...Array<undefined>(lead).fill(undefined),
    ...month.days,
  ];
  while (cells.length % 7 !== 0) cells.push(undefined);
  const rows = Array.from({ length: cells.length / 7 }, (_, row) =>
    cells.slice(row * 7, row * 7 + 7),
  );
  return { names: Array.from({ length: 7 }, (_, index) => addDays(start, index)), rows };
}
