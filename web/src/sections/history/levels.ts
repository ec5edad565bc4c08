// The levels of a tier over time, worked out from the journal.
import type { Effect, ViewedTier } from '@perennial/engine';
import type { Entry } from './entries.js';

export interface Stretch {
  /** Its first day; nothing where it began before what has been read. */
  day: string | undefined;
  level: string | null;
}

type Change = Extract<Effect, { type: 'reached' | 'lost' }>;

/** One after another, oldest first; none where no level was ever held. */
export function stretchesOf(
  entries: Entry[],
  { id, level, levels }: ViewedTier,
  dayOf: (at: string) => string,
  isComplete: boolean,
): Stretch[] {
  const changes = entries.flatMap(withCorrections).reverse().flatMap(changesIn);
  const mine = changes
    .filter(({ change }) => change.tier === id)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const stretches: Stretch[] = [];
  const before = levelBefore(mine[0]?.change, level, isComplete ? baseOf(levels) : undefined);
  if (before !== undefined) stretches.push({ day: undefined, level: before });
  for (const { at, change } of mine) {
    const now = change.type === 'reached' ? change.level : (change.now ?? null);
    const day = dayOf(at);
    // Of several changes in a day the last one stands.
    if (stretches.at(-1)?.day === day) stretches.pop();
    if (stretches.at(-1)?.level !== now) stretches.push({ day, level: now });
  }
  return stretches.some((stretch) => stretch.level !== null) ? stretches : [];
}

/** What was held at the end of a day; undefined where that was before all that is known. */
export function levelOn(stretches: Stretch[], day: string): string | null | undefined {
  return stretches.filter((stretch) => (stretch.day ?? '') <= day).at(-1)?.level;
}

// A refund takes a level back, too.
function withCorrections(entry: Entry): Entry[] {
  return [...entry.corrections.flatMap(withCorrections), entry];
}

function changesIn({ at, effects }: Entry): { at: string; change: Change }[] {
  return effects.flatMap((effect) =>
    effect.type === 'reached' || effect.type === 'lost'
      ? [{ at: effect.at ?? at, change: effect }]
      : [],
  );
}

// Who reaches a level may have had another before: that is known where all was read, `base`.
function levelBefore(
  first: Change | undefined,
  now: string | null,
  base: string | null | undefined,
): string | null | undefined {
  if (!first) return now;
  return first.type === 'lost' ? first.level : base;
}

// The lowest level is everybody's from the first day on where it asks for nothing.
function baseOf([lowest]: ViewedTier['levels']): string | null {
  return lowest?.need.every((need) => Object.keys(need).length === 0) ? lowest.id : null;
}
