// The typed face, in Node: every call gives what the core gives.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load, loadFrom } from '../dist/node.js';
import { program, purchase } from './corner.mjs';

const wasm = new URL('../dist/engine.wasm', import.meta.url);
const loyalty = await load();

function corner() {
  const { engine, faults } = loyalty.create(program);
  assert.equal(faults, undefined);
  return engine;
}

test('a purchase earns one point a unit', () => {
  const { outcome, followUps, records, texts } = corner().apply(purchase(1));
  assert.equal(outcome.status, 'accepted');
  const earned = outcome.effects.find((effect) => effect.type === 'earned');
  assert.equal(earned.amount, 68);
  assert.equal(earned.rule, 'rules/spend');
  assert.deepEqual(followUps, []);
  assert.deepEqual(JSON.parse(texts[0]), outcome);
  assert.equal(JSON.parse(records[0]).activity.id, 'o-1');
});

test('every fault of a programme comes with its place', () => {
  const broken = { ...program, curencies: [], version: 'one' };
  const { engine, faults } = loyalty.create(broken);
  assert.equal(engine, undefined);
  assert.deepEqual(faults, loyalty.check(broken));
  const misspelt = faults.find((fault) => fault.pointer === '/curencies');
  assert.equal(misspelt.suggestion, 'currencies');
  assert.ok(faults.some((fault) => fault.pointer === '/version'));
});

test('a fault names a key with quotes, backslashes and control characters', () => {
  const [fault] = loyalty.check({ ...program, 'a"\\\n\u0001é': 1 });
  assert.equal(fault.pointer, '/a"\\\n\u0001é');
});

test('activities together come to the same bytes as one by one', () => {
  const activities = [1, 2, 3].map((number) => purchase(number, number * 1000));
  activities.splice(1, 0, purchase(1, 1000), { ...purchase(9), amount: 5 });
  const alone = corner();
  const single = activities.map((activity) => alone.apply(activity));
  const together = corner();
  assert.deepEqual(together.applyAll(activities), single);
  assert.equal(together.snapshot(), alone.snapshot());
  const lines = corner();
  const text = activities.map((activity) => `${JSON.stringify(activity)}\n`).join('');
  assert.deepEqual(lines.applyAll(text), single);
});

test('activities as texts keep their number whatever they hold', () => {
  const spread = JSON.stringify(purchase(1), null, 2);
  const answers = corner().applyAll([spread, '', '{', spread.replace('lin', 'l\nn')]);
  const codes = answers.map(({ outcome }) => outcome.code);
  assert.deepEqual(codes, ['ok', 'malformed', 'malformed', 'malformed']);
});

test('a preview is the outcome and changes nothing', () => {
  const engine = corner();
  const before = engine.snapshot();
  const preview = engine.preview(purchase(1));
  assert.equal(engine.snapshot(), before);
  assert.deepEqual(preview, engine.apply(purchase(1)).outcome);
});

test('a quote is what the purchase then is, and changes nothing', () => {
  const engine = corner();
  engine.apply(purchase(1));
  const before = engine.snapshot();
  const now = '2026-10-21T12:00:00+08:00';
  const quote = engine.quote({ member: 'lin', now, cart: { amount: 5000 } });
  assert.equal(engine.snapshot(), before);
  assert.equal(quote.cart.paid, 5000);
  const bought = { ...purchase(2, 5000), at: now };
  assert.deepEqual(quote.best.effects, engine.apply(bought).outcome.effects);
  const use = [{ voucher: 'v9' }];
  const { refused } = engine.quote({ member: 'lin', now, cart: { amount: 1 }, use });
  assert.equal(refused.code, 'unknown_voucher');
  assert.equal(engine.quote({ member: 'who', now, cart: { amount: 1 } }).error.code,
    'unknown_member');
  assert.equal(engine.quote({ member: 'lin', now, cart: { amount: -1 } }).error.field,
    '/cart/amount');
});

test('view and history answer for a member, and say why when they cannot', () => {
  const engine = corner();
  engine.apply(purchase(1));
  engine.apply(purchase(2));
  const view = engine.view({ member: 'lin', now: '2026-10-21T12:00:00+08:00' });
  assert.equal(view.currencies[0].available, 136);
  const { records } = engine.history({ member: 'lin', limit: 1 });
  assert.deepEqual(records.map(({ activity }) => activity.id), ['o-2']);
  assert.equal(engine.view({ member: 'who', now: '2026-10-21T12:00:00+08:00' }).error.code,
    'unknown_member');
  assert.equal(engine.view({ member: 'lin', now: 'noon' }).error.code, 'bad_time');
});

