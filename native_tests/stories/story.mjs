// Tells a scenario to the engine through its WebAssembly wrapper and says where outcome and
// expectation differ. The format is described in native_tests/scenarios/README.md; the same in C++
// stands in native_tests/engine/story.cpp. Runs in Node and in a page alike.
//
//   const { differences, outcomes } = tell(story, engineFor(loyalty, story));
//
// A story is {path, programme (its text), document (the scenario file)}.

// Every member's key, so that every runner writes the same journal.
const kKey = new TextEncoder().encode('the key of every story, 32 bytes');

const plain = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (activity, key) => (typeof activity?.[key] === 'string' ? activity[key] : '');

// An effect or a passed-over entry as the one line that scenarios write.
export function lineOf(entry, head) {
  let line = plain(entry[head]);
  for (const key of Object.keys(entry).sort()) {
    if (key !== head && key !== 'postings') line += ` ${key}=${plain(entry[key])}`;
  }
  for (const { from, to, amount, currency, expires } of entry.postings ?? []) {
    line += ` | ${from}>${to} ${amount} ${currency}${expires ? ` ${expires}` : ''}`;
  }
  return line;
}

// Where `actual` lacks something `expected` has; empty when nothing.
export function lacking(expected, actual, at = '') {
  if (isObject(expected) && isObject(actual)) {
    for (const [key, value] of Object.entries(expected)) {
      if (!(key in actual)) return `${at}/${key} is missing`;
      const inner = lacking(value, actual[key], `${at}/${key}`);
      if (inner) return inner;
    }
    return '';
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return `${at} has ${actual.length} elements, not ${expected.length}: ${plain(actual)}`;
    }
    for (const [index, value] of expected.entries()) {
      const inner = lacking(value, actual[index], `${at}/${index}`);
      if (inner) return inner;
    }
    return '';
  }
  const is = JSON.stringify(actual);
  const should = JSON.stringify(expected);
  return is === should ? '' : `${at} is ${is}, not ${should}`;
}

function differencesOfLines(expected, outcome, what, list, head) {
  const given = outcome[list].map((entry) => lineOf(entry, head));
  const wanted = expected[list] ?? [];
  const rows = Array.from({ length: Math.max(given.length, wanted.length) }, (_, i) => i)
    .filter((i) => given[i] !== wanted[i])
    .map((i) => `\n  is       ${given[i]}\n  expected ${wanted[i]}`);
  return rows.length === 0 ? [] : [`${what} ${list} differ:${rows.join('')}`];
}

// What a preview of a draw leaves open: `["big 1", "small 9"]`.
const oddsOf = ({ undetermined, odds }) =>
  undetermined && odds.map(({ prize, weight }) => `${prize} ${weight}`);

function differencesOf(expected, outcome, what) {
  let [status, code] = ['accepted', 'ok'];
  if (expected.rejected) [status, code] = ['rejected', expected.rejected];
  else if (expected.duplicate) status = code = 'duplicate';
  if (outcome.status !== status || outcome.code !== code) {
    const { field = '', reason = '' } = outcome;
    const is = `${outcome.status} ${outcome.code} ${field} (${reason})`;
    return [`${what} is ${is}, not ${status} ${code}`];
  }
  const found = [];
  for (const key of status === 'rejected' ? ['missing', 'field'] : []) {
    if (expected[key] !== outcome[key]) {
      found.push(`${what} ${key} is ${outcome[key]}, not ${expected[key]}`);
    }
  }
  const odds = JSON.stringify(oddsOf(outcome));
  if (odds !== JSON.stringify(expected.odds)) found.push(`${what} odds are ${odds}`);
  return [
    ...found,
    ...differencesOfLines(expected, outcome, what, 'effects', 'type'),
    ...differencesOfLines(expected, outcome, what, 'passed_over', 'code'),
  ];
}

// The activity of a step with its defaults filled in.
function activityOf(story, index, key = 'do') {
  const activity = story.document.steps[index][key];
  if (!activity) return undefined;
  return { id: `step-${index + 1}`, member: story.document.member, ...activity };
}

// One thing sent to the engine; a part that is no text is empty.
function sentBy(story, index) {
  const step = story.document.steps[index];
  const activity = activityOf(story, index);
  return {
    text: step.text ?? JSON.stringify(activity),
    stamp: step.door === 'page' ? {} : undefined,
    id: textIn(activity, 'id'),
    member: activity ? textIn(activity, 'member') : story.document.member,
    at: textIn(activity, 'at'),
  };
}

export function sentIn(story) {
  return story.document.steps.flatMap((step, index) =>
    'do' in step || 'text' in step ? [sentBy(story, index)] : [],
  );
}

export function membersOf(story) {
  const named = sentIn(story).map(({ member }) => member).filter(Boolean);
  return [...new Set([story.document.member, ...named])].sort();
}

// An engine with the programme and a key for every member; undefined when it does not compile.
export function engineFor(loyalty, story) {
  const { engine } = loyalty.create(story.programme);
  for (const member of engine ? membersOf(story) : []) engine.setKey(member, kKey);
  return engine;
}

// Outcomes and records as they follow each other in the engine's answer.
export function inOrder({ texts, records }) {
  const rest = [...records];
  return texts.flatMap((text) =>
    JSON.parse(text).status === 'accepted' ? [text, rest.shift()] : [text],
  );
}

function tellStep(story, engine, index, told) {
  const step = story.document.steps[index];
  if (step.view) {
    const request = { authority: 'local', member: story.document.member, ...step.view };
    const view = engine.view(request);
    told.answers.push(JSON.stringify(view));
    const lacks = lacking(step.expect, view);
    return lacks ? [`view ${lacks}`] : [];
  }
  if (step.quote) {
    const quote = engine.quote({ member: story.document.member, ...step.quote });
    told.answers.push(JSON.stringify(quote));
    const lacks = lacking(step.expect, quote);
    return lacks ? [`quote ${lacks}`] : [];
  }
  if (step.preview) {
    const outcome = engine.preview(JSON.stringify(activityOf(story, index, 'preview')));
    told.answers.push(JSON.stringify(outcome));
    return differencesOf(step, outcome, 'preview');
  }
  const sent = sentBy(story, index);
  const applied = engine.apply(sent.text, { stamp: sent.stamp });
  told.outcomes.push(...applied.texts);
  told.records.push(...applied.records);
  told.answers.push(...inOrder(applied));
  const differences = differencesOf(step, applied.outcome, 'outcome');
  const wanted = step.follow_ups ?? [];
  if (applied.followUps.length !== wanted.length) {
    return [...differences, `${applied.followUps.length} follow-ups, not ${wanted.length}`];
  }
  const ofFollowUps = wanted.map((expected, i) =>
    differencesOf(expected, applied.followUps[i], `follow-up ${i}`),
  );
  return [...differences, ...ofFollowUps.flat()];
}

// {differences, outcomes, records, answers}: `answers` is everything that came back, in order.
export function tell(story, engine) {
  const told = { differences: [], outcomes: [], records: [], answers: [] };
  for (const index of story.document.steps.keys()) {
    const differences = tellStep(story, engine, index, told);
    told.differences.push(...differences.map((difference) => `step ${index + 1}: ${difference}`));
  }
  return told;
}
