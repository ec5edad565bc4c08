// Every key of the grammar, word of its closed lists, status code, effect, reason for passing over
// and key of the view occurs in a scenario.
//
//   node native_tests/schema/covers.mjs            prints what is missing, status 1
//
// The lists are the schemas' own: what is added there is asked for here.

import { scenarios } from './scenarios.mjs';
import { grammarKeys, schemas, walk, wordsOf } from './schemas.mjs';

// What no story can show, and why.
const kExceptions = new Map([
  ['code member_erased', 'no activity erases, the engine is asked to (erasure_tests.cpp)'],
  ['code internal', 'nobody knows a way to it; that is the point'],
]);

const effectTypes = () =>
  schemas['effect.schema.json'].oneOf.map(({ $ref }) => {
    const name = $ref.replace('#/$defs/', '');
    return schemas['effect.schema.json'].$defs[name].properties.type.const;
  });

function passedOverCodes() {
  const { passed_over: reasons, ...defs } = schemas['outcome.schema.json'].$defs;
  return reasons.oneOf.map(({ $ref }) => defs[$ref.replace('#/$defs/', '')].properties.code.const);
}

// The objects among what a place of the view may hold, each with the name of its part.
function* viewedObjects(schema, part) {
  if (schema.$ref && !schema.$ref.startsWith('#')) return;  // the parts of other documents
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    return yield* viewedObjects(schemas['view.schema.json'].$defs[name], name);
  }
  for (const one of schema.oneOf ?? []) yield* viewedObjects(one, part);
  if (schema.items) yield* viewedObjects(schema.items, part);
  if (schema.properties) yield { properties: schema.properties, part };
}

// Every key of the view as `part.key`; of lists, those of their elements.
function viewKeys(schema = schemas['view.schema.json'], part = 'view', found = new Set()) {
  for (const object of viewedObjects(schema, part)) {
    for (const [key, value] of Object.entries(object.properties)) {
      const name = `${object.part}.${key}`;
      if (found.has(name)) continue;
      found.add(name);
      viewKeys(value, name, found);
    }
  }
  return [...found];
}

// Those that an expectation names.
function noteShown(expected, note, schema = schemas['view.schema.json'], part = 'view') {
  for (const element of [expected].flat()) {
    for (const object of viewedObjects(schema, part)) {
      for (const [key, value] of Object.entries(element ?? {})) {
        if (!(key in object.properties)) continue;
        note(`shown ${object.part}.${key}`);
        noteShown(value, note, object.properties[key], `${object.part}.${key}`);
      }
    }
  }
}

function wanted() {
  const keys = [...grammarKeys().keys()].map((key) => `key ${key}`);
  const codes = schemas['outcome.schema.json'].$defs.status_code.enum.map((code) => `code ${code}`);
  return [
    ...keys,
    ...codes,
    ...effectTypes().map((type) => `effect ${type}`),
    ...passedOverCodes().map((code) => `passed over ${code}`),
    ...[...grammarKeys()].flatMap(([key, schema]) =>
      wordsOf(schema).map((word) => `word ${key} = ${word}`)),
    ...viewKeys().map((key) => `shown ${key}`),
  ];
}

// An activity, or a text in its place.
const isSent = (step) => 'do' in step || 'text' in step;

const firstWord = (line) => line.split(' ', 1)[0];

// An expected outcome: of a step, or of one of its follow-ups.
function noteOutcome(expected, note) {
  if (expected.rejected) note(`code ${expected.rejected}`);
  else note(expected.duplicate ? 'code duplicate' : 'code ok');
  for (const line of expected.effects ?? []) note(`effect ${firstWord(line)}`);
  for (const line of expected.passed_over ?? []) note(`passed over ${firstWord(line)}`);
  for (const followUp of expected.follow_ups ?? []) noteOutcome(followUp, note);
}

function seen(stories) {
  const found = new Set();
  const note = (thing) => found.add(thing);
  for (const { story, programme } of stories) {
    walk(programme, ({ part, key, named, value }) => {
      if (!named) return;
      note(`key ${part}.${key}`);
      for (const word of [value].flat()) note(`word ${part}.${key} = ${word}`);
    });
    for (const step of story.steps) {
      if (step.view) noteShown(step.expect, note);
      else noteOutcome(step, note);
    }
  }
  return found;
}

const stories = scenarios();
const found = seen(stories);
const all = wanted();
const missing = all.filter((thing) => !found.has(thing) && !kExceptions.has(thing));
const activities = stories.flatMap(({ story }) => story.steps.filter(isSent)).length;

for (const thing of missing) console.error(`in no scenario: ${thing}`);
const unneeded = [...kExceptions.keys()]
  .filter((thing) => found.has(thing) || !all.includes(thing));
for (const thing of unneeded) console.error(`an exception no longer needed: ${thing}`);
console.log(
  `${stories.length} scenarios, ${activities} activities: ` +
    `${all.length - missing.length - kExceptions.size} of ${all.length} covered, ` +
    `${kExceptions.size} excepted, ${missing.length} missing`,
);
if (missing.length + unneeded.length > 0) process.exit(1);