test('before goes on where a page of the history ended', () => {
  const engine = corner();
  engine.applyAll([1, 2, 3].map((number) => purchase(number)));
  const page = (request) =>
    engine.history({ member: 'lin', ...request }).records.map(({ seq, activity }) => [
      seq,
      activity.id,
    ]);
  assert.deepEqual(page({ limit: 1 }), [[3, 'o-3']]);
  assert.deepEqual(page({ before: 3, limit: 1 }), [[2, 'o-2']]);
  assert.deepEqual(page({ before: 3 }), [[2, 'o-2'], [1, 'o-1']]);
  assert.deepEqual(page({ before: 1 }), []);
  assert.equal(engine.history({ member: 'lin', before: -1 }).error.field, '/before');
});

test('a journal is verified and replayed, and a changed one is not', () => {
  const engine = corner();
  const records = [1, 2].flatMap((number) => engine.apply(purchase(number)).records);
  assert.equal(loyalty.verify(records).ok, true);
  assert.equal(corner().replay(records).ok, true);
  const forged = records.map((record) => record.replace('6800', '9900'));
  assert.notDeepEqual(forged, records);
  assert.equal(loyalty.verify(forged).ok, false);
  assert.equal(corner().replay(forged).ok, false);
  const spaced = records.map((record) => record.replaceAll(',"', ', "'));
  assert.equal(loyalty.verify(spaced).error.code, 'not_canonical');
  const beside = records.map((record) => record.replace('{', '{"a":1,'));
  assert.equal(loyalty.verify(beside).error.code, 'not_a_record');
  const other = loyalty.create({ ...program, version: 2 }).engine;
  assert.equal(other.replay(records).error.code, 'programme');
});

// Two points a unit from the second version on.
const second = {
  ...program,
  version: 2,
  rules: [{ id: 'spend', on: 'purchase', grant: { points: { of: 'amount', rate: [2, 100] } } }],
};
const switchedAt = '2026-10-21T10:00:00+08:00';

test('a later version is adopted, and replay goes on across it', () => {
  const engine = corner();
  const before = engine.apply(purchase(1)).records;
  const { checkpoints } = engine.adopt(second, switchedAt);
  assert.equal(checkpoints.length, 1);
  assert.equal(JSON.parse(checkpoints[0]).program, engine.programDigest);
  const later = { ...purchase(2), at: '2026-10-21T11:00:00+08:00' };
  const after = engine.apply(later).records;
  const view = engine.view({ member: 'lin', now: later.at });
  assert.equal(view.currencies[0].available, 68 + 136);

  const journal = [...before, ...checkpoints, ...after];
  assert.equal(loyalty.verify(journal).ok, true);
  for (const versions of [[second], [program, JSON.stringify(second, null, 2)]]) {
    const fresh = corner();
    assert.equal(fresh.replay(journal, versions).ok, true);
    assert.equal(fresh.snapshot(), engine.snapshot());
  }
  assert.equal(corner().replay(journal).error.code, 'programme');
});

test('a version that is not later is refused, and nothing changes', () => {
  const engine = corner();
  engine.apply(purchase(1));
  const snapshot = engine.snapshot();
  assert.equal(engine.adopt(program, switchedAt).faults[0].pointer, '/version');
  assert.equal(engine.adopt({ ...second, id: 'other' }, switchedAt).faults[0].pointer, '/id');
  assert.equal(engine.adopt('{', switchedAt).checkpoints, undefined);
  assert.equal(engine.snapshot(), snapshot);
  assert.deepEqual(corner().adopt(second, switchedAt), { checkpoints: [] });
});

test('a snapshot restored into a new engine goes on as the first', () => {
  const first = corner();
  first.apply(purchase(1));
  const second = corner();
  assert.equal(second.restore(first.snapshot()), undefined);
  assert.equal(second.head('lin'), first.head('lin'));
  assert.deepEqual(second.apply(purchase(2)), first.apply(purchase(2)));
  assert.equal(second.snapshot(), first.snapshot());
  assert.equal(typeof second.restore('{'), 'string');
  assert.equal(second.snapshot(), first.snapshot());
});

