// The local backend: the engine in this page, the journal in IndexedDB. Whoever holds the device
// can forge a local journal; it is for demos, kiosks and rewards that concern one player only.
//
//   const backend = new LocalBackend({ database: new Database('mc:coffee'), engines });
//   const outcome = await backend.submit(activity);   // durable once it is here
import type { Activity, DrawVerdict, HeldRecord, Outcome, Program } from '@perennial/engine';
import type { IDBPDatabase } from 'idb';
import type { EngineFace, EngineMaker } from '../engine/face.js';
import { loadKeeper } from '../engine/load.js';
import type { Backend, DrawKeeper, JournalKeeper, Opened, PublishedSeed } from './backend.js';
import { recordUnder } from './database.js';
import type { Database, MemberRow, ProgrammeRow, Stores } from './database.js';
import { Failure, Moved, storageFailure } from './failure.js';
import type { Keeper } from './keeper.js';
import { exclusive, News } from './news.js';
import { before, linesOf, parse, rowsOf } from './records.js';
import type { Seeds } from './seeds.js';
import { deviceTime } from './time.js';
import type { Vault } from './vault.js';

export interface LocalOptions {
  /** Its name, `mc:<id of the programme>`, is that of the locks and the channel too. */
  database: Database;
  /** A member who is not there yet is known without. */
  engines: Promise<EngineMaker>;
  /** Milliseconds; a demo may move it. */
  clock?: () => number;
  /** Encrypts what is kept of members: see sealed.ts. */
  sealed?: boolean;
}

const mostAttempts = 5;

export class LocalBackend implements Backend, JournalKeeper, DrawKeeper {
  readonly authority = 'local';
  readonly #name: string;
  readonly #keeping: Promise<Keeper>;
  #keeper: Keeper | undefined;
  readonly #database: Database;
  readonly #news: News;
  readonly #clock: () => number;
  readonly #working = new Set<Promise<unknown>>();
  #shown: ProgrammeRow | undefined; // whose prices and promises the page shows
  #kept: ProgrammeRow | undefined; // known to be in the stores

  constructor({ database, engines, clock = Date.now, sealed = false }: LocalOptions) {
    this.#name = database.name;
    this.#keeping = Promise.all([engines, loadKeeper()]).then(
      ([made, { Keeper }]) => (this.#keeper = new Keeper(made)),
    );
    this.#keeping.catch(() => undefined); // said by what needs it
    this.#database = database;
    database.sealed = sealed;
    this.#clock = clock;
    this.#news = new News(this.#name);
  }

  /** Whether this browser keeps nothing, so that all is gone with the page. */
  get isPassing(): boolean {
    return this.#database.isPassing;
  }

  get isSealed(): boolean {
    return this.#database.isSealed;
  }

  /** The engine in memory, at the head since a member was opened or something submitted. */
  get engine(): EngineFace {
    return this.#keeper!.engine;
  }

  /** The programme that rules since then. */
  get programme(): ProgrammeRow | undefined {
    return this.#keeper?.programme;
  }

  now(): string {
    return deviceTime(Math.max(this.#clock(), this.#keeper?.clock ?? 0));
  }

  async open(member: string): Promise<Opened> {
    return this.#locked(member, async () => {
      const database = await this.#database.get();
      const held = await database.get('members', member);
      if (!held || held.erased) return held ? 'erased' : 'empty';
      const keeper = await this.#keeping;
      const rows = await this.#ready(database, keeper);
      this.#shown = keeper.programme;
      const row = rows.find((one) => one.member === member);
      return row ? { snapshot: row.snapshot, head: row.head } : 'empty';
    });
  }

  /** With `operator` the activity is somebody's who may adjust and declare outages. */
  async submit(activity: Activity, operator?: string): Promise<Outcome> {
    return this.#locked(activity.member, () => this.#apply(activity, operator));
  }

  async history(member: string, end = Infinity, limit = 50): Promise<HeldRecord[]> {
    try {
      const database = await this.#database.get();
      const range = before(member, end);
      const records: HeldRecord[] = [];
      let cursor = await database.transaction('journal').store.openCursor(range, 'prev');
      while (cursor && records.length < limit) {
        records.push(parse(cursor.value.line));
        cursor = await cursor.continue();
      }
      return records;
    } catch (error) {
      throw storageFailure(error);
    }
  }

