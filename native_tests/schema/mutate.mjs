// Makes many slightly wrong documents out of one right programme: always the same ones.
//
//   for (const { text, change, broken } of mutantsOf(programme)) …
//
// `broken` is set where a name was changed into one that does not exist, an attribute that is not
// declared among them: the schema cannot see that, so the core must.

import { grammarKeys, pointerOf, walk } from './schemas.mjs';

// Every JSON type, and of each the values at the edges.
const kValues = [
  null, true, false, -1, 0, 1, 1.5, 31, 32, 1000000000, 1000000001,
  9007199254740991, 9007199254740992, 1e30,
  '', 'x', [], {}, [null], ['x'], { x: 1 },
];

// Words that are right in one place of the grammar and wrong in the others.
const kTexts = [
  'P', 'PT', 'P0D', 'P1D', 'P1Y10D', 'PT1H5S', 'P1.5D', '-P1D', 'p1d', 'P1WT1H', 'P1W1D', 'P1D1M',
  'day', 'quarter', 'activity', 'mon', 'MON', '02-29', '02-30', '04-31', '13-01', '2026-02-28',
  '2026-02-29', '2028-02-29', '2100-02-29', '2026-04-31', '2026-03-01T09:00:00',
  '2026-03-01T09:00:00Z', '2026-03-01T09:00:00.5+08:00', '2026-03-01T24:00:00Z', '23:59', '24:00',
  'Upper', 'a-b', '1st', 'money', 'off', 'EUR', 'eur', 'last_use', 'best', 'floor', ' ', '名',
];

const kReferring = new Set(['grant', 'price', 'amounts']);

// Keys whose value is the id of another item.
const kNaming = new Set(['draw.fallback', 'mission.requires']);

const misspelt = (word) => (word.length > 3 ? word.slice(0, -2) + word.at(-1) : `${word}x`);

// A copy of `document` with another value at `path`, sharing the rest; undefined removes it.
function changed(document, path, value) {
  if (path.length === 0) return value;
  const [key, ...rest] = path;
  const copy = Array.isArray(document) ? [...document] : { ...document };
  if (rest.length > 0) copy[key] = changed(document[key], rest, value);
  else if (value !== undefined) copy[key] = value;
  else if (Array.isArray(document)) copy.splice(key, 1);
  else delete copy[key];
  return copy;
}

function withKey(object, from, to) {
  const entries = Object.entries(object);
  return Object.fromEntries(entries.map(([key, value]) => [key === from ? to : key, value]));
}

// Every value of the document, conditions included: `walk` stops where JsonLogic begins.
function* nodesOf(value, path = []) {
  yield { value, path };
  if (typeof value !== 'object' || value === null) return;
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) yield* nodesOf(value[key], [...path, key]);
}

function* valueMutants({ value, path }) {
  const others = typeof value === 'string' ? [...kValues, ...kTexts] : kValues;
  for (const other of others) {
    yield { change: `is ${JSON.stringify(other)}`, path, value: other };
  }
  yield { change: 'is a list of itself', path, value: [value] };
  yield { change: 'is a list of itself twice', path, value: [value, value] };
  if (Number.isInteger(value)) yield { change: 'is one more', path, value: value + 1 };
}

function* keyMutants({ value, path }, known) {
  for (const key of Object.keys(value)) {
    yield { change: 'is gone', path: [...path, key], value: undefined };
    const wrong = misspelt(key);
    if (!(wrong in value)) {
      yield { change: `${key} became ${wrong}`, path, value: withKey(value, key, wrong) };
    }
  }
  for (const key of [...known, 'x-note', '$schema']) {
    if (!(key in value)) yield { change: `has ${key}`, path, value: { ...value, [key]: true } };
  }
}

function* listMutants({ value, path }) {
  for (const index of value.keys()) {
    yield { change: 'is gone', path: [...path, index], value: undefined };
  }
  if (value.length === 0) return;
  yield {
    change: 'has its first twice', path, value: [...value, value[0]],
    broken: typeof value[0]?.id === 'string',
  };
}

// Keys whose value is an attribute of the event, when it is none of these words.
const kMeasuring = new Set(['formula.of', 'badge.of', 'mission.of', 'limit.by', 'rule.to']);
const isOwnWord = (value) => value === 'all' || value.startsWith('member.');

// Where a programme declares its attributes, another one is a broken reference: where it is
// measured, counted by or given to, and in a condition. The attributes of a line are not declared.
function* attributeMutants(programme, places) {
  const wrong = 'undeclared';
  for (const { part, key, value, holder, path } of places) {
    if (!kMeasuring.has(`${part}.${key}`) || 'lines' in holder || isOwnWord(value)) continue;
    yield { change: `is ${wrong}`, path, value: wrong, broken: true };
  }
  for (const { value, path } of nodesOf(programme)) {
    if (path.at(-1) !== 'var' || typeof value !== 'string' || path.includes('lines')) continue;
    if (/^(member|now|activity)\./.test(value)) continue;
    yield { change: `is ${wrong}`, path, value: wrong, broken: true };
  }
}

function* referenceMutants(programme) {
  const found = [];
  walk(programme, (place) => found.push(place));
  for (const { part, named, key, holder, path } of found) {
    if (!kReferring.has(part) || named) continue;
    const wrong = `${key}_gone`;
    const value = withKey(holder, key, wrong);
    yield { change: `${key} became ${wrong}`, path: path.slice(0, -1), value, broken: true };
  }
  for (const { part, key, value, path } of found) {
    if (`${part}.${key}` !== 'rule.to' || !value.startsWith('member.')) continue;
    const wrong = value.replace('.', '.not_');
    yield { change: `is ${wrong}`, path, value: wrong, broken: true };
  }
  for (const { part, key, path } of found) {
    if (!kNaming.has(`${part}.${key}`)) continue;
    yield { change: 'is none of them', path, value: 'none_of_them', broken: true };
  }
  if (programme.attributes) yield* attributeMutants(programme, found);
  for (const { value, path } of nodesOf(programme)) {
    if (path.at(-1) !== 'var' || typeof value !== 'string') continue;
    if (!/^(member|now)\./.test(value)) continue;
    const wrong = value.replace('.', '.not_');
    yield { change: `is ${wrong}`, path, value: wrong, broken: true };
  }
  if (programme.zone) {
    yield { change: 'is nowhere', path: ['zone'], value: 'Europe/Nowhere', broken: true };
  }
}

// The keys of the grammar, each once, so that a key of one part is tried in all the others.
function knownKeys() {
  const keys = [...grammarKeys().keys()].map((name) => name.split('.')[1]);
  return [...new Set(keys), 'unknown_key'].sort();
}

function* changesOf(programme) {
  const known = knownKeys();
  for (const node of nodesOf(programme)) {
    yield* valueMutants(node);
    if (Array.isArray(node.value)) yield* listMutants(node);
    else if (typeof node.value === 'object' && node.value !== null) yield* keyMutants(node, known);
  }
  yield* referenceMutants(programme);
}

export function mutantsOf(programme) {
  const seen = new Map([[JSON.stringify(programme), undefined]]);
  for (const { change, path, value, broken } of changesOf(programme)) {
    const text = JSON.stringify(changed(programme, path, value));
    if (text === undefined) continue;
    const mutant = { text, change: `${pointerOf(path) || 'the document'} ${change}`, broken };
    if (broken || !seen.has(text)) seen.set(text, mutant);
  }
  return [...seen.values()].filter(Boolean);
}
