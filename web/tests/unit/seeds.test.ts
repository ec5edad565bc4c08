// The entropy that is stamped, and a draw of the journal done again.
import type { HeldRecord } from '@perennial/engine';
import { expect, test } from 'vitest';
import { entropyFor, verifyRecord } from '../../src/backend/seeds.js';

// Stands in for the engine: it says what it was asked, and knows one seed as the right one.
const draws = {
  drawCommitment: (seed: string) => `#${seed}`,
  drawEntropy: (...asked: (string | number | undefined)[]) => asked.join('|'),
  verifyDraw: ({ seed, prize = '' }: { seed: string; prize?: string }) => {
    if (seed !== 'second') return { ok: false as const, error: { code: 'entropy', sentence: '' } };
    if (prize === 'bent') return { ok: false as const, error: { code: 'prize', sentence: '' } };
    return { ok: true as const, commitment: '#second', entropy: 'e', ticket: 7, prize };
  },
};
const draw = (attributes: Record<string, string>) => ({
  id: 'd',
  member: 'lin',
  type: 'draw',
  at: '2026-03-01T09:00:00+08:00',
  attributes,
});
const counts = [
  { id: 'box', count: 4 },
  { id: 'wheel', count: 0 },
];

test('the number is the one behind the draws made there', () => {
  const entropy = (attributes: Record<string, string>, made = counts) =>
    entropyFor(draws, 's', draw(attributes), made);
  expect(entropy({ draw: 'box', nonce: 'mine' })).toBe('s|lin|box|5|mine');
  expect(entropy({ draw: 'wheel' })).toBe('s|lin|wheel|1|');
  expect(entropy({}, [counts[0]!])).toBe('s|lin|box|5|'); // the only one needs no name
  expect(entropy({ draw: 'none' })).toBe('s|lin|none|1|'); // the engine refuses it
});

const program = { draws: [{ id: 'wheel', prizes: [{ id: 'big', weight: 9 }] }] };
const seeds = [
  { commitment: '#third', from: '2026-03-03T00:00:00+08:00' },
  { commitment: '#second', from: '2026-03-02T00:00:00+08:00', until: '…', seed: 'second' },
  { commitment: '#first', from: '2026-03-01T00:00:00+08:00', until: '…', seed: 'first' },
];

function record(received: string, prize = 'big', type = 'drawn'): HeldRecord {
  const drawn = { type, draw: 'wheel', prize, number: 1, ticket: 7, rule: 'draws/wheel/big' };
  const activity = { ...draw({ draw: 'wheel' }), stamp: { received, entropy: 'e' } };
  return { member: 'lin', activity, outcome: { effects: [drawn] } } as unknown as HeldRecord;
}

const verdict = (of: HeldRecord | undefined, known: object | undefined = program) =>
  verifyRecord(draws, seeds, known as never, of);
const codeOf = (...given: Parameters<typeof verdict>) => {
  const answer = verdict(...given);
  return answer.ok ? 'ok' : answer.error.code;
};

test('a draw is done again by the seed that made it', () => {
  expect(codeOf(record('2026-03-02T09:00:00+08:00'))).toBe('ok');
  expect(codeOf(record('2026-03-02T09:00:00+08:00', 'bent'))).toBe('prize');
});

test('what comes from no published seed is a secret while its own still rules', () => {
  const other = { ...draws, verifyDraw: () => draws.verifyDraw({ seed: 'another' }) };
  const code = (received: string) =>
    verifyRecord(other, seeds, program as never, record(received));
  expect(code('2026-03-03T09:00:00+08:00')).toMatchObject({ error: { code: 'secret' } });
  expect(code('2026-03-01T09:00:00+08:00')).toMatchObject({ error: { code: 'entropy' } });
});

test('what drew nothing, and what nobody knows, is refused', () => {
  expect(codeOf(undefined)).toBe('not_a_draw');
  expect(codeOf(record('2026-03-02T09:00:00+08:00', 'big', 'earned'))).toBe('not_a_draw');
  expect(codeOf(record('2026-03-02T09:00:00+08:00'), {})).toBe('programme');
});
