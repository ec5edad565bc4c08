// Journal lines as the backend reads them.
import type { HeldRecord } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { JournalRow, Stores } from './database.js';

export function parse(line: string): HeldRecord {
  return JSON.parse(line) as HeldRecord;
}

export function rowsOf(database: IDBPDatabase<Stores>, member: string): Promise<JournalRow[]> {
  return database.getAll('journal', IDBKeyRange.bound([member, 0], [member, Infinity]));
}

export function linesOf(rows: { line: string }[]): string {
  return rows.map((row) => `${row.line}\n`).join('');
}

/** The instant a record stands for, in milliseconds: its activity's, or that of a new version. */
export function instantOf(record: HeldRecord): number {
  return Date.parse('activity' in record ? record.activity.at : record.checkpoint.at);
}
