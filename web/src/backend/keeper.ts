// The engine in memory, and how it follows the journal: it is a cache, brought to the heads that
// stand in the stores before every use and made anew when it cannot be.
import type { Applied, Door } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { EngineFace, EngineMaker } from '../engine/face.js';
import type { Activity, JournalRecord } from '../model/view.js';
import type { Change } from './commit.js';
import type { JournalRow, MemberRow, Stores } from './database.js';
import { Failure } from './failure.js';

export class Keeper {
  #engine: EngineFace;
  #heads = new Map<string, string>();
  #clocks = new Map<string, number>();
  #keys = new Map<string, Uint8Array>();
  #serial = 0;

  constructor(private readonly engines: EngineMaker) {
    this.#engine = this.#newEngine();
  }

  get engine(): EngineFace {
    return this.#engine;
  }

  /** The latest instant any member here has seen, in milliseconds. */
  get clock(): number {
    return Math.max(0, ...this.#clocks.values());
  }

  /** Forgets everything; the next `follow` reads it from the stores again. */
  renew(): void {
    this.#engine.dispose();
    this.#engine = this.#newEngine();
    this.#heads.clear();
    this.#clocks.clear();
    this.#keys.clear();
    this.#serial = 0;
  }

  /** Brings every member to the head in the stores; answers the named one's row. */
  async follow(database: IDBPDatabase<Stores>, member: string): Promise<MemberRow | undefined> {
    const rows = await database.getAll('members');
    const known = new Set(rows.map((row) => row.member));
    if ([...this.#heads.keys()].some((id) => !known.has(id))) this.renew();
    const behind = rows.filter((row) => this.#heads.get(row.member) !== row.head);
    const shared = await database.get('shared', 'shared');
    const snapshots = [...behind, ...(shared && shared.serial !== this.#serial ? [shared] : [])];
    const taken =
      behind.every((row) => this.#knows(row)) && snapshots.every((row) => this.#take(row));
    const arrived = taken && rows.every((row) => this.#engine.head(row.member) === row.head);
    if (!arrived) await this.#rebuild(database, rows);
    else for (const row of behind) this.#note(row, await lastOf(database, row));
    this.#serial = shared?.serial ?? 0;
    return rows.find((row) => row.member === member);
  }

  apply(activity: Activity, door: Door): Applied {
    if (!this.#heads.has(activity.member)) {
      this.#engine.setKey(activity.member, this.keyOf(activity.member));
    }
    return this.#engine.apply(activity, door);
  }

  /** What an answer changes in the stores. */
  changeOf(answer: Applied): Change {
    const records = answer.records.map((line) => ({ line, record: parse(line) }));
    const touched = new Set(records.map(({ record }) => record.member));
    return {
      records,
      snapshots: new Map([...touched].map((id) => [id, this.#engine.snapshot(id)])),
      serial: this.#serial,
      identity: this.engines.identity,
      keyOf: (member) => this.keyOf(member),
    };
  }

  /** Notes where the engine stands once the change is durable. */
  settle({ records, serial }: Change): void {
    this.#serial = serial + 1;
    for (const { record } of records) {
      this.#heads.set(record.member, record.hash);
      const at = Date.parse(record.activity.at);
      this.#clocks.set(record.member, Math.max(at, this.#clocks.get(record.member) ?? 0));
    }
  }

  keyOf(member: string): Uint8Array {
    const key = this.#keys.get(member) ?? crypto.getRandomValues(new Uint8Array(32));
    this.#keys.set(member, key);
    return key;
  }

  #knows(row: MemberRow): boolean {
    this.#keys.set(row.member, row.key);
    this.#engine.setKey(row.member, row.key);
    return row.identity === this.engines.identity;
  }

  #take({ snapshot }: { snapshot: string }): boolean {
    return this.#engine.restore(snapshot) === undefined;
  }

  // Snapshots of another programme or another engine are thrown away: the journals are replayed.
  async #rebuild(database: IDBPDatabase<Stores>, rows: MemberRow[]): Promise<void> {
    this.renew();
    for (const row of rows) {
      this.#knows(row);
      const journal = await rowsOf(database, row.member);
      const verdict = this.#engine.replay(linesOf(journal));
      if (!verdict.ok) throw new Failure('journal_mismatch', verdict.error.sentence);
      this.#note(row, journal.at(-1));
    }
  }

  // The last accepted instant may be earlier than one before it; the clock never goes back.
  #note(row: MemberRow, last: JournalRow | undefined): void {
    this.#heads.set(row.member, row.head);
    const at = last ? Date.parse(parse(last.line).activity.at) : 0;
    this.#clocks.set(row.member, Math.max(at, this.#clocks.get(row.member) ?? 0));
  }

  #newEngine(): EngineFace {
    const engine = this.engines.create();
    engine.keepJournal(false);
    return engine;
  }
}

export function parse(line: string): JournalRecord {
  return JSON.parse(line) as JournalRecord;
}

function lastOf(database: IDBPDatabase<Stores>, row: MemberRow): Promise<JournalRow | undefined> {
  return database.get('journal', [row.member, row.seq]);
}

export function rowsOf(database: IDBPDatabase<Stores>, member: string): Promise<JournalRow[]> {
  return database.getAll('journal', IDBKeyRange.bound([member, 0], [member, Infinity]));
}

export function linesOf(rows: JournalRow[]): string {
  return rows.map((row) => `${row.line}\n`).join('');
}
