// The voice of one element: its language's sentences, numbers and dates, and the programme's names.
import type { Gift, Program, Text } from '@perennial/engine';
import { dayStart, labelOfThing, textIn } from '../model/programme.js';
import { fill, type Key, type Messages } from './catalog.js';
import { dayOf, daysBetween, Format, lastDay } from './format.js';

export type Values = Record<string, string | number>;

// Of our own sentences, only the English ones choose by number.
const english = new Intl.PluralRules('en');
const fromRightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

export class Words {
  readonly format: Format;
  readonly #isMirrored: boolean;
  /** Versions of before, newest first: they name what the present one dropped. */
  former: Program[] = [];

  /** `brought`: sentences of the page, said instead of ours. */
  constructor(
    readonly language: string,
    private readonly messages: Messages,
    private readonly programme: Program,
    private readonly brought?: Messages,
    locale = language,
  ) {
    this.format = new Format(locale);
    this.#isMirrored = fromRightToLeft.test(locale);
  }

  /** The same voice about another version of the programme. */
  about(programme: Program): Words {
    const { language, messages, brought, format } = this;
    return new Words(language, messages, programme, brought, format.locale);
  }

  /** A sentence with its places filled; numbers are written the language's way. */
  say(key: Key, values: Values = {}): string {
    return close(this.rich(key, values).join(''));
  }

  /** The same, where a place may hold a template. */
  rich<T>(key: Key, values: Record<string, T | string | number>): (T | string | number)[] {
    const show = (value: T | string | number) => {
      if (typeof value === 'number') return this.format.number(value);
      return typeof value === 'string' ? this.#apart(value).join('') : value;
    };
    const brought = this.brought?.[key];
    try {
      if (brought) return this.#apart(...fill(brought, values, this.format.plural, show));
    } catch {
      // It has a place that this sentence has not: ours is said.
    }
    return this.#apart(...fill(this.messages[key]!, values, english, show));
  }

  has(key: string): key is Key {
    return key in this.messages;
  }

  /** The sentence for a code, or the one for codes nobody foresaw. */
  forCode(prefix: 'status' | 'error' | 'passed', code: string, values: Values = {}): string {
    const key = `${prefix}.${code}`;
    return this.say(this.has(key) ? key : 'error.unexpected', values);
  }

  text(text: Text | undefined): string {
    return this.#apart(textIn(text, this.language)).join('');
  }

  /** The programme's name for a thing; its id when it has none. */
  thing(thing: string): string {
    const labels = this.#programmes().map((programme) => labelOfThing(programme, thing));
    return this.text(labels.find((label) => label)?.name) || thing;
  }

  isCurrency(thing: string): boolean {
    return this.#currency(thing) !== undefined;
  }

  amount(thing: string, amount: number): string {
    if (thing === 'money') return this.format.money(amount, this.programme.money ?? 'XXX');
    const name = this.thing(thing);
    const isOne = amount === 1 || name === thing;
    if (!this.isCurrency(thing) && isOne) return name;
    return this.isMoney(thing)
      ? this.figure(thing, amount)
      : this.say('amount', { amount, name });
  }

  /** So much of a currency without its name: of money as money. */
  figure(currency: string, amount: number): string {
    return this.isMoney(currency)
      ? this.format.money(amount, this.programme.money!)
      : this.format.number(amount);
  }

  /** The same with its sign, `+10` or `−¥3.00`. */
  change(currency: string, amount: number): string {
    if (!this.isMoney(currency)) return this.format.signed(amount);
    return `${amount > 0 ? '+' : ''}${this.figure(currency, amount)}`;
  }

  gifts(gifts: Gift[]): string {
    return this.format.list(gifts.map((gift) => this.amount(gift.thing, gift.amount)));
  }

  /** 今天, 明天, 昨天, then the date; `place` says whether it begins a line. */
  near(day: string, today: string, place: 'near' | 'day' = 'near'): string {
    const distance = daysBetween(today, day);
    if (distance === 0) return this.say(`${place}.today`);
    if (distance === 1) return this.say(`${place}.tomorrow`);
    if (distance === -1) return this.say(`${place}.yesterday`);
    return this.format.day(day, today);
  }

  /** The last day something ending at that instant can be used. */
  lastDayOf(end: string): string {
    return lastDay(end, dayStart(this.programme));
  }

  /** The programme's day an instant lies in. */
  dayOf(instant: string): string {
    return dayOf(instant, dayStart(this.programme));
  }

  isMoney(thing: string): boolean {
    return this.#currency(thing)?.unit === 'money' && this.programme.money !== undefined;
  }

  // Among words from right to left, a name or a sentence of another script keeps its own order.
  #apart<Part>(...parts: Part[]): (Part | string)[] {
    const isMixed = this.#isMirrored && parts.some((part) => part !== '');
    return isMixed ? ['\u2068', ...parts, '\u2069'] : parts;
  }

  #programmes(): Program[] {
    return [this.programme, ...this.former];
  }

  #currency(thing: string) {
    const all = this.#programmes().flatMap((programme) => programme.currencies ?? []);
    return all.find((currency) => currency.id === thing);
  }
}

// A place filled with Chinese words needs no space to the Chinese words around it; digits do.
function close(text: string): string {
  return text.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1');
}
