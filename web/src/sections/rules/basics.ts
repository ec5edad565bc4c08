// What holds for the whole programme: its days, its money, how purchases come back.
import type { Program } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import { join, lifeText, type Line, rest, spanText } from './blocks.js';
import type { Chapter } from './book.js';
import { attributeName } from './variables.js';

const known = [
  'id', 'version', 'name', 'about', 'image', 'zone', 'money', 'day_start', 'week_start', 'late',
  'skew', 'enrolment', 'returns', 'attributes',
];

export function basics(words: Words, programme: Program, lists: string[]): Chapter {
  const { zone, money, day_start, week_start, late, skew, enrolment, attributes } = programme;
  const { returns = {} } = programme;
  const lines: Line[] = [];
  const add = (key: Parameters<Words['say']>[0], text: string | undefined) => {
    if (text) lines.push({ label: words.say(key), text });
  };
  add('rules.label.zone', zone ?? 'UTC');
  add('rules.label.day_start', day_start ?? '00:00');
  const weekday = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(week_start ?? 'mon');
  add('rules.label.week_start', words.format.weekday(`2024-01-0${weekday + 1}`));
  add('rules.label.money', money && currencyName(words, money));
  const back = join(words, [
    words.say('rules.returns', { span: lifeText(words, returns.within ?? 'P365D') }),
    returns.level === 'keep' && words.say('rules.level_kept'),
    ...rest(returns, ['within', 'level']),
  ]);
  add('rules.label.returns', back);
  add('rules.label.leap', words.say('rules.leap_day'));
  add('rules.label.late', spanText(words, late ?? 'PT48H'));
  add('rules.label.skew', spanText(words, skew ?? 'PT5M'));
  if (enrolment) add('rules.label.enrolment', words.say('rules.automatic'));
  const names = Object.keys(attributes ?? {}).map((name) => attributeName(words, name));
  add('rules.label.attributes', words.format.list(names));
  for (const text of rest(programme, [...known, ...lists])) {
    lines.push({ label: words.say('rules.label.other'), text });
  }
  const title = words.say('rules.chapter.basics');
  const name = words.text(programme.name);
  const item = { id: 'basics', title: name, about: words.text(programme.about), gist: '', lines };
  return { id: 'basics', title, items: [item] };
}

function currencyName(words: Words, code: string): string {
  return new Intl.DisplayNames(words.language, { type: 'currency' }).of(code) ?? code;
}