test('a compacted journal starts from its snapshot and from no other', () => {
  const engine = corner();
  const first = engine.apply(purchase(1)).records;
  const { records, problem } = engine.compact('2026-10-21T10:00:00+08:00');
  assert.equal(problem, undefined);
  assert.equal(JSON.parse(records[0]).checkpoint.reason, 'compaction');
  const snapshot = engine.snapshot();
  const rest = [...records, ...engine.apply(purchase(12)).records];
  for (const journal of [rest, [...first, ...rest]]) {
    assert.equal(loyalty.verify(journal).ok, true);
    const other = corner();
    other.restore(snapshot);
    assert.deepEqual(other.replay(journal), { ok: true, records: journal.length });
    assert.equal(other.snapshot(), engine.snapshot());
  }
  assert.deepEqual(corner().replay(rest).error.code, 'snapshot');
  assert.equal(typeof engine.compact('soon').problem, 'string');
});

test('an erased member is gone, and the journal still verifies', () => {
  const engine = corner();
  const journal = [1, 2].flatMap((number) => engine.apply(purchase(number)).records);
  const at = '2026-10-22T09:00:00+08:00';
  const { records } = engine.erase('lin', at);
  assert.equal(engine.apply(purchase(3)).outcome.code, 'member_erased');
  const erased = loyalty.erase(journal, 'lin', at);
  assert.equal(erased.journal.split('\n')[2], records[0]);
  assert.ok(!erased.journal.includes('"activity"'));
  assert.deepEqual(loyalty.verify(erased.journal), { erased: 1, members: 1, ok: true, records: 3 });
  const other = corner();
  assert.equal(other.replay(erased.journal).ok, true);
  assert.equal(other.snapshot(), engine.snapshot());
  assert.equal(loyalty.erase(journal, 'nobody', at).error.code, 'unknown_member');
});

test('a snapshot of lower semantics is taken over with a checkpoint', () => {
  const first = corner();
  first.apply(purchase(1));
  const { semantics } = loyalty;
  const old = first.snapshot().replace(`"semantics":${semantics}`, `"semantics":${semantics - 1}`);
  const engine = corner();
  assert.equal(typeof engine.restore(old), 'string');
  const { records } = engine.migrate(old, '2026-10-21T10:00:00+08:00');
  assert.equal(JSON.parse(records[0]).checkpoint.reason, 'semantics');
  assert.equal(engine.head('lin'), JSON.parse(records[0]).hash);
});

test('the key of a member changes the salts', () => {
  const plain = corner();
  const keyed = corner();
  keyed.setKey('lin', new Uint8Array(32).fill(7));
  const [a, b] = [plain, keyed].map((engine) => engine.apply(purchase(1)));
  assert.equal(a.texts[0], b.texts[0]);
  assert.notEqual(JSON.parse(a.records[0]).salt, JSON.parse(b.records[0]).salt);
});

test('without a journal in memory, the caller says what is known', () => {
  const engine = corner();
  engine.keepJournal(false);
  const [known] = engine.apply(purchase(1)).records;
  assert.equal(engine.apply(purchase(1), { known }).outcome.status, 'duplicate');
});

test('a stamp that comes with the activity through the page is refused', () => {
  const engine = corner();
  const received = '2026-10-21T12:00:00+08:00';
  const forged = { ...purchase(1), stamp: { received } };
  assert.equal(engine.apply(forged, { stamp: { received } }).outcome.code, 'stamp_refused');
  assert.equal(engine.apply(purchase(1), { stamp: { received } }).outcome.code, 'ok');
});

test('one rule of JsonLogic', () => {
  assert.deepEqual(loyalty.logic({ '+': [{ var: 'a' }, 2] }, { a: 1 }), { result: 3 });
  assert.equal(typeof loyalty.logic({ frobnicate: 1 }).error, 'string');
});

test('engines do not see each other, and one that was disposed of says so', () => {
  const [first, second] = [corner(), corner()];
  first.apply(purchase(1));
  assert.notEqual(first.head('lin'), second.head('lin'));
  first.dispose();
  first.dispose();
  assert.throws(() => first.apply(purchase(2)), /disposed/);
  const third = corner();
  assert.equal(third.head('lin'), second.head('lin'));
  assert.equal(second.apply(purchase(1)).outcome.code, 'ok');
});

test('the host may bring the bytes in any form', async () => {
  const bytes = await readFile(wasm);
  const type = { headers: { 'Content-Type': 'application/wasm' } };
  const sources = [
    bytes,
    new Uint8Array(bytes),
    Promise.resolve(bytes),
    new WebAssembly.Module(bytes),
    new Response(bytes, type),
    new Response(bytes, { headers: { 'Content-Type': 'text/plain' } }),
    `data:application/wasm;base64,${bytes.toString('base64')}`,
  ];
  for (const source of sources) {
    const { engine } = (await loadFrom(source)).create(program);
    assert.equal(engine.apply(purchase(1)).outcome.code, 'ok');
  }
});

