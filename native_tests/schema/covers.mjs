// Every key of the grammar, word of its closed lists, status code, effect and reason for passing
// over occurs in a scenario.
//
//   node native_tests/schema/covers.mjs            prints what is missing, status 1
//
// The lists are the schemas' own: what is added there is asked for here.

import { scenarios } from './scenarios.mjs';
import { grammarKeys, schemas, walk } from './schemas.mjs';

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

function wordsOf(schema) {
  if (schema.$ref) {
    const [file, fragment] = schema.$ref.split('#/$defs/');
    return wordsOf(schemas[file || 'program.schema.json']?.$defs[fragment] ??
      schemas['blocks.schema.json'].$defs[fragment]);
  }
  return schema.enum ?? [];
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
    for (const step of story.steps) if (isSent(step) || step.preview) noteOutcome(step, note);
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
