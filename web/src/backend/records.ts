// Journal lines as the backend reads them.
import type { HeldRecord } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { JournalRow, Stores } from './database.js';

export function parse(line: string): HeldRecord {
  return JSON.parse(line) as HeldRecord;
}

export function rowsOf(database: IDBPDatabase<Stores>, member: string): Promise<JournalRow[]> {
  return database.getAll('journal', before(member, Infinity));
}

/** A member's records before one; ranges go without IndexedDB, too. */
export function before(member: string, seq: number): IDBKeyRange {
  const [lower, upper] = [[member, 0], [member, seq]];
  if ('IDBKeyRange' in globalThis) return IDBKeyRange.bound(lower, upper, false, true);
  return { lower, upper, upperOpen: true } as unknown as IDBKeyRange;
}

export function linesOf(rows: { line: string }[]): string {
  return rows.map((row) => `${row.line}\n`).join('');
}

/** The instant a record stands for, in milliseconds: its activity's, or that of a new version. */
export function instantOf(record: HeldRecord): number {
  return Date.parse('activity' in record ? record.activity.at : record.checkpoint.at);
}
