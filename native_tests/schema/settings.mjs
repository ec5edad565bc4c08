// Does every setting matter to a scenario? In the programmes of the scenarios each is removed or
// changed in turn; then some story must fail, or the programme no longer compiles. Of the examples
// no change may go unnoticed; over all programmes, the edges included, a story must notice at least
// one change of every key of the grammar: a key that nobody would miss does nothing.
//
//   node native_tests/schema/settings.mjs [NAME…]    prints the survivors, status 1
//
// PROBE names the native teller of stories (default build/native/settings_probe; its source is in
// probe/). A NAME is an example (shop) or a scenario with a programme of its own (edges/ends.json).

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { examples } from './programs.mjs';
import { scenarios } from './scenarios.mjs';
import { grammarKeys } from './schemas.mjs';
import { settingsOf } from './variants.mjs';

const kProbe = process.env.PROBE ??
  fileURLToPath(new URL('../../build/native/settings_probe', import.meta.url));

// Changes of an example that no outcome can show, and why.
const kExceptions = new Map([
  ['shop /attributes/amount removed', 'the engine knows this attribute of purchases by itself'],
  ['shop /attributes/lines removed', 'the engine knows this attribute of purchases by itself'],
  ['shop /attributes/amount changed to "string"', 'rules measure it: the check speaks'],
  ['shop /attributes/paid changed to "string"', 'rules measure it: the check speaks'],
  ['mall /attributes/amount removed', 'the engine knows this attribute of purchases by itself'],
  ['mall /attributes/lines removed', 'the engine knows this attribute of purchases by itself'],
  ['mall /attributes/amount changed to "string"', 'rules measure it: the check speaks'],
  ['mall /attributes/paid changed to "string"', 'rules measure it: the check speaks'],
  ['mall /attributes/paid removed', 'the engine knows this attribute of purchases by itself'],
  ['mall /attributes/delivery removed', 'a voucher measures it: the check speaks'],
  ['mall /attributes/delivery changed to "string"', 'a voucher measures it: the check speaks'],
  ['again /segments/0/id renamed', 'conditions name it: the check speaks'],
  ['again /segments/0/id changed to "lifecycle_2"', 'conditions name it: the check speaks'],
  ['again /segments/1/id renamed', 'conditions name it: the check speaks'],
  ['again /segments/1/id changed to "value_2"', 'conditions name it: the check speaks'],
  ['again /segments/2/id renamed', 'conditions name it: the check speaks'],
  ['again /segments/2/id changed to "friends_2"', 'conditions name it: the check speaks'],
  ['again /segments/3/id renamed', 'a condition names it: the check speaks'],
  ['again /segments/3/id changed to "letter_test_2"', 'a condition names it: the check speaks'],
  ['again /consents/0/id renamed', 'conditions name it: the check speaks'],
  ['again /consents/0/id changed to "marketing_2"', 'conditions name it: the check speaks'],
  ['garden /streaks/0/id renamed', 'a condition names it: the check speaks'],
  ['garden /streaks/0/id changed to "daily_2"', 'a condition names it: the check speaks'],
  ['mall /entitlements/3/id renamed', 'a condition names it: the check speaks'],
  ['mall /entitlements/3/id changed to "evenings_2"', 'a condition names it: the check speaks'],
  ['community /entitlements/0/id renamed', 'conditions name it: the check speaks'],
  ['community /entitlements/0/id changed to "drive_2"', 'conditions name it: the check speaks'],
  ['community /entitlements/1/id renamed', 'a condition names it: the check speaks'],
  ['community /entitlements/1/id changed to "factory_2"', 'a condition names it: the check speaks'],
  ['coffee /streaks/0/ladder/2/at changed to 5', 'its neighbours leave it no other place'],
  ['coffee /streaks/0/ladder/2/at one less', 'its neighbours leave it no other place'],
  ['coffee /rewards/0/score changed to 91', 'nothing else comes near it'],
  ['garden /draws/0/score changed to 71', 'nothing else comes near it'],
  ['gym /badges/0/score changed to 11', 'nothing else comes near it'],
  ['shop /tiers/0/down removed', 'earned is the default, written out'],
  ['airline /entitlements in another order', 'no item gives two of them'],
  ['coffee /entitlements in another order', 'no item gives two of them'],
  ['community /entitlements in another order', 'no item gives two of them'],
  ['shop /entitlements in another order', 'no item gives two of them'],
  ['prime /rules in another order', 'one is of carts, the other of midnight: they never meet'],
]);

// Keys of the grammar that no outcome and no view shows: a member is told the group of a segment by
// its id, and the words are for those who write the programme; the rates of partners are between
// them and the programme: `loyalty settle` asks for them (command/test_settle.py).
const kUnshown = [
  ...['segment', 'segment_group'].flatMap((part) =>
    ['name', 'about', 'image'].map((word) => `${part}.${word}`)),
  'partner.issue',
  'partner.redeem',
];

const isException = (name, { pointer, how }) => kExceptions.has(`${name} ${pointer} ${how}`);

