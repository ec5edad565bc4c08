// Ten thousand random lives, natively and in WebAssembly, under Node and a tenth of them in
// Chromium: the same bytes; and what they came to, worked out again without the engine.
//
// Programmes, activities and what the native engine answers are in build/vectors.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Books } from './books.mjs';
import { tellInChromium } from './browser.mjs';
import { Days } from './days.mjs';
import { loadEngine } from './files.mjs';
import { aTenth, programmesToLive } from './programmes.mjs';
import { sequences } from './sequences.mjs';

const kBuild = fileURLToPath(new URL('../../build/', import.meta.url));
const kVectors = join(kBuild, 'vectors');
const kDay = 86_400_000;

// What must have happened at least so often.
const kOften = {
  checked: 20_000, made_up: 500, restored: 200, frozen: 200, protected: 500, broken: 5000,
  earned: 50_000, matured: 1000, clawed_back: 1000, redeemed: 500, returned: 100, cancelled: 100,
  drawn: 100, expired: 500, reached: 500, completed: 100, used: 500, follow_up: 200, joined: 200,
};

const runs = [];  // of each programme: its lives, and what was answered
const tally = { lives: 0, activities: 0, statuses: {}, refusals: {}, effects: {} };
const streaks = { compared: 0, lives: 0, beyond: 0, longest: 0 };

const count = (counts, key) => (counts[key] = (counts[key] ?? 0) + 1);

