// What conditions and formulas look at: attributes, the member's numbers, and their values.
import type { Program } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import { labelOf } from '../../model/programme.js';

const moneys = new Set([
  'amount', 'paid', 'list', 'net', 'price', 'delivery', 'fee', 'off', 'money', 'member.spend',
]);

/** Whether a variable is an amount in minor units of the programme's money. */
export function isMoneyName(programme: Program, name: string): boolean {
  return programme.money !== undefined && moneys.has(name);
}

/** A word of the brand's as people write it. */
export function plainWord(id: string): string {
  return id.replaceAll('_', ' ');
}

function placeName(words: Words, programme: Program, list: string, id: string): string {
  return words.text(labelOf(programme, `${list}/${id}`)?.name) || plainWord(id);
}

function segmentName(words: Words, programme: Program, id: string): string {
  const segment = programme.segments?.find((one) => one.id === id);
  return words.text(segment?.name) || plainWord(id);
}

/** The name of a variable: `member.balance.stars` is the balance of Stars. */
export function nameOfVariable(words: Words, programme: Program, name: string): string {
  const key = `rules.var.${name}`;
  if (words.has(key)) return words.say(key);
  const [root, kind, id = '', part = ''] = name.split('.');
  if (root !== 'member' || kind === undefined) return attributeName(words, name);
  switch (kind) {
    case 'balance':
    case 'earned':
    case 'holds':
      return words.say(`rules.var.${kind}`, { thing: words.thing(id) });
    case 'tiers':
    case 'streaks':
    case 'missions': {
      const of = placeName(words, programme, kind, id);
      const inner = `rules.var.part.${part}`;
      return words.has(inner) ? words.say('rules.var.of', { of, part: words.say(inner) }) : of;
    }
    case 'segments':
      return segmentName(words, programme, id);
    case 'consents':
      return words.say('rules.var.consent', { name: placeName(words, programme, 'consents', id) });
    case 'profile':
      return words.say('rules.var.profile', { name: plainWord(id) });
    default:
      return plainWord(name.slice('member.'.length));
  }
}

/** The name of an attribute of an activity. */
export function attributeName(words: Words, name: string): string {
  const key = `rules.attribute.${name}`;
  return words.has(key) ? words.say(key) : plainWord(name);
}

/** A variable that stands alone: it is asked whether there is such a thing. */
export function truthOf(words: Words, programme: Program, name: string): string {
  const [root, kind, id = ''] = name.split('.');
  if (root === 'member' && kind === 'consents') {
    return words.say('rules.agreed', { name: placeName(words, programme, 'consents', id) });
  }
  if (root === 'member' && kind === 'holds') {
    return words.say('rules.holding', { thing: words.thing(id) });
  }
  return words.say('rules.there_is', { what: nameOfVariable(words, programme, name) });
}

/** A value beside a variable, by the name the programme has for it. */
export function nameOfValue(
  words: Words,
  programme: Program,
  value: unknown,
  variable = '',
): string {
  if (value === null || value === '') return words.say('rules.nothing');
  if (typeof value === 'boolean') return words.say(value ? 'rules.always' : 'rules.never');
  if (typeof value === 'number') {
    return isMoneyName(programme, variable)
      ? words.format.money(value, programme.money!, true)
      : words.format.number(value);
  }
  if (Array.isArray(value)) {
    return value.map((one) => nameOfValue(words, programme, one, variable)).join(', ');
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return wordOf(words, programme, value, variable);
}

function wordOf(words: Words, programme: Program, value: string, variable: string): string {
  const segment = /^member\.segments\.(.+)$/.exec(variable)?.[1];
  if (segment !== undefined) {
    const groups = programme.segments?.find(({ id }) => id === segment)?.groups;
    return words.text(groups?.find(({ id }) => id === value)?.name) || plainWord(value);
  }
  const lists: Record<string, string> = { partner: 'partners', survey: 'surveys' };
  if (lists[variable]) return placeName(words, programme, lists[variable]!, value);
  const thing = words.thing(value);
  return thing === value ? plainWord(value) : thing;
}
