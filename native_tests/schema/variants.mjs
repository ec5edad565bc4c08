// Makes from one right programme the others that differ from it in a single setting and are as
// right: the schema accepts each, and most pass the core's own check.
//
//   for (const { pointer, how, text, keys } of settingsOf(programme)) …
//
// `keys` are the keys of the grammar whose setting was changed (`rule.on`).

import { judge, pointerOf, walk } from './schemas.mjs';

function changed(document, path, value) {
  const copy = structuredClone(document);
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key];
  if (value !== undefined) holder[path.at(-1)] = value;
  else if (Array.isArray(holder)) holder.splice(path.at(-1), 1);
  else delete holder[path.at(-1)];
  return copy;
}

// Words of lists that the schema cannot close, or writes as a pattern: the next one is tried.
const kWords = [
  ['purchase', 'check_in', 'visit'],
  ['day', 'week', 'month', 'quarter', 'year'],
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  ['Asia/Shanghai', 'Europe/Berlin'],
];

function otherWord(word, words) {
  const at = words.indexOf(word);
  return words[(at + 1) % words.length];
}

// What a value becomes that its key alone explains.
const kByKey = {
  id: (value) => `${value}_2`,
  name: (value) => `${value} 2`,
  about: (value) => `${value} 2`,
  image: (value) => `2-${value}`,
  money: (value) => (value === 'EUR' ? 'CNY' : 'EUR'),
  on: (value) => otherWord(value, kWords[0]),
  zone: (value) => otherWord(value, kWords[3]),
  of: (value) => (value === 'amount' ? 'paid' : 'amount'),
  by: (value) => (value === 'all' ? 'sku' : 'all'),
  to: (value) => (value === 'member.invited_by' ? 'friend' : 'member.invited_by'),
};

// Another value that would be as right in that place, to see whether this one matters.
function otherValue(key, part, value, schema) {
  if (Number.isInteger(value)) return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return undefined;
  const words = schema?.enum?.filter((word) => word !== value);
  if (words?.length) return words[0];
  if (part === 'texts') return `${value} 2`;
  if (kByKey[key]) return kByKey[key](value);
  if (/^P/.test(value)) return value.replace(/\d+/, (digits) => Number(digits) + 1);
  if (/^\d\d:\d\d$/.test(value)) return value === '12:34' ? '12:35' : '12:34';
  if (/^\d{4}-/.test(value)) return value.replace(/^\d{4}/, (year) => Number(year) + 1);
  if (/^\d\d-\d\d$/.test(value)) return value === '06-15' ? '06-16' : '06-15';
  const list = kWords.find((one) => one.includes(value));
  return list && otherWord(value, list);
}

// The constants of a condition: what stands in `var` is a name and stays.
function* literalsOf(rule, path) {
  if (['string', 'number', 'boolean'].includes(typeof rule)) return void (yield { rule, path });
  if (typeof rule !== 'object' || rule === null) return;
  const keys = Array.isArray(rule) ? rule.keys() : Object.keys(rule);
  for (const key of keys) if (key !== 'var') yield* literalsOf(rule[key], [...path, key]);
}

function otherLiteral(literal) {
  if (typeof literal === 'number') return literal + 1;
  return typeof literal === 'boolean' ? !literal : `${literal}_2`;
}

// The same word in every place, so that what refers to it still does. The keys of an item are the
// grammar's own, even where one reads like an id (`freeze`).
function renamed(value, word, other) {
  if (value === word) return other;
  if (Array.isArray(value)) return value.map((element) => renamed(element, word, other));
  if (typeof value !== 'object' || value === null) return value;
  const key = (name) => (name === word && !('id' in value) ? other : name);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [key(name), renamed(member, word, other)]));
}

// In a grant or a price: as much of another thing of its kind. On a cart there are two.
function* otherThings(programme, part, holder, thing) {
  const idsOf = (kind) => (programme[kind] ?? []).map(({ id }) => id);
  const kinds =
    part === 'cart_grant' ? [['off', 'money']] : ['currencies', 'entitlements'].map(idsOf);
  for (const ids of kinds) {
    const other = ids.find((id) => !(id in holder));
    if (ids.includes(thing) && other) yield other;
  }
}

// Every variant of the programme that the schema still accepts.
export function settingsOf(programme) {
  const variants = [];
  const keysAt = new Map();
  const addWhole = (path, how, variant, keys) => {
    if (!judge(variant).valid) return;
    variants.push({ pointer: pointerOf(path), how, text: JSON.stringify(variant), keys });
  };
  const add = (path, how, value, keys) =>
    addWhole(path, how, changed(programme, path, value), keys);
  walk(programme, ({ part, key, named, path, value, holder, schema }) => {
    if (key === '$schema' || String(key).startsWith('x-')) return;
    // An element of a list, or an entry of a map, is a change of what holds it.
    const above = keysAt.get(pointerOf(path.slice(0, -1))) ?? [];
    const keys = named ? [`${part}.${key}`] : above;
    keysAt.set(pointerOf(path), keys);
    add(path, 'removed', undefined, keys);
    if (key === 'id') addWhole(path, 'renamed', renamed(programme, value, `${value}_3`), keys);
    if (['grant', 'price', 'cart_grant'].includes(part)) {
      const { [key]: amount, ...others } = holder;
      for (const other of otherThings(programme, part, holder, key)) {
        const held = changed(programme, path.slice(0, -1), { ...others, [other]: amount });
        addWhole(path, `of ${other} instead`, held, [...above, ...keys]);
      }
    }
    if (key === 'at' && value > 1) add(path, 'one less', value - 1, keys);
    if (path.length === 1 && Array.isArray(value) && value.length > 1) {
      add(path, 'in another order', [...value].reverse(), keys);
    }
    const own = named ? key : path.findLast((step) => typeof step === 'string');
    const other = otherValue(own, part, value, schema);
    if (other !== undefined) add(path, `changed to ${JSON.stringify(other)}`, other, keys);
    if (key !== 'when' && key !== 'lines') return;
    for (const literal of literalsOf(value, path)) {
      const to = otherLiteral(literal.rule);
      add(literal.path, `changed to ${JSON.stringify(to)}`, to, keys);
    }
  });
  return variants;
}
