// Every scenario told in other ways that must not matter: watched, repeated, interrupted, moved to
// another engine, replayed, in one go. Each must give the outcomes of the plain telling and end
// with the same snapshot and journal heads, as in native_tests/engine/metamorphic_tests.cpp.
//
//   const run = tellAll(loyalty, stories);   // in Node and in a page alike
//   run.problems, run.counts, run.answers    // answers: path of the story -> lines
import { engineFor, membersOf, sentIn, tell } from './story.mjs';

const kDay = 86_400_000;
const kMostLooks = 400;  // between two activities; longer gaps are looked at less often
const kHistoryPage = 3;
const kLongAgo = Date.parse('0001-01-01T00:00:00Z');

// One telling under way.
class Play {
  outcomes = [];
  records = [];
  problems = [];
  compared = 0;  // outcomes compared on the way

  constructor(loyalty, story) {
    this.loyalty = loyalty;
    this.story = story;
    this.sent = sentIn(story);
    this.members = membersOf(story);
    this.engine = engineFor(loyalty, story);
  }

  begin() {
    this.engine.dispose();
    this.engine = engineFor(this.loyalty, this.story);
  }

  note(applied) {
    this.outcomes.push(...applied.texts);
    this.records.push(...applied.records);
    return applied;
  }

  send({ text, stamp }, known) {
    return this.note(this.engine.apply(text, { stamp, known }));
  }

  expectSame(what, is, should) {
    this.compared += 1;
    if (is !== should) this.problems.push(`${what}\n  is       ${is}\n  expected ${should}`);
  }

  view(member, now) {
    return this.engine.view({ authority: 'local', member, now });
  }
}

// What a preview of a draw tells happens, in that order, beside the prize; without entropy nothing
// does.
function isAsPreviewed({ effects }, outcome) {
  if (outcome.code === 'missing_entropy') return true;
  const told = effects.map((effect) => JSON.stringify(effect));
  for (const effect of outcome.effects) if (JSON.stringify(effect) === told[0]) told.shift();
  return outcome.code === 'ok' && told.length === 0;
}

// A view of the member and a preview of what comes next, before each step.
function watched(play) {
  for (const sent of play.sent) {
    for (const member of play.members) play.view(member, sent.at);
    const previewed = play.engine.preview(sent.text);
    const { texts, outcome } = play.send(sent);
    // What comes through the page's door is judged by its door too, which a preview has not.
    if (sent.stamp) continue;
    if (previewed.undetermined) {
      play.expectSame('a draw', isAsPreviewed(previewed, outcome), true);
    } else {
      play.expectSame('preview', JSON.stringify(previewed), texts[0]);
    }
  }
}

// {at, offset} of what the member sees; nothing when they cannot be shown.
function look(play, member, at) {
  const { now } = play.view(member, new Date(at).toISOString());
  if (!now) return undefined;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(now);
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return { at: Date.parse(now), offset };
}

// Looks at every midnight of the programme's zone between the member's clock and `until`.
function lookAtMidnights(play, member, until) {
  let seen = look(play, member, kLongAgo);
  if (!seen || seen.at >= until) return;
  const step = Math.floor((until - seen.at) / kDay / kMostLooks) + 1;
  while (seen) {
    const midnight = (Math.floor((seen.at + seen.offset) / kDay) + step) * kDay;
    if (midnight - seen.offset > until) return;
    const there = look(play, member, midnight - seen.offset);
    if (there && there.at <= seen.at) return;  // the last instant that can be written
    if (there && there.offset !== seen.offset) look(play, member, midnight - there.offset);
    seen = there;
  }
}

function watchedDaily(play) {
  for (const sent of play.sent) {
    const until = Date.parse(sent.at);
    for (const member of Number.isNaN(until) ? [] : play.members) {
      lookAtMidnights(play, member, until);
    }
    play.send(sent);
  }
}

function twice(play) {
  for (const sent of play.sent) {
    const { outcome: expected } = play.send(sent);
    const again = play.engine.apply(sent.text, { stamp: sent.stamp });
    if (expected.status === 'accepted') expected.status = expected.code = 'duplicate';
    play.expectSame('the second time', again.texts[0], JSON.stringify(expected));
    if (again.records.length > 0) play.problems.push('sent twice, and something came of it');
  }
}

// Activities that are refused at the door, by their attributes, and after all that is due.
function refusedAt(play, next) {
  const member = next.member || play.members[0];
  const activity = (type, attributes) => ({ id: 'refused', member, type, at: next.at, attributes });
  return [
    '{',
    { ...activity('purchase', { amount: 1 }), colour: 'red' },
    activity('refund', { purchase: 'nothing', amount: 1 }),
    activity('cancel_redemption', { redemption: 'nothing' }),
  ];
}