  async journal(member: string): Promise<string> {
    return linesOf(await rowsOf(await this.#database.get(), member));
  }

  async programmes(): Promise<Map<string, Program>> {
    const rows = await (await this.#database.get()).getAll('programmes');
    return new Map(rows.map(({ digest, text }) => [digest, JSON.parse(text) as Program]));
  }

  async seeds(): Promise<PublishedSeed[]> {
    return this.#drawing((seeds) => seeds.seeds());
  }

  async replaceSeed(): Promise<PublishedSeed[]> {
    return this.#drawing((seeds) => seeds.replaceSeed());
  }

  async verifyDraw(member: string, activity: string): Promise<DrawVerdict> {
    return this.#drawing((seeds) => seeds.verifyDraw(member, activity));
  }

  /** What is done with the journal as a whole. */
  async vault(member: string): Promise<Vault> {
    const { Vault } = await import('./vault.js');
    return new Vault(member, this.#database, this.#news, (work) =>
      this.#locked(member, async () => {
        const [database, keeper] = [await this.#database.get(), await this.#keeping];
        await this.#ready(database, keeper);
        return work({ database, keeper, now: this.now() });
      }),
    );
  }

  /** Clears the device of this programme: see Vault. */
  async forget(member: string): Promise<void> {
    return (await this.vault(member)).forget();
  }

  subscribe(member: string, changed: () => void): () => void {
    return this.#news.on(member, changed);
  }

  /** Lets go of the channel, the database and the engine, once what is under way is done. */
  close(): void {
    void Promise.allSettled(this.#working).then(() => {
      this.#news.close();
      this.#database.close();
      this.#keeper?.engine.dispose();
    });
  }

  // Follows the stores; where the page brings an engine of higher semantics or a later version of
  // the programme, goes over to it.
  async #ready(database: IDBPDatabase<Stores>, keeper: Keeper): Promise<MemberRow[]> {
    let rows = await keeper.follow(database);
    if (rows.length === 0) return rows;
    if (keeper.isOlder) {
      rows = await this.#goOver(database, keeper, await keeper.migrate(database, this.now()));
    }
    if (keeper.isOutdated) return this.#goOver(database, keeper, keeper.adopt(this.now()));
    await this.#keepProgramme(database, keeper.programme);
    return rows;
  }

  async #goOver(
    database: IDBPDatabase<Stores>,
    keeper: Keeper,
    checkpoints: string[],
  ): Promise<MemberRow[]> {
    const touched = await this.#write(database, keeper, checkpoints);
    for (const member of touched) this.#news.tellOthers(member);
    return keeper.follow(database);
  }

  // Databases of the first version hold no texts. What finds no room now is tried again next time.
  async #keepProgramme(database: IDBPDatabase<Stores>, programme: ProgrammeRow): Promise<void> {
    if (this.#kept === programme) return;
    this.#kept = programme;
    if (await database.getKey('programmes', programme.digest)) return;
    await database.put('programmes', programme).catch(() => undefined);
  }

  async #apply(activity: Activity, operator: string | undefined): Promise<Outcome> {
    const database = await this.#database.get();
    const keeper = await this.#keeping;
    await this.#ready(database, keeper);
    this.#compareShown(keeper);
    if (keeper.isErased(activity.member)) return erased(activity);
    const known = await recordUnder(database, activity.member, activity.id);
    const entropy =
      activity.type === 'draw' &&
      (await this.#drawing((seeds) => seeds.entropyFor(keeper.engine, activity)));
    const answer = keeper.apply(activity, {
      stamp: {
        received: this.now(),
        ...(operator && { operator }),
        ...(entropy && { entropy }),
      },
      ...(known !== undefined && { known }),
    });
    if (answer.records.length > 0) {
      const touched = await this.#write(database, keeper, answer.records);
      for (const member of touched) this.#news.tell(member);
    }
    return answer.outcome;
  }

  async #drawing<T>(work: (seeds: Seeds) => Promise<T>): Promise<T> {
    try {
      const keeper = await this.#keeping;
      return await work(keeper.seeds(await this.#database.get(), this.now()));
    } catch (error) {
      throw storageFailure(error);
    }
  }

  async #write(
    database: IDBPDatabase<Stores>,
    keeper: Keeper,
    lines: string[],
  ): Promise<Iterable<string>> {
    try {
      return await keeper.write(database, lines);
    } catch (error) {
      keeper.renew();
      await keeper.follow(database).catch(() => undefined);
      throw error;
    }
  }

  // A page shows prices before they are paid: where others rule by now, it has to show those first.
  #compareShown({ programme }: Keeper): void {
    const shown = this.#shown ?? programme;
    this.#shown = programme;
    if (shown.digest === programme.digest) return;
    throw new Failure('programme_changed', 'Another version of the programme rules by now.');
  }

  // Members have locks of their own; where another one's activity came between, or where there are
  // no locks, the transaction finds the head moved and it is done again.
  async #locked<T>(member: string, work: () => Promise<T>): Promise<T> {
    const doing = exclusive(`${this.#name}:${member}`, () => again(work));
    this.#working.add(doing);
    try {
      return await doing;
    } catch (error) {
      throw storageFailure(error);
    } finally {
      this.#working.delete(doing);
    }
  }
}

function erased({ id }: Activity): Outcome {
  const code = 'member_erased';
  const reason = 'The member was erased.';
  return { activity: id, status: 'rejected', code, reason, effects: [], passed_over: [] };
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Moved) || attempt === mostAttempts) throw error;
    }
  }
}
