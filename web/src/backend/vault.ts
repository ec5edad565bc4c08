// What is done with a member's journal as a whole: verified, brought in from a file, erased,
// cleared from the device. It is fetched when one of these is first asked for.
import type { HeldRecord } from '@perennial/engine';
import { deleteDB, type IDBPDatabase } from 'idb';
import type { EngineFace } from '../engine/face.js';
import { merge } from './chains.js';
import type { Database, JournalRow, MemberRow, Stores } from './database.js';
import { Failure, Moved } from './failure.js';
import type { Keeper } from './keeper.js';
import type { News } from './news.js';
import { linesOf, parse, rowsOf } from './records.js';
import { rekeyed } from './rekey.js';
import { verifyRecord } from './seeds.js';

/** What a vault is given to work with: the stores at one moment, under the member's lock. */
export interface Books {
  database: IDBPDatabase<Stores>;
  keeper: Keeper;
  now: string;
}

export type Locked = <T>(work: (books: Books) => Promise<T>) => Promise<T>;

/** What verifying found: how much of it, and the first thing that is not as it should be. */
export interface Audit {
  records: number;
  draws: number;
  /** Draws whose seed is published on a later day only. */
  sealed: number;
  fault?: string;
}

export class Vault {
  constructor(
    private readonly member: string,
    private readonly home: Database,
    private readonly news: News,
    private readonly locked: Locked,
  ) {}

  /** Hashes along the chain, every outcome done again by the rules of its time, every draw. */
  verify(): Promise<Audit> {
    return this.locked(async (books) => {
      const rows = await rowsOf(books.database, this.member);
      const chain = books.keeper.engines.verify(linesOf(rows));
      const audit: Audit = { records: rows.length, draws: 0, sealed: 0 };
      if (!chain.ok) return { ...audit, fault: chain.error.sentence };
      try {
        const { engine } = await replayed(books, await chainsOf(books.database));
        engine.dispose();
      } catch (error) {
        return { ...audit, fault: String(error) };
      }
      return { ...audit, ...(await drawsOf(books, rows)) };
    });
  }

  /** Takes over the lines of a file; answers how many records came with it. */
  restore(text: string): Promise<number> {
    return this.locked(async (books) => {
      const { database, keeper } = books;
      const records = this.#read(keeper, text);
      const held = await rowsOf(database, this.member);
      const row = await database.get('members', this.member);
      if (row?.erased || isErasure(records.at(-1)!)) {
        throw new Failure('import_erased', 'The member was erased.');
      }
      const isSame = held.every(({ line }, index) => isSameDeed(parse(line), records[index]));
      if (!isSame && held.length > 0) throw new Failure('import_forked', 'Another chain is here.');
      if (held.length === records.length) return 0;
      const key = row?.key ?? crypto.getRandomValues(new Uint8Array(32));
      const lines = await this.#underKey(books, records, key as Uint8Array<ArrayBuffer>);
      await this.#bringIn(books, lines, key);
      this.news.tell(this.member);
      return records.length - held.length;
    });
  }

  /** Only digests stay, so that the chain still verifies; the key is destroyed. */
  async erase(): Promise<void> {
    await this.locked(async ({ database, keeper, now }) => {
      const rows = await rowsOf(database, this.member);
      const row = await database.get('members', this.member);
      if (!row || row.erased) return;
      const erased = keeper.engines.erase(linesOf(rows), this.member, now);
      if (!('journal' in erased)) throw new Failure('unexpected', erased.error.sentence);
      const { problem } = keeper.engine.erase(this.member, now);
      if (problem !== undefined) throw new Failure('unexpected', problem);
      const snapshot = keeper.engine.snapshot(this.member);
      const lines = erased.journal.trimEnd().split('\n');
      const { seq, hash } = parse(lines.at(-1)!);
      const key = crypto.getRandomValues(new Uint8Array(32));
      try {
        await write(database, {
          head: row.head,
          member: { ...row, head: hash, seq, snapshot, key, erased: true },
          lines,
          snapshot,
        });
      } finally {
        keeper.renew();
      }
    });
    this.news.tell(this.member);
  }

  /** Everything that this browser keeps of the programme, of whichever member, in every tab. */
  async forget(): Promise<void> {
    const database = await this.home.get();
    const members = await database.getAllKeys('members');
    database.close();
    this.home.release();
    await deleteDB(this.home.name);
    for (const member of new Set([this.member, ...members])) this.news.tell(member);
  }

  #read(keeper: Keeper, text: string): HeldRecord[] {
    const verdict = keeper.engines.verify(text);
    if (!verdict.ok) throw new Failure('import_broken', verdict.error.sentence);
    const records = text.split('\n').filter(Boolean).map(parse);
    if (records.length === 0) throw new Failure('import_broken', 'The file is empty.');
    if (records.some(({ member }) => member !== this.member)) {
      throw new Failure('import_member', 'The file is of another member.');
    }
    return records;
  }

  // A version's checkpoint names the state before it, which only an engine can tell.
  async #underKey(
    { database, keeper }: Books,
    records: HeldRecord[],
    key: Uint8Array<ArrayBuffer>,
  ): Promise<string[]> {
    const texts = await textsOf(database, keeper);
    return rekeyed(records, key, (before, record) => {
      const text = texts.get(record.program);
      if (!text || !('checkpoint' in record) || record.checkpoint.reason !== 'version') {
        throw new Failure('import_programme', `No way through record ${record.seq}.`);
      }
      const engine = doneAgain(keeper, texts, parse(before[0]!).program, (made) => {
        made.setKey(this.member, key);
        return made.replay(linesOf(before.map((line) => ({ line }))), [...texts.values()]);
      });
      const { checkpoints } = engine.adopt(text, record.checkpoint.at);
      engine.dispose();
      return checkpoints![0]!;
    });
  }

  // Together with all that is here already, because some quantities are shared.
  async #bringIn(books: Books, lines: string[], key: Uint8Array): Promise<void> {
    const { database, keeper } = books;
    const rows: JournalRow[] = lines.map((line) => rowFor(parse(line), line));
    const others = (await chainsOf(database)).filter(([first]) => first!.member !== this.member);
    const keys = new Map([[this.member, key]]);
    const { engine, text } = await replayed(books, [...others, rows], keys);
    try {
      const { seq, hash } = rows.map(({ line }) => parse(line)).at(-1)!;
      const snapshot = engine.snapshot(this.member);
      const member: MemberRow = {
        member: this.member,
        head: hash,
        seq,
        snapshot,
        identity: text.digest,
        semantics: keeper.engines.semantics,
        key,
      };
      const before = await database.get('members', this.member);
      await write(database, { ...(before && { head: before.head }), member, lines, snapshot });
    } finally {
      engine.dispose();
      keeper.renew();
    }
  }
}