function interrupted(play) {
  for (const sent of play.sent) {
    for (const refused of refusedAt(play, sent)) {
      const { outcome, texts, records } = play.engine.apply(refused);
      if (outcome.status !== 'rejected' || texts.length > 1 || records.length > 0) {
        play.problems.push(`was to be refused: ${JSON.stringify(refused)}\n  ${texts[0]}`);
      }
    }
    play.send(sent);
  }
}

// The record a caller that keeps the journal hands over: of the id, else of the purchase refunded.
function knownRecord(kept, { text, id }) {
  const own = kept.get(id);
  if (own || !text.includes('"refund"')) return own;
  const { type, attributes } = JSON.parse(text);
  return type === 'refund' ? kept.get(attributes?.purchase) : undefined;
}

// Of a duplicate that only the caller knew, the caller hands on what it had caused.
function handOnAgain(play, { effects }, kept) {
  for (const { type, activity } of effects) {
    if (type !== 'follow_up') continue;
    play.send({ text: JSON.stringify(activity) }, kept.get(activity.id));
  }
}

// Before each step the members move to an engine that has seen nothing; the caller has the journal.
function moved(play) {
  const kept = new Map();
  for (const sent of play.sent) {
    const snapshot = play.engine.snapshot();
    play.begin();
    const problem = play.engine.restore(snapshot);
    if (problem) play.problems.push(`restore: ${problem}`);
    if (play.engine.snapshot() !== snapshot) play.problems.push('restored to something else');
    const { outcome, records } = play.send(sent, knownRecord(kept, sent));
    for (const text of records) kept.set(JSON.parse(text).activity.id, text);
    if (outcome.status === 'duplicate') handOnAgain(play, outcome, kept);
  }
}

function replayed(play) {
  for (const sent of play.sent) play.send(sent);
  play.begin();
  const whole = { ok: true, records: play.records.length };
  const verdict = JSON.stringify(play.engine.replay(play.records));
  play.expectSame('replay', verdict, JSON.stringify(whole));
}

// One applyAll, but for what a batch of lines cannot hold: the page's door, and an empty text.
function inOneGo(play) {
  let batch = [];
  const flush = () => {
    for (const applied of play.engine.applyAll(batch)) play.note(applied);
    batch = [];
  };
  for (const sent of play.sent) {
    if (!sent.stamp && sent.text) {
      batch.push(sent.text);
      continue;
    }
    flush();
    play.send(sent);
  }
  flush();
}

const kVariants = {
  watched,
  'watched daily': watchedDaily,
  twice,
  interrupted,
  moved,
  replayed,
  'in one go': inOneGo,
};

function firstDifference(are, should) {
  const at = Array.from({ length: Math.max(are.length, should.length) }, (_, i) => i)
    .find((i) => are[i] !== should[i]);
  return at === undefined ? [] : [`is ${are[at]}\nnot ${should[at]}`];
}

// A member's whole history, as someone reads it who asks for what is before the page they have.
function historyOf(engine, member) {
  const pages = [];
  let before;
  for (;;) {
    const answer = engine.history({ before, limit: kHistoryPage, member });
    pages.push(JSON.stringify(answer));
    const { records = [] } = answer;
    if (records.length < kHistoryPage) return pages;
    before = records.at(-1).seq;
  }
}

// Snapshot and heads, as they end the file of answers.
function endingOf(engine, story) {
  const heads = membersOf(story).map((member) => ({ head: engine.head(member), member }));
  return [engine.snapshot(), ...heads.map((head) => JSON.stringify(head))];
}

function tellOtherwise(loyalty, story, told, ending, name) {
  const play = new Play(loyalty, story);
  kVariants[name](play);
  const problems = [
    ...play.problems,
    ...firstDifference(play.outcomes, told.outcomes),
    ...firstDifference(play.records, told.records),
    ...firstDifference(endingOf(play.engine, story), ending),
  ];
  play.engine.dispose();
  return {
    compared: play.compared + told.outcomes.length,
    problems: problems.map((problem) => `${story.path}, ${name}: ${problem}`),
  };
}

// Every story plainly and in every variant.
export function tellAll(loyalty, stories) {
  const compared = Object.fromEntries(Object.keys(kVariants).sort().map((name) => [name, 0]));
  const run = { problems: [], answers: {} };
  let outcomes = 0;
  for (const story of stories) {
    const engine = engineFor(loyalty, story);
    const told = tell(story, engine);
    const histories = membersOf(story).flatMap((member) => historyOf(engine, member));
    const ending = endingOf(engine, story);
    engine.dispose();
    outcomes += told.outcomes.length;
    run.problems.push(...told.differences.map((difference) => `${story.path}, ${difference}`));
    run.answers[story.path] = [...told.answers, ...histories, ...ending];
    for (const name of Object.keys(kVariants)) {
      const other = tellOtherwise(loyalty, story, told, ending, name);
      compared[name] += other.compared;
      run.problems.push(...other.problems);
    }
  }
  run.counts = { compared, outcomes, scenarios: stories.length };
  return run;
}
