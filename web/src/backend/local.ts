// The local backend: the engine in this page, the journal in IndexedDB. Whoever holds the device
// can forge a local journal; it is for demos, kiosks and rewards that concern one player only.
//
//   const backend = new LocalBackend({ program: 'coffee', engines });
//   const outcome = await backend.submit(activity);   // durable once it is here
import type { EngineFace, EngineMaker } from '../engine/face.js';
import type { Activity, JournalRecord, Outcome } from '../model/view.js';
import type { Backend, JournalKeeper, Opened } from './backend.js';
import { commit, Moved } from './commit.js';
import { Database } from './database.js';
import { Failure, storageFailure } from './failure.js';
import { Keeper, linesOf, parse, rowsOf } from './keeper.js';
import { deviceTime } from './time.js';

export interface LocalOptions {
  /** The programme's id: names the database, the locks and the channel. */
  program: string;
  engines: EngineMaker;
  /** Milliseconds; a demo may move it. */
  clock?: () => number;
}

export class LocalBackend implements Backend, JournalKeeper {
  readonly authority = 'local';
  readonly #name: string;
  readonly #keeper: Keeper;
  readonly #database: Database;
  readonly #channel: BroadcastChannel;
  readonly #clock: () => number;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor({ program, engines, clock = Date.now }: LocalOptions) {
    this.#name = `mc:${program}`;
    this.#keeper = new Keeper(engines);
    this.#database = new Database(this.#name);
    this.#clock = clock;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = (event) => this.#tell(String(event.data));
  }

  /** The engine in memory, at the head since the last `open` or `submit`: for views. */
  get engine(): EngineFace {
    return this.#keeper.engine;
  }

  now(): string {
    return deviceTime(Math.max(this.#clock(), this.#keeper.clock));
  }

  async open(member: string): Promise<Opened> {
    return this.#locked(member, async () => {
      const row = await this.#keeper.follow(await this.#database.get(), member);
      return row ? { snapshot: row.snapshot, head: row.head } : 'empty';
    });
  }

  async submit(activity: Activity): Promise<Outcome> {
    const outcome = await this.#locked(activity.member, () => this.#submit(activity));
    if (outcome.status === 'accepted') this.#announce(activity.member);
    return outcome;
  }

  async history(member: string, before = Infinity, limit = 50): Promise<JournalRecord[]> {
    try {
      const database = await this.#database.get();
      const range = IDBKeyRange.bound([member, 0], [member, before], false, true);
      const records: JournalRecord[] = [];
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

  subscribe(member: string, changed: () => void): () => void {
    const listeners = this.#listeners.get(member) ?? new Set();
    this.#listeners.set(member, listeners.add(changed));
    return () => void listeners.delete(changed);
  }

  /** Lets go of the channel and the engine. */
  close(): void {
    this.#channel.close();
    this.#keeper.engine.dispose();
  }

  // Members have locks of their own; where another one's activity came between, it is done again.
  async #submit(activity: Activity): Promise<Outcome> {
    try {
      return await this.#apply(activity);
    } catch (error) {
      if (error instanceof Moved) return this.#apply(activity);
      throw error;
    }
  }

  async #apply(activity: Activity): Promise<Outcome> {
    const database = await this.#database.get();
    await this.#keeper.follow(database, activity.member);
    const known = await database.getFromIndex('journal', 'id', [activity.member, activity.id]);
    const answer = this.#keeper.apply(activity, {
      stamp: { received: this.now() },
      ...(known && { known: known.line }),
    });
    const outcome = answer.outcome as Outcome;
    if (answer.records.length === 0) return outcome;
    try {
      const change = this.#keeper.changeOf(answer);
      await commit(database, change);
      this.#keeper.settle(change);
    } catch (error) {
      this.#keeper.renew();
      await this.#keeper.follow(database, activity.member).catch(() => undefined);
      throw error;
    }
    return outcome;
  }

  async #locked<T>(member: string, work: () => Promise<T>): Promise<T> {
    if (!('locks' in navigator)) {
      throw new Failure('storage_unavailable', 'Web Locks need a secure context.');
    }
    try {
      return await navigator.locks.request(`${this.#name}:${member}`, work);
    } catch (error) {
      throw storageFailure(error);
    }
  }

  #announce(member: string): void {
    this.#channel.postMessage(member);
    this.#tell(member);
  }

  #tell(member: string): void {
    for (const changed of this.#listeners.get(member) ?? []) changed();
  }
}
