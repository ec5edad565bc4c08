// The blocks every mechanic shares, in words: events, windows, terms, limits, gifts, prices.
import type {
  Cost, Limit, Limits, Program, Quantity, Term, Window,
} from '@perennial/engine';
import type { Key } from '../../i18n/catalog.js';
import { termText } from '../../i18n/term.js';
import type { Words } from '../../i18n/words.js';
import { conditionText } from './condition.js';
import { quantityText } from './quantity.js';
import { attributeName, plainWord } from './variables.js';

export interface Line {
  label: string;
  text: string;
}

export function listOf<T>(one: T | T[] | undefined): T[] {
  return one === undefined ? [] : Array.isArray(one) ? one : [one];
}

/** The event a rule hears; a brand's own word stands for itself. */
export function eventName(words: Words, event: string): string {
  const key = `rules.event.${event}`;
  return words.has(key) ? words.say(key) : words.say('rules.event', { name: plainWord(event) });
}

export function spanText(words: Words, span: string): string {
  return termText(words, span);
}

/** `day`, `month`, `P7D`, `activity`: each of them. */
function eachText(words: Words, every: string): string {
  const key = `rules.each.${every}`;
  if (words.has(key)) return words.say(key);
  return words.say('rules.each', { span: spanText(words, every) });
}

function dateName(words: Words, since: string): string {
  const key = `rules.since.${since}`;
  return words.has(key) ? words.say(key) : plainWord(since.replace('profile.', ''));
}

function momentText(words: Words, moment: string): string {
  const day = words.format.dayWithYear(moment);
  return moment.length > 10 ? `${day} ${words.format.time(moment)}` : day;
}

function dayText(words: Words, day: string | number): string {
  if (typeof day === 'number' || /^\d+$/.test(day)) {
    return words.say('rules.day_of_month', { n: Number(day) });
  }
  const weekday = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day);
  if (weekday >= 0) return words.format.weekday(`2024-01-0${weekday + 1}`); // a Monday first
  return words.format.day(`2024-${day}`, '2024-01-01');
}

export function windowText(words: Words, window: Window): string {
  const { from, until, days, every, last, since, after, for: length, end_of } = window;
  const date = since === undefined ? '' : dateName(words, since);
  const parts = [
    from && words.say('rules.from', { day: momentText(words, from) }),
    until && words.say('rules.until', { day: momentText(words, until) }),
    days !== undefined &&
      words.say('rules.on_days', {
        days: listOf(days).map((day) => dayText(words, day)).join(words.say('rules.or')),
      }),
    every && eachText(words, every),
    last && words.say('rules.last', { span: spanText(words, last) }),
    since && !after && !isUnit(length) && words.say('rules.since', { date }),
    after && words.say('rules.after', { span: spanText(words, after), date }),
    length &&
      (isUnit(length)
        ? words.say(`rules.unit_of.${length}` as Key, { date })
        : words.say('rules.for', { span: spanText(words, length) })),
    end_of && spanText(words, end_of),
    ...rest(window, ['from', 'until', 'days', 'every', 'last', 'since', 'after', 'for', 'end_of']),
  ];
  return join(words, parts);
}

function isUnit(length: string | undefined): boolean {
  return length !== undefined && !length.startsWith('P');
}

/** How long something lasts. */
export function lifeText(words: Words, term: Term | undefined): string {
  if (term === undefined || term === true) return words.say('rules.no_end');
  if (typeof term === 'string') return spanText(words, term);
  const since = term.since && words.say('rules.since', { date: dateName(words, term.since) });
  const unknown = rest(term, ['since', 'for', 'end_of', 'until']);
  return join(words, [termText(words, term), since, ...unknown]);
}

export function limitTexts(
  words: Words,
  programme: Program,
  limits: Limits | undefined,
  thing = '',
): string[] {
  return listOf(limits).map((limit) => limitText(words, programme, limit, thing));
}

function limitText(words: Words, programme: Program, limit: Limit, thing: string): string {
  const { times, amount, held, every, last, since, by } = limit;
  const parts = [
    times !== undefined && words.say('rules.limit.times', { n: times }),
    amount !== undefined &&
      words.say('rules.limit.amount', { what: quantityText(words, programme, thing, amount) }),
    held !== undefined && words.say('rules.limit.held', { n: held }),
    every && eachText(words, every),
    last && words.say('rules.last', { span: spanText(words, last) }),
    since && words.say('rules.since', { date: dateName(words, since) }),
    by === 'all'
      ? words.say('rules.by_all')
      : by && words.say('rules.by', { what: attributeName(words, by) }),
    ...rest(limit, ['times', 'amount', 'held', 'every', 'last', 'since', 'by']),
  ];
  return join(words, parts);
}

/** What is given, or one price: each thing with its quantity. */
export function thingsText(
  words: Words,
  programme: Program,
  things: Record<string, Quantity | undefined>,
): string {
  const parts = Object.entries(things).flatMap(([thing, quantity]) => {
    return quantity === undefined ? [] : quantityText(words, programme, thing, quantity);
  });
  return parts.length > 0 ? parts.join(words.say('rules.semicolon')) : words.say('rules.free');
}

export function costText(words: Words, programme: Program, cost: Cost): string {
  const all = listOf(cost).map((price) => thingsText(words, programme, price));
  return all.join(words.say('rules.or'));
}

/** Keys that nobody foresaw, as they stand: nothing of a programme is passed over in silence. */
export function rest(object: object, known: string[]): string[] {
  return Object.entries(object)
    .filter(([key]) => !known.includes(key) && key !== '$schema' && !key.startsWith('x-'))
    .map(([key, value]) => `${plainWord(key)}: ${plainValue(value)}`);
}

function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function join(words: Words, parts: unknown[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '')
    .join(words.say('rules.comma'));
}

export interface Blocks {
  on?: string | string[];
  when?: unknown;
  window?: Window;
  cost?: Cost;
  grant?: Record<string, Quantity | undefined>;
  limit?: Limits;
}

/** The blocks of an item, a line each, in the order in which they are asked. */
export function blockLines(words: Words, programme: Program, item: object): Line[] {
  const { on, when, window, cost, grant, limit } = item as Blocks;
  const lines: Line[] = [];
  const add = (key: Key, text: string) => lines.push({ label: words.say(key), text });
  if (on !== undefined) {
    const events = listOf(on).map((one) => eventName(words, one));
    add('rules.label.on', events.join(words.say('rules.or')));
  }
  if (window) add('rules.label.window', windowText(words, window));
  if (when !== undefined) add('rules.label.when', conditionText(words, programme, when));
  if (cost) add('rules.label.cost', costText(words, programme, cost));
  if (grant) add('rules.label.grant', thingsText(words, programme, grant));
  const granted = Object.keys(grant ?? {});
  const thing = granted.length === 1 ? granted[0] : '';
  for (const text of limitTexts(words, programme, limit, thing)) add('rules.label.limit', text);
  return lines;
}
