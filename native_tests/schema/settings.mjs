// Does every setting of the example programmes matter to a scenario? Each is removed or changed in
// turn; then some story must fail, or the programme no longer compiles.
//
//   node native_tests/schema/settings.mjs RUNNER.mjs [NAME…]   prints the survivors, status 1
//   node native_tests/schema/settings.mjs --list               only counts the settings
//
// RUNNER.mjs exports `runStory(programmeText, story)`: 'ok', 'failed', or 'refused' when the
// programme does not compile. It may be asynchronous.

import { pathToFileURL } from 'node:url';

import { examples } from './programs.mjs';
import { scenarios } from './scenarios.mjs';
import { judge, pointerOf, walk } from './schemas.mjs';

// Shown to people and read by no rule.
const kDisplayOnly = new Set(['name', 'about', 'image', '$schema']);
const isDisplayOnly = (path) =>
  path.some((key) => kDisplayOnly.has(key) || String(key).startsWith('x-'));

// Settings whose loss no outcome can show, as `programme pointer`, with the reason.
const kExceptions = new Map([]);

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
export function settingsOf(programme) {
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

// What the first story that notices says; stories that noticed lately are asked first.
async function noticed(text, stories, runStory) {
  for (const [at, story] of stories.entries()) {
    const verdict = await runStory(text, story.story);
    if (verdict === 'ok') continue;
    stories.splice(at, 1);
    stories.unshift(story);
    return verdict;
  }
  return 'ok';
}

export async function survivorsOf({ name, programme }, runStory) {
  const stories = scenarios().filter(({ story }) => story.program === name);
  const counts = { ok: 0, failed: 0, refused: 0, excepted: 0 };
  const survivors = [];
  for (const variant of settingsOf(programme)) {
    const verdict = await noticed(variant.text, stories, runStory);
    const excepted = verdict === 'ok' && kExceptions.has(`${name} ${variant.pointer}`);
    counts[excepted ? 'excepted' : verdict] += 1;
    if (verdict === 'ok' && !excepted) survivors.push(variant);
  }
  return { stories: stories.length, counts, survivors };
}

async function main([runner, ...names]) {
  const programmes = examples().filter(({ name }) => names.length === 0 || names.includes(name));
  let survived = 0;
  const runStory = runner === '--list' ? undefined : (await import(pathToFileURL(runner))).runStory;
  for (const example of programmes) {
    if (!runStory) {
      console.log(`${example.name}: ${settingsOf(example.programme).length} variants`);
      continue;
    }
    const { stories, counts, survivors } = await survivorsOf(example, runStory);
    for (const { pointer, how } of survivors) {
      console.error(`${example.name}: no scenario notices ${pointer} ${how}`);
    }
    survived += survivors.length;
    console.log(
      `${example.name}: ${stories} stories, ${counts.failed} variants noticed, ` +
        `${counts.refused} refused by the check, ${counts.excepted} excepted, ` +
        `${survivors.length} unnoticed`,
    );
  }
  if (survived > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.length < 3) {
    console.error('usage: settings.mjs RUNNER.mjs [NAME…] | --list');
    process.exit(2);
  }
  await main(process.argv.slice(2));
}
