// Does every setting of the example programmes matter to a scenario? Each is removed or changed in
// turn; then some story must fail, or the programme no longer compiles.
//
//   node native_tests/schema/settings.mjs [NAME…]    prints the survivors, status 1
//
// PROBE names the native teller of stories (default build/native/settings_probe; its source is in
// probe/).

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { examples } from './programs.mjs';
import { judge, pointerOf, walk } from './schemas.mjs';

const kProbe = process.env.PROBE ??
  fileURLToPath(new URL('../../build/native/settings_probe', import.meta.url));

// Shown to people and read by no rule.
const kDisplayOnly = new Set(['name', 'about', 'image', '$schema']);
const isDisplayOnly = (path) =>
  path.some((key) => kDisplayOnly.has(key) || String(key).startsWith('x-'));

// Changes that no outcome can show, and why.
const kExceptions = new Map([
  ['shop /attributes/amount removed', 'the engine knows this attribute of purchases by itself'],
  ['shop /attributes/lines removed', 'the engine knows this attribute of purchases by itself'],
  ['shop /tiers/0/down removed', 'earned is the default, written out'],
]);

function changed(document, path, value) {
  const copy = structuredClone(document);
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key];
  if (value !== undefined) holder[path.at(-1)] = value;
  else if (Array.isArray(holder)) holder.splice(path.at(-1), 1);
  else delete holder[path.at(-1)];
  return copy;
}

// Another value that would be as right in that place, to see whether this one matters.
function otherValue(value, schema) {
  if (Number.isInteger(value)) return value + 1;
  if (typeof value === 'boolean') return !value;
  const words = schema?.enum?.filter((word) => word !== value);
  if (words?.length) return words[0];
  if (typeof value !== 'string') return undefined;
  if (/^P/.test(value)) return value.replace(/\d+/, (digits) => Number(digits) + 1);
  if (/^\d\d:\d\d$/.test(value)) return value === '12:34' ? '12:35' : '12:34';
  if (/^\d{4}-/.test(value)) return value.replace(/^\d{4}/, (year) => Number(year) + 1);
  return undefined;
}

// Every variant of the programme that the schema still accepts: {pointer, how, text}.
function settingsOf(programme) {
  const variants = [];
  const add = (path, how, value) => {
    const variant = changed(programme, path, value);
    if (!judge(variant).valid) return;
    variants.push({ pointer: pointerOf(path), how, text: JSON.stringify(variant) });
  };
  walk(programme, ({ key, path, value, schema }) => {
    if (isDisplayOnly(path) || key === 'id' || path[0] === 'version') return;
    add(path, 'removed', undefined);
    const other = otherValue(value, schema);
    if (other !== undefined) add(path, `changed to ${JSON.stringify(other)}`, other);
  });
  return variants;
}

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

function survivorsOf({ name, programme }) {
  const variants = settingsOf(programme);
  const counts = { ok: 0, failed: 0, refused: 0, excepted: 0 };
  const survivors = [];
  verdictsOn(name, variants).forEach((verdict, at) => {
    const { pointer, how } = variants[at];
    const excepted = kExceptions.has(`${name} ${pointer} ${how}`);
    counts[excepted ? 'excepted' : verdict.split(' ')[0]] += 1;
    if ((verdict === 'ok') !== excepted) survivors.push({ pointer, how, excepted });
  });
  return { counts, survivors };
}

const names = process.argv.slice(2);
const programmes = examples().filter(({ name }) => names.length === 0 || names.includes(name));
for (const example of programmes) {
  const { counts, survivors } = survivorsOf(example);
  for (const { pointer, how, excepted } of survivors) {
    const what = excepted ? 'an exception no longer needed:' : 'no scenario notices';
    console.error(`${example.name}: ${what} ${pointer} ${how}`);
  }
  console.log(
    `${example.name}: ${counts.failed} variants noticed, ${counts.refused} refused by the check, ` +
      `${counts.excepted} excepted, ${survivors.length} unnoticed`,
  );
  if (survivors.length > 0) process.exitCode = 1;
}
