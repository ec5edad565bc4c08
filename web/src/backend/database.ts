// The stores of the local backend in IndexedDB. The journal is the truth; a member's row holds the
// caches made from it, the head of the chain, and the key that must stay out of the journal.
import type { DBSchema, IDBPDatabase } from 'idb';
import { connectionTo } from './connection.js';
import { Failure, storageFailure } from './failure.js';
import type { SealKeys } from './seal.js';

export interface MemberRow {
  member: string;
  head: string;
  seq: number;
  snapshot: string;
  identity: string;
  key: Uint8Array;
  /** Of the engine that made the snapshot; the first releases did not say. */
  semantics?: number;
  /** The state that the last checkpoint of other semantics names: no replay gives it again. */
  base?: string;
  /** Only digests are left, and a head; the engine does not hear of it any more. */
  erased?: true;
}

export const firstSemantics = 1;

export interface JournalRow {
  member: string;
  seq: number;
  id?: string; // of the activity; a checkpoint has none
  line: string;
}

/** The snapshot of the last commit: it holds what is left of the shared quantities. A row named
 * `sealed` says that the journal is: see sealed.ts. */
export interface SharedRow {
  name: 'shared' | 'sealed';
  serial: number; // of the commit, whoever's it was
  snapshot: string;
}

/** A programme that records were written under: without it they cannot be replayed. */
export interface ProgrammeRow {
  digest: string;
  text: string;
}

/** What draws here are made by: see seeds.ts. The newest one rules. */
export interface SeedRow {
  seed: string;
  commitment: string;
  from: string;
  until?: string; // published since
}

/** What a sealed journal is read by. */
export interface KeyRow {
  name: 'journal';
  keys: SealKeys;
}

export interface Stores extends DBSchema {
  members: { key: string; value: MemberRow };
  journal: {
    key: [string, number];
    value: JournalRow;
    indexes: { id: [string, string]; anyone: string };
  };
  shared: { key: string; value: SharedRow };
  programmes: { key: string; value: ProgrammeRow };
  seeds: { key: number; value: SeedRow };
  keys: { key: string; value: KeyRow };
}

// 1: members, journal, shared. 2: programmes, too. 3: ids without their member; seeds of draws.
// 4: keys of sealed journals.
const version = 4;

/** The record accepted under an id: the member's own, else whoever's it is. */
export async function recordUnder(
  database: IDBPDatabase<Stores>,
  member: string,
  id: string,
): Promise<string | undefined> {
  const journal = database.transaction('journal').store;
  const own = await journal.index('id').get([member, id]);
  return (own ?? (await journal.index('anyone').get(id)))?.line;
}

/** One connection, opened when needed, given up when another tab upgrades or the browser says. */
export class Database {
  /** There is no IndexedDB: what is kept is gone with the page. */
  isPassing = false;
  /** What is in it is encrypted. */
  isSealed = false;
  /** It shall be; what is found sealed stays so. */
  sealed = false;
  #connection: Promise<IDBPDatabase<Stores>> | undefined;
  #wasThere = false;

  constructor(
    readonly name: string,
    private readonly blocked?: () => void,
  ) {}

  async get(): Promise<IDBPDatabase<Stores>> {
    this.#connection ??= this.#openAny();
    try {
      return await this.#sealedOr(await this.#connection);
    } catch (error) {
      this.#connection = undefined;
      throw storageFailure(error);
    }
  }

  close(): void {
    this.#connection?.then((database) => database.close()).catch(() => undefined);
    this.release();
  }

  /** The connection was closed: the next `get` opens another. */
  release(): void {
    this.#connection = undefined;
  }

  // Another tab may have sealed it just now, so that this is asked each time.
  async #sealedOr(connection: IDBPDatabase<Stores>): Promise<IDBPDatabase<Stores>> {
    if (this.isPassing) return connection;
    this.isSealed = this.sealed || !!(await connection.getKey('shared', 'sealed'));
    return this.isSealed ? (await import('./sealing.js')).sealedDatabase(connection) : connection;
  }

  async #openAny(): Promise<IDBPDatabase<Stores>> {
    try {
      const connection = await this.#open();
      this.#wasThere = true;
      return connection;
    } catch (error) {
      const isMissing = storageFailure(error).code === 'storage_unavailable';
      if (!isMissing || this.#wasThere) throw error;
      const { passingDatabase } = await import('./passing.js');
      this.isPassing = true;
      return passingDatabase();
    }
  }

  async #open(): Promise<IDBPDatabase<Stores>> {
    if (!globalThis.indexedDB) {
      throw new Failure('storage_unavailable', 'This browser offers no IndexedDB.');
    }
    return connectionTo<Stores>(this.name, version, () => this.release(), {
      upgrade(database, before, _after, transaction) {
        if (before < 1) {
          database.createObjectStore('members', { keyPath: 'member' });
          const journal = database.createObjectStore('journal', { keyPath: ['member', 'seq'] });
          journal.createIndex('id', ['member', 'id'], { unique: true });
          database.createObjectStore('shared', { keyPath: 'name' });
        }
        if (before < 2) database.createObjectStore('programmes', { keyPath: 'digest' });
        // Not unique: the releases before took one id from two members.
        if (before < 3) transaction.objectStore('journal').createIndex('anyone', 'id');
        if (before < 3) database.createObjectStore('seeds', { autoIncrement: true });
        if (before < 4) database.createObjectStore('keys', { keyPath: 'name' });
      },
      ...(this.blocked && { blocked: this.blocked }),
    });
  }
}
