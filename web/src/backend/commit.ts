// One readwrite transaction for everything that an activity or a new version caused: journal lines,
// the heads they lead to, snapshots, what is left of shared quantities, and the programme's text.
// It fails when a head moved meanwhile.
import type { HeldRecord } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { MemberRow, ProgrammeRow, Stores } from './database.js';
import { Moved } from './failure.js';

export const noHead = '0'.repeat(64);

export interface Change {
  records: { line: string; record: HeldRecord }[];
  /** By member: the state after the records. */
  snapshots: Map<string, string>;
  /** The last commit the engine knows of; the shared quantities are those after it. */
  serial: number;
  programme: ProgrammeRow;
  semantics: number;
  keyOf: (member: string) => Uint8Array;
}

export async function commit(database: IDBPDatabase<Stores>, change: Change): Promise<void> {
  const transaction = database.transaction(
    ['members', 'journal', 'shared', 'programmes'],
    'readwrite',
    { durability: 'strict' },
  );
  const members = transaction.objectStore('members');
  const journal = transaction.objectStore('journal');
  const programmes = transaction.objectStore('programmes');
  try {
    const shared = transaction.objectStore('shared');
    if (((await shared.get('shared'))?.serial ?? 0) !== change.serial) throw new Moved();
    const rows = new Map<string, MemberRow>();
    for (const { line, record } of change.records) {
      const row = rows.get(record.member) ?? (await members.get(record.member));
      if (record.prev !== (row?.head ?? noHead)) throw new Moved();
      const id = 'activity' in record && { id: record.activity.id };
      const snapshot = change.snapshots.get(record.member)!;
      await journal.add({ member: record.member, seq: record.seq, ...id, line });
      rows.set(record.member, {
        member: record.member,
        head: record.hash,
        seq: record.seq,
        snapshot,
        identity: change.programme.digest,
        semantics: change.semantics,
        base: isBase(record) ? snapshot : row?.base,
        key: row?.key ?? change.keyOf(record.member),
      });
    }
    for (const row of rows.values()) await members.put(row);
    const snapshot = change.snapshots.get(change.records.at(-1)!.record.member)!;
    await shared.put({ name: 'shared', serial: change.serial + 1, snapshot });
    const isKept = await programmes.getKey(change.programme.digest);
    if (isKept === undefined) await programmes.put(change.programme);
    await transaction.done;
  } catch (error) {
    await undo(transaction);
    throw error;
  }
}

function isBase(record: HeldRecord): boolean {
  return 'checkpoint' in record && record.checkpoint.reason === 'semantics';
}

/** Leaves nothing of it. */
export async function undo(transaction: { abort(): void; done: Promise<void> }): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It is over already: the browser aborted it, which is what brought us here.
  }
  await transaction.done.catch(() => undefined);
}
