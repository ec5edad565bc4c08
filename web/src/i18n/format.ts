// Numbers, money, days and times. An instant of the engine is written in the programme's zone, so
// its wall clock is in its text: it is read from there and never converted to the device's zone.

export class Format {
  // Each is made when it is first needed: a page's first takes tens of milliseconds of a phone.
  readonly #made = new Map<string, unknown>();

  constructor(readonly locale: string) {}

  get plural(): Intl.PluralRules {
    return this.#make('plural', () => new Intl.PluralRules(this.locale));
  }

  number(value: number): string {
    return minus(this.#number('number').format(value));
  }

  /** With its sign, `+10` or `−30`. */
  signed(value: number): string {
    return minus(this.#number('signed', { signDisplay: 'exceptZero' }).format(value));
  }

  /** ¥68.00; `plain` leaves away an empty fraction: ¥1. */
  money(minorUnits: number, currency: string, plain = false): string {
    const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
    let format = this.#number(currency, options);
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    if (plain && minorUnits % 10 ** digits === 0) {
      format = this.#number(`plain ${currency}`, { ...options, maximumFractionDigits: 0 });
    }
    return minus(format.format(minorUnits / 10 ** digits));
  }

  list(parts: string[]): string {
    return this.#list().format(parts);
  }

  /** The parts of a list with what stands between them: for parts that are templates. */
  between(count: number): string[] {
    const marks = Array.from({ length: count }, () => '\u0001');
    return this.#list().format(marks).split('\u0001').slice(1, -1);
  }

  /** 10月24日 · Oct 24, with the year when it is not that of `today`. */
  day(day: string, today: string): string {
    const far = day.slice(0, 4) !== today.slice(0, 4);
    return this.#date(far ? 'dayOfYear' : 'day', day);
  }

  dayWithYear(day: string): string {
    return this.#date('dayOfYear', day);
  }

  /** 10月8日 周四 · Thu, Oct 8. */
  dayWithWeekday(day: string): string {
    if (this.locale.startsWith('zh'))
      return `${this.#date('day', day)}\u00a0${this.#date('weekday', day)}`;
    return this.#date('dayAndWeekday', day);
  }

  weekday(day: string): string {
    return this.#date('weekday', day);
  }

  weekdayShort(day: string): string {
    return this.#date(this.locale.startsWith('zh') ? 'narrow' : 'weekday', day);
  }

  weekdayNarrow(day: string): string {
    return this.#date('narrow', day);
  }

  month(month: string): string {
    return this.#date('month', `${month}-01`);
  }

  monthName(month: string, today: string): string {
    const far = month.slice(0, 4) !== today.slice(0, 4);
    if (far) return this.month(month);
    return this.#date(this.locale.startsWith('zh') ? 'monthShort' : 'monthName', `${month}-01`);
  }

  time(instant: string): string {
    return this.#date('time', instant, instant.slice(10, 16));
  }

  #date(name: keyof typeof dateStyles, day: string, clock = 'T12:00'): string {
    const options = { ...dateStyles[name], timeZone: 'UTC' };
    const format = this.#make(name, () => new Intl.DateTimeFormat(this.locale, options));
    return format.format(Date.parse(`${day.slice(0, 10)}${clock}Z`));
  }

  #number(name: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.#make(name, () => new Intl.NumberFormat(this.locale, options));
  }

  #list(): Intl.ListFormat {
    const options = { type: 'conjunction', style: 'long' } as const;
    return this.#make('list', () => new Intl.ListFormat(this.locale, options));
  }

  #make<Formatter>(name: string, make: () => Formatter): Formatter {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as Formatter;
  }
}

const dateStyles = {
  day: { month: 'short', day: 'numeric' },
  dayOfYear: { year: 'numeric', month: 'short', day: 'numeric' },
  dayAndWeekday: { weekday: 'short', month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
  month: { year: 'numeric', month: 'long' },
  monthName: { month: 'long' },
  monthShort: { month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

function minus(text: string): string {
  return text.replace('-', '\u2212');
}

const dayLength = 86_400_000;

export function addDays(day: string, count: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + count * dayLength;
  return new Date(time).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayLength);
}

export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The programme's day an instant lies in, read from its own wall clock. */
export function dayOf(instant: string, dayStart: number): string {
  const wall = Date.parse(`${instant.slice(0, 19)}Z`);
  return new Date(wall - dayStart).toISOString().slice(0, 10);
}

/** The last whole day before an end; an end in mid-day is over on that day. */
export function lastDay(end: string, dayStart: number): string {
  const wall = Date.parse(`${end.slice(0, 19)}Z`);
  return new Date(wall - 1 - dayStart).toISOString().slice(0, 10);
}
