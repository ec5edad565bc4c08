// From journal records to entries a member reads: one for each activity and for each thing that
// came due by itself. What corrects or completes an earlier entry (refund, cancelled redemption,
// pending points that arrived) is tied to it, so that one figure stands where one thing happened.
import type { Activity, Effect, HeldRecord, Posting, View } from '@perennial/engine';

export type Kind = 'earned' | 'spent' | 'expired' | 'corrected';

export interface Movement {
  available: number;
  pending: number;
}

export interface Entry {
  key: string;
  /** Type of the activity, `due.<effect>` for what came by itself, or a checkpoint's reason. */
  type: string;
  at: string;
  record: HeldRecord | undefined; // undefined: due, but not in a record yet
  activity: Activity | undefined;
  effects: Effect[];
  corrections: Entry[];
  arrivals: Effect[];
  movement: Movement;
  /** Balance after the entry, in the currency shown. */
  balance: number;
  kinds: Set<Kind>;
}

const silent = new Set(['took', 'kept', 'follow_up', 'enrolled', 'outage']);
const ownEntry = new Set(['frozen']);
/** Activities that only note that something was shown. */
const untold = new Set(['told']);

/** Entries newest first; balances run back from what is available now. */
export function entriesOf(records: HeldRecord[], view: View, currency: string): Entry[] {
  const expected = dueEntries(view.expected, undefined, 'expected');
  const raw = [...expected.reverse(), ...records.flatMap((record) => recordEntries(record))];
  const entries = tie(raw);
  let balance = view.currencies.find((entry) => entry.id === currency)?.available ?? 0;
  for (const entry of entries) {
    entry.movement = movementOf(allEffects(entry), currency);
    entry.kinds = kindsOf(entry, currency);
    entry.balance = balance;
    balance -= entry.movement.available;
  }
  return entries;
}

/** The effects of an entry with those of what was tied to it. */
export function allEffects(entry: Entry): Effect[] {
  return [...entry.effects, ...entry.arrivals, ...entry.corrections.flatMap(allEffects)];
}

export function postingsOf(effect: Effect): Posting[] {
  return ('postings' in effect && effect.postings) || [];
}

export function movementOf(effects: Effect[], currency: string): Movement {
  const movement = { available: 0, pending: 0 };
  for (const posting of effects.flatMap(postingsOf)) {
    if (posting.currency !== currency) continue;
    for (const account of ['available', 'pending'] as const) {
      if (posting.to === account) movement[account] += posting.amount;
      if (posting.from === account) movement[account] -= posting.amount;
    }
  }
  return movement;
}

/** What an entry is worth, whether it can be spent yet or not. */
export function worth({ available, pending }: Movement): number {
  return available + pending;
}

// Newest first: the activity stands after what came due before it.
function recordEntries(record: HeldRecord): Entry[] {
  const { seq } = record;
  const { type, at, effects } = contentOf(record);
  const own = effects.filter((effect) => !effect.at);
  const apart = own.filter((effect) => ownEntry.has(effect.type));
  const due = effects.filter((effect) => effect.at);
  const activity = entry(
    `${seq}`,
    type,
    at,
    record,
    own.filter((effect) => !ownEntry.has(effect.type)),
  );
  const split = apart.map((effect, index) =>
    entry(`${seq}-own-${index}`, `due.${effect.type}`, at, record, [effect]),
  );
  const shown = untold.has(type) ? [] : [activity];
  return [...shown, ...split, ...dueEntries(due, record, `${seq}`).reverse()];
}

// Of the checkpoints only that of a new version says what happened.
function contentOf(record: HeldRecord): { type: string; at: string; effects: Effect[] } {
  if ('activity' in record) {
    const { activity, outcome } = record;
    return { type: activity.type, at: activity.at, effects: outcome.effects };
  }
  const { checkpoint } = record;
  const effects = checkpoint.reason === 'version' ? checkpoint.effects : [];
  return { type: checkpoint.reason, at: checkpoint.at, effects };
}

function dueEntries(effects: Effect[], record: HeldRecord | undefined, key: string): Entry[] {
  return effects
    .filter((effect) => !silent.has(effect.type))
    .map((effect, index) =>
      entry(`${key}-${index}`, `due.${effect.type}`, effect.at!, record, [effect]),
    );
}

function entry(
  key: string,
  type: string,
  at: string,
  record: HeldRecord | undefined,
  effects: Effect[],
): Entry {
  return {
    key,
    type,
    at,
    record,
    activity: record && 'activity' in record ? record.activity : undefined,
    effects,
    corrections: [],
    arrivals: [],
    movement: { available: 0, pending: 0 },
    balance: 0,
    kinds: new Set(),
  };
}

// Moves corrections and arrivals to the entry they belong to, where that is in sight.
function tie(entries: Entry[]): Entry[] {
  const byActivity = new Map(
    entries
      .filter((one) => !one.type.startsWith('due.'))
      .map((one) => [one.activity?.id, one]),
  );
  return entries.filter((one) => {
    const target = byActivity.get(sourceOf(one) ?? '');
    if (!target || target === one) return true;
    if (one.type === 'due.matured') target.arrivals.push(...one.effects);
    else target.corrections.push(one);
    return false;
  });
}

function sourceOf({ type, effects, activity }: Entry): string | undefined {
  const [first] = effects;
  if (first?.type === 'matured') return first.source;
  const attributes = activity?.attributes ?? {};
  const named = {
    refund: 'purchase',
    cancel_redemption: 'redemption',
    cancel: 'source',
    confirm: 'source',
  };
  const name = named[type as keyof typeof named];
  const source = name && attributes[name];
  return typeof source === 'string' ? source : undefined;
}

function kindsOf(one: Entry, currency: string): Set<Kind> {
  const kinds = new Set<Kind>();
  for (const effect of allEffects(one)) {
    if (effect.type === 'expired') kinds.add('expired');
    if (effect.type === 'spent' && effect.thing === currency) kinds.add('spent');
    if (effect.type === 'earned' && effect.thing === currency) kinds.add('earned');
    if (effect.type === 'transferred' && effect.thing === currency)
      kinds.add(worth(movementOf([effect], currency)) > 0 ? 'earned' : 'spent');
    if (['adjusted', 'clawed_back', 'cancelled'].includes(effect.type)) kinds.add('corrected');
  }
  if (one.corrections.length > 0) kinds.add('corrected');
  return kinds;
}

export interface MonthGroup {
  month: string;
  entries: Entry[];
  earned: number;
  spent: number;
  expired: number;
}

/** Entries by the month of their day, with what each month came to. */
export function byMonth(entries: Entry[], dayOf: (instant: string) => string): MonthGroup[] {
  const groups: MonthGroup[] = [];
  for (const one of entries) {
    const month = dayOf(one.at).slice(0, 7);
    if (groups.at(-1)?.month !== month)
      groups.push({ month, entries: [], earned: 0, spent: 0, expired: 0 });
    const group = groups.at(-1)!;
    group.entries.push(one);
    const amount = worth(one.movement);
    if (amount > 0) group.earned += amount;
    else if (one.kinds.has('expired')) group.expired -= amount;
    else group.spent -= amount;
  }
  return groups;
}
