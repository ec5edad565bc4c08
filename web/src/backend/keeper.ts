// The engine in memory, and how it follows the journal: it is a cache, brought to the heads and to
// the programme that stand in the stores before every use, and made anew when it cannot be.
import type { Activity, Applied, Door, HeldRecord } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { EngineFace, EngineMaker } from '../engine/face.js';
import { merge } from './chains.js';
import { type Change, commit } from './commit.js';
import { firstSemantics, type MemberRow, type ProgrammeRow, type Stores } from './database.js';
import { Failure } from './failure.js';
import { instantOf, parse, rowsOf } from './records.js';
import { Seeds } from './seeds.js';

export class Keeper {
  #engine: EngineFace;
  #programme: ProgrammeRow;
  #heads = new Map<string, string>();
  #clocks = new Map<string, number>();
  #keys = new Map<string, Uint8Array>();
  #serial = 0;
  #erased = new Set<string>();
  #older: MemberRow[] = []; // whose state an engine of lower semantics made

  constructor(readonly engines: EngineMaker) {
    this.#programme = engines.programme;
    this.#engine = this.#newEngine(engines.programme);
  }

  /** What draws are made by, as the stores have it. */
  seeds(database: IDBPDatabase<Stores>, now: string): Seeds {
    return new Seeds(database, this.engines.draws, now);
  }

  get engine(): EngineFace {
    return this.#engine;
  }

  /** The programme that rules here: the one the journal was last written under. */
  get programme(): ProgrammeRow {
    return this.#programme;
  }

