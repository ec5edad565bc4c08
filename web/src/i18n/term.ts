// A span of time as a programme writes it, in words: P1M, month, {"for": "P1M", "end_of": "year"}.
import type { Term } from '@perennial/engine';
import type { Words } from './words.js';

const letters = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;
const clock = { H: 'hour', M: 'minute', S: 'second' } as const;
const units = ['day', 'week', 'month', 'quarter', 'year'];

/** Nothing where it has no end. */
export function termText(words: Words, term: Term | undefined): string {
  if (term === undefined || term === true) return '';
  if (typeof term === 'string') return spanText(words, term);
  const span = term.for ? spanText(words, term.for) : '';
  const end = term.end_of ? words.say('term.to_end', { unit: unitName(words, term.end_of) }) : '';
  const until = term.until
    ? words.say('term.until', { day: words.format.dayWithYear(term.until.slice(0, 10)) })
    : '';
  return [span, end, until].filter(Boolean).join(' · ');
}

function spanText(words: Words, span: string): string {
  if (units.includes(span)) return words.say('term.to_end', { unit: unitName(words, span) });
  const [days = '', hours = ''] = span.slice(1).split('T');
  const parts = [...partsOf(words, days, letters), ...partsOf(words, hours, clock)];
  return words.format.list(parts);
}

function partsOf(words: Words, text: string, names: Record<string, string>): string[] {
  return [...text.matchAll(/(\d+)([A-Z])/g)].map(([, count, letter]) =>
    spaced(
      new Intl.NumberFormat(words.format.locale, {
        style: 'unit',
        unit: names[letter!]!,
        unitDisplay: 'long',
      }).format(Number(count)),
    ),
  );
}

// Digits stand apart from Han, which the formatter does not do.
function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}

function unitName(words: Words, unit: string): string {
  const field = unit === 'week' ? 'weekOfYear' : unit;
  return new Intl.DisplayNames(words.format.locale, { type: 'dateTimeField' }).of(field) ?? unit;
}