const isSettledOnly = (pointer) => /^\/partners\/\d+\/(issue|redeem)(\/|$)/.test(pointer);

// What a friend gets, and who invited the friend, stands in the view by the name of its rule.
const isOfReferral = ({ to, when }) =>
  JSON.stringify([to, when]).includes('"member.invited_by"');

// The name of any other rule without a window is not advertised: the member center explains its
// gifts by it in the history, and takes it from the programme itself.
const isExplainedOnly = (programme, pointer) => {
  const [, list, at, key] = pointer.split('/');
  if (list !== 'rules' || key !== 'name') return false;
  return !programme.rules[at].window && !isOfReferral(programme.rules[at]);
};

// What the stories say to each variant: `ok`, `refused`, or `failed` and the story.
function verdictsOn(name, variants) {
  const { status, stdout, stderr, error } = spawnSync(kProbe, [name], {
    input: variants.map(({ text }) => `${text}\n`).join(''),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (error) throw error;
  const verdicts = stdout.split('\n').filter(Boolean);
  if (status !== 0 || verdicts.length !== variants.length) {
    throw new Error(`${kProbe} ${name}: status ${status}, ${verdicts.length} verdicts: ${stderr}`);
  }
  return verdicts;
}

// What the check refuses proves nothing by itself: of that setting, or of one within it, some other
// change must make a story fail.
function unspoken(name, variants, verdicts) {
  const places = variants.filter((_, at) => verdicts[at].startsWith('failed'))
    .map(({ pointer }) => pointer);
  const speaks = ({ pointer }) =>
    places.some((place) => place === pointer || place.startsWith(`${pointer}/`));
  return variants.filter((variant, at) =>
    verdicts[at] === 'refused' && !speaks(variant) && !isException(name, variant));
}

const excused = new Set();  // exceptions that met their variant

// {counts, survivors, noticed}: `noticed` are the keys of the grammar that made a story fail.
function judged({ name, programme }) {
  const variants = settingsOf(programme);
  const counts = { ok: 0, failed: 0, refused: 0, excepted: 0 };
  const noticed = new Set();
  const verdicts = verdictsOn(name, variants);
  const survivors = unspoken(name, variants, verdicts);
  verdicts.forEach((verdict, at) => {
    const { pointer, how, keys } = variants[at];
    const known = isException(name, variants[at]);
    if (known) excused.add(`${name} ${pointer} ${how}`);
    const excepted = known || isSettledOnly(pointer) || isExplainedOnly(programme, pointer);
    const [word] = verdict.split(' ');
    counts[excepted ? 'excepted' : word] += 1;
    if (word === 'failed') for (const key of keys) noticed.add(key);
    if (word === (excepted ? 'failed' : 'ok')) survivors.push({ pointer, how, excepted });
  });
  return { counts, survivors, noticed };
}

const sum = (all, word) => all.reduce((total, { counts }) => total + counts[word], 0);

function reportExample(name, { counts, survivors }) {
  for (const { pointer, how, excepted } of survivors) {
    const what = excepted ? 'an exception no longer needed:' : 'no scenario notices';
    console.error(`${name}: ${what} ${pointer} ${how}`);
  }
  console.log(
    `${name}: ${counts.failed} variants noticed, ${counts.refused} refused by the check, ` +
      `${counts.excepted} excepted, ${survivors.length} unnoticed`,
  );
  if (survivors.length > 0) process.exitCode = 1;
}

const names = process.argv.slice(2);
const wanted = ({ name }) => names.length === 0 || names.includes(name);
const ownProgrammes = scenarios().filter(({ story }) => story.programme).filter(wanted);
const ofExamples = examples().filter(wanted).map((example) => {
  const result = judged(example);
  reportExample(example.name, result);
  return result;
});
const ofEdges = ownProgrammes.map(judged);
console.log(
  `${ofEdges.length} programmes of their own: ${sum(ofEdges, 'failed')} variants noticed, ` +
    `${sum(ofEdges, 'refused')} refused by the check, ${sum(ofEdges, 'ok')} unnoticed`,
);
if (names.length === 0) {
  const noticed = new Set([...ofExamples, ...ofEdges].flatMap((one) => [...one.noticed]));
  const keys = [...grammarKeys().keys()];
  const missed = keys.filter((key) => !noticed.has(key) && !kUnshown.includes(key));
  for (const key of missed) console.error(`no story notices any change of ${key}`);
  const shown = kUnshown.filter((key) => noticed.has(key));
  for (const key of shown) console.error(`an exception no longer needed: ${key}`);
  const known = keys.filter((key) => noticed.has(key));
  console.log(`${known.length} of ${keys.length} keys of the grammar noticed`);
  const unmet = [...kExceptions.keys()].filter((exception) => !excused.has(exception));
  for (const exception of unmet) console.error(`an exception no longer needed: ${exception}`);
  if (missed.length + shown.length + unmet.length > 0) process.exitCode = 1;
}
