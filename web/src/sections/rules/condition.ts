// A condition (JsonLogic) in words: what it asks, by the programme's own names.
import type { Program } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import { nameOfVariable, nameOfValue, truthOf } from './variables.js';

type Logic = unknown;

/** What a condition asks; what is not foreseen is listed as it stands. */
export function conditionText(words: Words, programme: Program, logic: Logic): string {
  const say = (one: Logic): string => conditionText(words, programme, one);
  const call = callOf(logic);
  if (!call) return nameOfValue(words, programme, logic);
  const [operator, values] = call;
  switch (operator) {
    case 'var':
      return truthOf(words, programme, String(values[0] ?? ''));
    case 'and':
      return values.map((one) => inner(one, say)).join(words.say('rules.and'));
    case 'or':
      return values.map((one) => inner(one, say)).join(words.say('rules.or'));
    case '!':
      return words.say('rules.not', { what: say(values[0]) });
    case '!!':
      return say(values[0]);
    case 'in':
      return membership(words, programme, values);
    default:
      return comparison(words, programme, operator, values) ?? plain(operator, values, say);
  }
}

function inner(one: Logic, say: (one: Logic) => string): string {
  const operator = callOf(one)?.[0];
  return operator === 'and' || operator === 'or' ? `(${say(one)})` : say(one);
}

function callOf(logic: Logic): [string, Logic[]] | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return undefined;
  const [entry] = Object.entries(logic);
  return entry && [entry[0], Array.isArray(entry[1]) ? entry[1] : [entry[1]]];
}

/** The variable a side names, so that the other side is read as one of its values. */
function variableIn(side: Logic): string | undefined {
  const call = callOf(side);
  return call?.[0] === 'var' ? String(call[1][0] ?? '') : undefined;
}

function membership(words: Words, programme: Program, [needle, heap]: Logic[]): string {
  const variable = variableIn(needle);
  const what = sideText(words, programme, needle, undefined);
  if (Array.isArray(heap)) {
    const list = heap.map((one) => nameOfValue(words, programme, one, variable));
    return words.say('rules.one_of', { what, list: list.join(words.say('rules.or')) });
  }
  const whole = sideText(words, programme, heap, undefined);
  return words.say('rules.contains', { what, whole });
}

const comparisons = {
  '==': 'rules.is',
  '===': 'rules.is',
  '!=': 'rules.is_not',
  '!==': 'rules.is_not',
  '>': 'rules.more_than',
  '>=': 'rules.at_least',
  '<': 'rules.less_than',
  '<=': 'rules.at_most',
} as const;

const turned = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;

function comparison(
  words: Words,
  programme: Program,
  operator: string,
  values: Logic[],
): string | undefined {
  if (!(operator in comparisons)) return undefined;
  const known = operator as keyof typeof comparisons;
  const [left, right, last] = values;
  if (last !== undefined) {
    const first = comparison(words, programme, operator, [left, right]);
    return [first, comparison(words, programme, operator, [right, last])].join(
      words.say('rules.and'),
    );
  }
  // A value that stands first is read the other way round: 3 <= x is "x is at least 3".
  if (variableIn(left) === undefined && variableIn(right) !== undefined) {
    const other = known in turned ? turned[known as keyof typeof turned] : known;
    return comparison(words, programme, other, [right, left]);
  }
  const name = variableIn(left);
  if (typeof right === 'boolean' && name !== undefined && /^(==|!=)/.test(known)) {
    const truth = truthOf(words, programme, name);
    return right === known.startsWith('==') ? truth : words.say('rules.not', { what: truth });
  }
  return words.say(comparisons[known], {
    what: sideText(words, programme, left, variableIn(right)),
    value: sideText(words, programme, right, variableIn(left)),
  });
}

const arithmetic = new Set(['+', '-', '*', '/', '%']);

function sideText(words: Words, programme: Program, side: Logic, other?: string): string {
  const name = variableIn(side);
  if (name !== undefined) return nameOfVariable(words, programme, name);
  const call = callOf(side);
  if (!call) return nameOfValue(words, programme, side, other);
  const [operator, values] = call;
  const parts = values.map((one) => sideText(words, programme, one, other));
  if (arithmetic.has(operator)) return parts.join(` ${operator} `);
  return `${operator}(${parts.join(', ')})`;
}

function plain(operator: string, values: Logic[], say: (one: Logic) => string): string {
  return `${operator}(${values.map(say).join(', ')})`;
}
