// The chains of several members as one journal that can be replayed: version by version, because
// all members go over to a new one at once, and within a version as the activities were received.
import type { Checkpoint, HeldRecord } from '@perennial/engine';
import type { JournalRow } from './database.js';
import { Failure } from './failure.js';
import { instantOf, linesOf, parse } from './records.js';

export interface Merged {
  /** Digest of the programme to begin with: of the first records, or of the last semantics. */
  first: string;
  lines: string;
}

export function merge(chains: JournalRow[][]): Merged {
  const parsed = chains.map((rows) => rows.map(({ line }) => ({ line, record: parse(line) })));
  const versions = versionsOf(parsed.flat().map(({ record }) => record));
  const placed = parsed.flatMap((chain) => {
    let received = 0; // never back along a chain, whatever the device's clock did
    return chain.map(({ line, record }) => {
      received = Math.max(received, receivedAt(record));
      const version = versions.indexOf(record.program);
      const reason = reasonOf(record);
      return { line, version, reason, later: reason === 'version' ? 0 : 1, received };
    });
  });
  placed.sort((a, b) => a.version - b.version || a.later - b.later || a.received - b.received);
  const base = placed.filter(({ reason }) => reason === 'semantics').at(-1)?.version ?? 0;
  return { first: versions[base]!, lines: linesOf(placed) };
}

function reasonOf(record: HeldRecord): Checkpoint['reason'] | undefined {
  return 'checkpoint' in record ? record.checkpoint.reason : undefined;
}

function receivedAt(record: HeldRecord): number {
  const received = 'activity' in record && record.activity.stamp?.received;
  return received ? Date.parse(received) : instantOf(record);
}

// Digests of the programmes, oldest first: each checkpoint names the one before its own.
function versionsOf(records: HeldRecord[]): string[] {
  const next = new Map<string, string>();
  for (const record of records) {
    const checkpoint = 'checkpoint' in record ? record.checkpoint : undefined;
    if (checkpoint?.reason === 'version') next.set(checkpoint.from, record.program);
  }
  const later = new Set(next.values());
  const named = [...next.keys(), ...records.map(({ program }) => program)];
  const firsts = new Set(named.filter((digest) => !later.has(digest)));
  if (firsts.size !== 1) {
    throw new Failure('journal_mismatch', 'The chains do not begin under one programme.');
  }
  const versions = new Set(firsts);
  for (const digest of versions) {
    const after = next.get(digest); // a set is walked on as it grows, and holds nothing twice
    if (after !== undefined) versions.add(after);
  }
  return [...versions];
}