function natively(command, name) {
  const files = ['json', 'jsonl'].map((ending) => join(kVectors, `${name}.${ending}`));
  const program = join(kBuild, 'native/loyalty');
  const { status, stdout, stderr } =
    spawnSync(program, [command, ...files], { maxBuffer: 2 ** 30, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd();
}

// The lives of a programme's members one after the other, each activity by itself.
function inNode(loyalty, { programme, lives }, learn) {
  const { engine } = loyalty.create(JSON.stringify(programme));
  const texts = lives.flatMap((life) => {
    const steps = life.lines.map((line) => {
      const step = engine.apply(line);
      const { streaks: [streak] = [] } = programme;
      const asks = JSON.parse(line).type === streak?.on && streak.every === undefined;
      return { ...step, kept: asks && learn ? engine.snapshot(life.member) : undefined };
    });
    learn?.(life, steps);
    return steps.flatMap((step) => step.texts);
  });
  const snapshot = engine.snapshot();
  engine.dispose();
  return { texts, snapshot };
}

// Where two runs part, with what led there; nothing when nowhere.
function parting(texts, others) {
  const at = texts.findIndex((text, index) => text !== others[index]);
  if (at >= 0) return `line ${at + 1}\n  is       ${texts[at]}\n  expected ${others[at]}`;
  return texts.length > others.length ? 'more lines than expected' : undefined;
}

const isKept = ({ effects }) => effects?.some(({ type }) => type === 'kept') ?? false;

function take(books, { lines }, steps) {
  for (const [index, { outcome, followUps }] of steps.entries()) {
    const { member } = JSON.parse(lines[index]);
    for (const each of [outcome, ...followUps]) {
      books.take(member, each);
      count(tally.statuses, each.status);
      if (each.status === 'rejected') count(tally.refusals, each.code);
      if (each.status !== 'accepted') continue;
      for (const { type, mark } of each.effects) count(tally.effects, mark ?? type);
    }
  }
  tally.lives += 1;
  tally.activities += lines.length;
}

// Where the engine's streak and the one worked out anew differ, at every check-in of a life.
function streakDifferences(programme, { member, lines }, steps) {
  const [streak] = programme.streaks;
  const days = new Days(programme, streak);
  for (const [index, { outcome, kept: snapshot }] of steps.entries()) {
    const activity = JSON.parse(lines[index]);
    if (activity.member !== member) continue;
    days.take(activity, outcome);
    if (days.beyond) {
      streaks.beyond += 1;
      break;
    }
    if (!snapshot) continue;
    const [is] = JSON.parse(snapshot).members;
    const { longest = 0 } = is?.streaks?.[streak.id] ?? {};
    const { day, length } = outcome.effects?.find(({ type }) => type === 'kept') ?? {};
    const isCounted = day && outcome.status === 'accepted';
    const should = isCounted ? days.lengthOver(Date.parse(`${day}T00:00:00Z`) / kDay) : undefined;
    streaks.compared += 1;
    streaks.longest = Math.max(streaks.longest, longest);
    if ((isCounted && length !== should) || longest !== days.longest) {
      return [`${activity.id}: ${length}, at best ${longest}; ${should}, at best ${days.longest}`];
    }
  }
  streaks.lives += 1;
  return [];
}

const isModelled = ({ streaks: [streak] = [] }) => streak && streak.every === undefined;

before(async () => {
  rmSync(kVectors, { recursive: true, force: true });
  mkdirSync(kVectors, { recursive: true });
  const loyalty = await loadEngine();
  for (const one of programmesToLive()) {
    const { name, programme } = one;
    const lives = sequences(one);
    writeFileSync(join(kVectors, `${name}.json`), JSON.stringify(programme));
    const lines = lives.flatMap((life) => life.lines);
    writeFileSync(join(kVectors, `${name}.jsonl`), `${lines.join('\n')}\n`);
    const texts = natively('run', name).split('\n');
    const native = { texts, snapshot: natively('snapshot', name) };
    const books = new Books();
    const differences = [];
    let witness;  // the first who came far, to be tampered with
    const node = inNode(loyalty, { programme, lives }, (life, steps) => {
      take(books, life, steps);
      if (!isModelled(programme)) return;
      differences.push(...streakDifferences(programme, life, steps));
      if (steps.filter(({ outcome }) => isKept(outcome)).length >= 5) {
        witness ??= { programme, life, steps };
      }
    });
    runs.push({ name, native, node, books, differences, witness });
  }
});

test('[A56] ten thousand random lives come to the same bytes natively and in Node', () => {
  assert.equal(tally.lives, 10_000);
  for (const { name, native, node } of runs) {
    assert.equal(parting(node.texts, native.texts), undefined, `${name}: an outcome differs`);
    assert.equal(node.texts.length, native.texts.length, name);
    assert.ok(node.snapshot === native.snapshot, `${name}: the members end otherwise`);
  }
});

test('[A56] a tenth of them come to the same bytes in Chromium', async () => {
  const { runs: lived, complaints } = await tellInChromium('lives.html');
  assert.deepEqual(complaints, []);
  assert.deepEqual(lived.map(({ name }) => name), aTenth().map(({ name }) => name));
  for (const [at, { name, texts, snapshot }] of lived.entries()) {
    const { native } = runs[at];
    assert.ok(texts.length > 500, `${name}: only ${texts.length} outcomes`);
    assert.equal(parting(texts, native.texts), undefined, `${name}: an outcome differs`);
    // Nobody changes after their own life: what is kept of them is in the whole, to the byte.
    const whole = new Set(JSON.parse(native.snapshot).members.map((one) => JSON.stringify(one)));
    for (const member of JSON.parse(snapshot).members) {
      assert.ok(whole.has(JSON.stringify(member)), `${name}: ${member.id} ends otherwise`);
    }
  }
});

test('[A56] a balance is the sum of its lots and of its postings, and never below zero', () => {
  for (const { name, native, books } of runs) {
    assert.deepEqual(books.problems.slice(0, 3), [], name);
    assert.deepEqual(books.differencesFrom(JSON.parse(native.snapshot)).slice(0, 3), [], name);
  }
});

test('[A56] a daily streak is what its days come to, at every check-in', () => {
  for (const { name, differences } of runs) assert.deepEqual(differences.slice(0, 3), [], name);
  console.log(`streaks: ${JSON.stringify(streaks)}`);
  assert.ok(streaks.compared > 50_000, `only ${streaks.compared} check-ins were compared`);
  assert.ok(streaks.beyond < streaks.lives / 10, `${streaks.beyond} lives were given up`);
  assert.ok(streaks.longest >= 20, `nobody came further than ${streaks.longest} days`);
});

test('[A56] the lives are not trivial: all that is asked for happens, often', () => {
  console.log(`lives: ${JSON.stringify(tally)}`);
  const { statuses, refusals, effects } = tally;
  assert.ok(tally.activities >= 10_000 * 15, `only ${tally.activities} activities`);
  assert.ok(statuses.accepted > tally.activities / 2, `only ${statuses.accepted} accepted`);
  assert.ok(statuses.duplicate > 1000, `only ${statuses.duplicate} came twice`);
  const codes = Object.keys(refusals).filter((code) => refusals[code] >= 50);
  assert.ok(codes.length >= 30, `only ${codes.join(' ')} happen often`);
  for (const [type, least] of Object.entries(kOften)) {
    assert.ok(effects[type] >= least, `${type}: only ${effects[type]}`);
  }
});

test('[A56] one byte is enough to be found, as is one point or one day', () => {
  const { name, native, witness } = runs[0];
  const at = native.texts.findIndex((text) => text.includes('"amount":5,'));
  const changed = native.texts.with(at, native.texts[at].replace('"amount":5,', '"amount":6,'));
  assert.match(parting(changed, native.texts), new RegExp(`^line ${at + 1}\n`));
  const { programme, life, steps } = witness;
  const { members } = JSON.parse(native.snapshot);
  const isTheirs = ({ id }) => id === life.member || id === `${life.member}-friend`;
  const own = { members: members.filter(isTheirs) };
  const booksOf = (each) => {
    const books = new Books();
    each.forEach(({ outcome }, index) => books.take(JSON.parse(life.lines[index]).member, outcome));
    return books.differencesFrom(own);
  };
  assert.deepEqual(booksOf(steps), [], name);
  assert.deepEqual(streakDifferences(programme, life, steps), [], name);
  const richer = structuredClone(steps);
  const { postings } = richer.flatMap(({ outcome }) => outcome.effects).find((one) => one.postings);
  postings[0].amount += 1;
  assert.notDeepEqual(booksOf(richer), []);
  const skipped = structuredClone(steps);
  skipped.find(({ outcome }) => isKept(outcome)).outcome.status = 'rejected';
  assert.notDeepEqual(streakDifferences(programme, life, skipped), []);
});