  /** The latest instant any member here has seen, in milliseconds. */
  get clock(): number {
    return Math.max(0, ...this.#clocks.values());
  }

  /** Forgets everything; the next `follow` reads it from the stores again. */
  renew(programme = this.#programme): void {
    const engine = this.#newEngine(programme);
    this.#engine.dispose();
    this.#engine = engine;
    this.#programme = programme;
    this.#heads.clear();
    this.#clocks.clear();
    this.#keys.clear();
    this.#serial = 0;
    this.#older = [];
  }

  /** Nothing is done for them any more. */
  isErased(member: string): boolean {
    return this.#erased.has(member);
  }

  /** Brings every member to the head in the stores, unless `isOlder`; answers their rows. */
  async follow(database: IDBPDatabase<Stores>): Promise<MemberRow[]> {
    const books = database.transaction(['members', 'journal', 'shared']);
    const [all, shared] = await Promise.all([
      books.objectStore('members').getAll(),
      books.objectStore('shared').get('shared'),
    ]);
    const rows = all.filter(({ erased }) => !erased);
    this.#erased = new Set(all.filter((row) => !rows.includes(row)).map(({ member }) => member));
    const known = new Set(rows.map((row) => row.member));
    if ([...this.#heads.keys()].some((id) => !known.has(id))) this.renew(this.engines.programme);
    this.#older = this.#olderOf(rows);
    const behind = rows.filter((row) => this.#heads.get(row.member) !== row.head);
    const journal = books.objectStore('journal');
    const lines = await Promise.all(behind.map(({ member, seq }) => journal.get([member, seq])));
    const last = lines.map((row) => row && parse(row.line));
    const digest = last[0]?.program ?? this.#programme.digest;
    if (digest !== this.#programme.digest) {
      this.#change(await this.#find(database, digest));
      return this.follow(database);
    }
    for (const row of behind) this.#know(row);
    if (this.isOlder) {
      behind.forEach((row, index) => this.#look(row.member, last[index]));
      this.#serial = shared?.serial ?? 0;
      return rows;
    }
    const snapshots = [...behind, ...(shared && shared.serial !== this.#serial ? [shared] : [])];
    const taken = snapshots.every(({ snapshot }) => this.#engine.restore(snapshot) === undefined);
    const arrived = taken && rows.every((row) => this.#engine.head(row.member) === row.head);
    if (!arrived && rows.length > 0) await this.#replay(database, rows);
    else behind.forEach((row, index) => this.#note(row, last[index]));
    this.#serial = shared?.serial ?? 0;
    return rows;
  }

  apply(activity: Activity, door: Door): Applied {
    if (!this.#heads.has(activity.member)) {
      this.#engine.setKey(activity.member, this.keyOf(activity.member));
    }
    return this.#engine.apply(activity, door);
  }

  /** Whether the stores hold what an engine of lower semantics made: see `migrate`. */
  get isOlder(): boolean {
    return this.#older.length > 0;
  }

  /** Goes on from there by this engine's semantics: the journal lines that say so. */
  async migrate(database: IDBPDatabase<Stores>, at: string): Promise<string[]> {
    // The snapshot of the last commit comes last: what is left of shared quantities is in it.
    const last = (await database.get('shared', 'shared'))?.snapshot;
    const rank = ({ snapshot }: MemberRow) => Number(snapshot === last);
    const rows = [...this.#older].sort((a, b) => rank(a) - rank(b));
    return rows.flatMap(({ snapshot }) => {
      const { records, problem } = this.#engine.migrate(snapshot, at);
      if (problem !== undefined) throw new Failure('journal_mismatch', problem);
      return records;
    });
  }

  /** Whether the page brings a later version than the one that rules. */
  get isOutdated(): boolean {
    const { programme } = this.engines;
    return programme !== this.#programme && versionOf(programme) > versionOf(this.#programme);
  }

  /** Goes over to the page's programme: the journal lines that say so. */
  adopt(at: string): string[] {
    const { checkpoints, faults } = this.#engine.adopt(this.engines.programme.text, at);
    if (!checkpoints) throw new Failure('programme_refused', faults[0]!.sentence);
    this.#programme = this.engines.programme;
    return checkpoints;
  }

  /** Makes journal lines that the engine wrote durable; answers whom they concern. */
  async write(database: IDBPDatabase<Stores>, lines: string[]): Promise<Iterable<string>> {
    const change = this.#changeOf(lines);
    await commit(database, change);
    this.#settle(change);
    return change.snapshots.keys();
  }

  #changeOf(lines: string[]): Change {
    const records = lines.map((line) => ({ line, record: parse(line) }));
    const touched = new Set(records.map(({ record }) => record.member));
    return {
      records,
      snapshots: new Map([...touched].map((id) => [id, this.#engine.snapshot(id)])),
      serial: this.#serial,
      programme: this.#programme,
      semantics: this.engines.semantics,
      keyOf: (member) => this.keyOf(member),
    };
  }

  // Notes where the engine stands once the change is durable.
  #settle({ records, serial }: Change): void {
    this.#serial = serial + 1;
    for (const { record } of records) this.#note({ ...record, head: record.hash }, record);
  }

  keyOf(member: string): Uint8Array {
    const key = this.#keys.get(member) ?? crypto.getRandomValues(new Uint8Array(32));
    this.#keys.set(member, key);
    return key;
  }

  #know(row: MemberRow): void {
    this.#keys.set(row.member, row.key);
    this.#engine.setKey(row.member, row.key);
  }

  #olderOf(rows: MemberRow[]): MemberRow[] {
    const { semantics } = this.engines;
    if (rows.some((row) => semanticsOf(row) > semantics)) {
      throw new Failure('page_outdated', 'A newer engine than this one wrote the journal.');
    }
    return rows.filter((row) => semanticsOf(row) < semantics);
  }

  // Snapshots that do not fit are thrown away: the journals are replayed, from the programme they
  // began under, or from the states that other semantics left, through every version after that.
  async #replay(database: IDBPDatabase<Stores>, rows: MemberRow[]): Promise<void> {
    const chains = await Promise.all(rows.map((row) => rowsOf(database, row.member)));
    const { first, lines } = merge(chains);
    const ruling = this.#programme;
    const kept = await database.getAll('programmes');
    this.renew(await this.#find(database, first));
    for (const row of rows) this.#know(row);
    for (const { base } of rows) {
      const problem = base && this.#engine.restore(base);
      if (problem) throw new Failure('journal_mismatch', problem);
    }
    const texts = [...kept, this.engines.programme].map(({ text }) => text);
    const verdict = this.#engine.replay(lines, texts);
    if (!verdict.ok) {
      const { code, sentence } = verdict.error;
      throw new Failure(code === 'programme' ? 'programme_unknown' : 'journal_mismatch', sentence);
    }
    this.#programme = ruling;
    rows.forEach((row, index) => this.#note(row, parse(chains[index]!.at(-1)!.line)));
  }

  #note(row: { member: string; head: string }, last: HeldRecord | undefined): void {
    this.#heads.set(row.member, row.head);
    this.#look(row.member, last);
  }

  // The last accepted instant may be earlier than one before it; the clock never goes back.
  #look(member: string, last: HeldRecord | undefined): void {
    const at = last ? instantOf(last) : 0;
    this.#clocks.set(member, Math.max(at, this.#clocks.get(member) ?? 0));
  }

  // What another tab's newer code wrote may be beyond the engine of this one.
  #change(programme: ProgrammeRow): void {
    try {
      this.renew(programme);
    } catch (error) {
      if (versionOf(programme) <= versionOf(this.engines.programme)) throw error;
      throw new Failure('page_outdated', String(error), { cause: error });
    }
  }

  async #find(database: IDBPDatabase<Stores>, digest: string): Promise<ProgrammeRow> {
    if (digest === this.engines.programme.digest) return this.engines.programme;
    const row = await database.get('programmes', digest);
    if (row) return row;
    throw new Failure('programme_unknown', `The programme ${digest} is not at hand.`);
  }

  #newEngine(programme: ProgrammeRow): EngineFace {
    const engine = this.engines.create(programme.text);
    engine.keepJournal(false);
    return engine;
  }
}

function semanticsOf({ semantics = firstSemantics }: MemberRow): number {
  return semantics;
}

function versionOf({ text }: ProgrammeRow): number {
  return (JSON.parse(text) as { version: number }).version;
}