test('bytes that are no engine are an error', async () => {
  await assert.rejects(loadFrom(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
  await assert.rejects(loadFrom(new Response('', { status: 404 })), /404/);
});

test('it runs where code from strings is forbidden, and leaves no handlers behind', () => {
  const script = `
    import { load } from ${JSON.stringify(new URL('../dist/node.js', import.meta.url).href)};
    let forbidden = false;
    try { new Function('') } catch { forbidden = true }
    const { engine } = (await load()).create(${JSON.stringify(program)});
    const { outcome } = engine.apply(${JSON.stringify(purchase(1))});
    const events = ['uncaughtException', 'unhandledRejection'];
    console.log(forbidden, outcome.code, ...events.map((name) => process.listenerCount(name)));`;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script];
  assert.equal(execFileSync(process.execPath, flags, { encoding: 'utf8' }), 'true ok 0 0\n');
});

test('the benchmark counts what the engine accepts', () => {
  const bench = fileURLToPath(new URL('../bench.mjs', import.meta.url));
  const said = execFileSync(process.execPath, [bench, '1500'], { encoding: 'utf8' });
  assert.match(said, /^applyAll +1500 activities, \d+ a second/);
});

// One fixed draw, whose entropy draw_tests.cpp and test_command.py say too.
const seed = [...Array(32).keys()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fixed = '1d85a1f1c47d59a9cee51678b5d7c3557c0472dcc2442df44be5983565fd563c';

const hex = (bytes) => Buffer.from(bytes).toString('hex');

// As concepts.md says it, by means that are not the engine's.
async function entropyOf(member, draw, number, nonce) {
  const secret = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = Buffer.from(seed, 'hex');
  const key = await crypto.subtle.importKey('raw', bytes, secret, false, ['sign']);
  const message = new TextEncoder().encode([member, draw, number, nonce].join('\0'));
  return hex(await crypto.subtle.sign('HMAC', key, message));
}

test('the entropy of a draw is what anybody works out', async () => {
  assert.equal(await entropyOf('lin', 'wheel', 1, 'four leaf clover'), fixed);
  assert.equal(loyalty.drawEntropy(seed, 'lin', 'wheel', 1, 'four leaf clover'), fixed);
  const more = [['lin', 'wheel', 2, ''], ['林', 'box', 4294967297, '七'], ['', '', 9, ' ']];
  for (const draw of more) {
    assert.equal(loyalty.drawEntropy(seed, ...draw), await entropyOf(...draw), draw.join());
  }
  const commitment = hex(await crypto.subtle.digest('SHA-256', Buffer.from(seed, 'hex')));
  assert.equal(loyalty.drawCommitment(seed), commitment);
  assert.equal(loyalty.drawCommitment('abc'), '');
});

test('a shopper does a draw again', () => {
  const prizes = [{ id: 'nothing', weight: 60 }, { id: 'big', weight: 40 }];
  const told = {
    seed, member: 'lin', draw: 'wheel', number: 1, nonce: 'four leaf clover', prizes,
  };
  const verdict = loyalty.verifyDraw({ ...told, entropy: fixed, ticket: 11, prize: 'nothing' });
  // ⌊0x1d85a1f1c47d59a9 × 100 ÷ 2^64⌋
  assert.deepEqual({ ...verdict, commitment: '' }, {
    commitment: '', entropy: fixed, ok: true, prize: 'nothing', ticket: 11,
  });
  const bent = loyalty.verifyDraw({ ...told, prize: 'big' });
  assert.equal(bent.ok, false);
  assert.equal(bent.error.code, 'prize');
});

test('what is only asked about draws nothing', () => {
  const prizes = [{ id: 'small', weight: 9 }, { id: 'big', weight: 1 }];
  const { engine } = loyalty.create({ ...program, draws: [{ id: 'box', cost: {}, prizes }] });
  engine.apply(purchase(1));
  const draw = { ...purchase(2), type: 'draw', attributes: { draw: 'box' } };
  const { undetermined, odds, effects } = engine.preview(draw);
  assert.deepEqual({ undetermined, odds, effects }, {
    undetermined: true,
    odds: prizes.map(({ id, weight }) => ({ prize: id, weight })),
    effects: [],
  });
  assert.equal(engine.apply(draw).outcome.code, 'missing_entropy');
  const { outcome } = engine.apply(draw, { stamp: { entropy: 'f'.repeat(64) } });
  assert.equal(outcome.effects[0].prize, 'big');
});