interface Rewriting {
  /** Where the member stood when this was worked out. */
  head?: string;
  member: MemberRow;
  lines: string[];
  snapshot: string;
}

// The whole chain and what follows from it, in one transaction; not where somebody came between.
async function write(database: IDBPDatabase<Stores>, change: Rewriting): Promise<void> {
  const stores = ['members', 'journal', 'shared'] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const members = transaction.objectStore('members');
  const shared = transaction.objectStore('shared');
  const { member } = change.member;
  const [row, before] = await Promise.all([members.get(member), shared.get('shared')]);
  const isSealed = before && !('snapshot' in before); // by another tab, just now
  if (row?.head !== change.head || isSealed) {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    throw new Moved();
  }
  for (const line of change.lines) {
    void transaction.objectStore('journal').put(rowFor(parse(line), line));
  }
  void members.put(change.member);
  const { snapshot } = change;
  void shared.put({ name: 'shared', serial: (before?.serial ?? 0) + 1, snapshot });
  await transaction.done;
}

function rowFor(record: HeldRecord, line: string): JournalRow {
  const id = 'activity' in record && { id: record.activity.id };
  return { member: record.member, seq: record.seq, ...id, line };
}

function isErasure(record: HeldRecord): boolean {
  return 'checkpoint' in record && record.checkpoint.reason === 'erasure';
}

// The same thing done, whatever key it was written under.
function isSameDeed(one: HeldRecord, other: HeldRecord | undefined): boolean {
  if (!other || one.program !== other.program) return false;
  if (!('activity' in one) || !('activity' in other)) {
    return 'checkpoint' in one && 'checkpoint' in other &&
      one.checkpoint.reason === other.checkpoint.reason;
  }
  const told = ({ activity, outcome }: typeof one) => JSON.stringify([activity, outcome]);
  return told(one) === told(other);
}

async function chainsOf(database: IDBPDatabase<Stores>): Promise<JournalRow[][]> {
  const rows = (await database.getAll('members')).filter(({ erased }) => !erased);
  return Promise.all(rows.map(({ member }) => rowsOf(database, member)));
}

async function textsOf(database: IDBPDatabase<Stores>, keeper: Keeper) {
  const kept = [...(await database.getAll('programmes')), keeper.engines.programme];
  return new Map(kept.map(({ digest, text }) => [digest, text]));
}

/** An engine of its own that has done everything of the chains again. */
async function replayed(
  { database, keeper }: Books,
  chains: JournalRow[][],
  keys = new Map<string, Uint8Array>(),
): Promise<{ engine: EngineFace; text: { digest: string } }> {
  const texts = await textsOf(database, keeper);
  const { first, lines } = merge(chains);
  const rows = (await database.getAll('members')).filter(({ erased }) => !erased);
  const engine = doneAgain(keeper, texts, first, (made) => {
    for (const { member, key, base } of rows) {
      made.setKey(member, key);
      if (base) made.restore(base);
    }
    for (const [member, key] of keys) made.setKey(member, key);
    return made.replay(lines, [...texts.values()]);
  });
  return { engine, text: { digest: parse(chains.at(-1)!.at(-1)!.line).program } };
}

function doneAgain(
  keeper: Keeper,
  texts: Map<string, string>,
  first: string,
  replay: (engine: EngineFace) => ReturnType<EngineFace['replay']>,
): EngineFace {
  const text = texts.get(first);
  if (!text) throw new Failure('import_programme', `The programme ${first} is not at hand.`);
  const engine = keeper.engines.create(text);
  engine.keepJournal(false);
  const verdict = replay(engine);
  if (verdict.ok) return engine;
  engine.dispose();
  const { code, sentence } = verdict.error;
  throw new Failure(code === 'programme' ? 'import_programme' : 'import_broken', sentence);
}

async function drawsOf({ database, keeper, now }: Books, rows: JournalRow[]) {
  const seeds = await keeper.seeds(database, now).seeds();
  const found: Pick<Audit, 'draws' | 'sealed' | 'fault'> = { draws: 0, sealed: 0 };
  const texts = await textsOf(database, keeper);
  for (const record of rows.map(({ line }) => parse(line))) {
    if (!('outcome' in record)) continue;
    if (!record.outcome.effects.some(({ type }) => type === 'drawn')) continue;
    const text = texts.get(record.program);
    const programme = text === undefined ? undefined : JSON.parse(text);
    const verdict = verifyRecord(keeper.engines.draws, seeds, programme, record);
    if (verdict.ok) found.draws += 1;
    else if (verdict.error.code === 'secret') found.sealed += 1;
    else found.fault ??= verdict.error.sentence;
  }
  return found;
}
