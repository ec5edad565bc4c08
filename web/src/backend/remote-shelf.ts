// What this device holds of its members besides the authority: the state that was last heard, and
// the outbox. All of it may vanish: the authority has everything but what was not sent yet.
import type { Activity, HeldRecord, Outcome } from '@perennial/engine';
import type { DBSchema, IDBPDatabase } from 'idb';
import { connectionTo } from './connection.js';
import { storageFailure } from './failure.js';
import type { Heard } from './remote-clock.js';
import type { StateAnswer, Wish } from './remote-wire.js';

/** The authority's state of a member, as it last said it. */
export interface Known extends Omit<StateAnswer, 'now' | 'programme' | 'known'> {
  heard: Heard;
  /** The newest page of the history, for when there is no network, and the head it goes with. */
  page?: { head: string; records: HeldRecord[]; isWhole: boolean };
}

/** One wish of the member's, from the press to the authority's word. */
export interface Intent {
  id: string;
  wish: Wish;
  /** waiting: to be sent. done: decided, and somebody waits for it. dead: refused, to be seen. */
  standing: 'waiting' | 'done' | 'dead';
  /** How often it was sent. */
  sent: number;
  /** Attempts without an answer since the last that had one, and when to try again. */
  failures: number;
  next: number;
  /** The last attempt found nobody, rather than somebody who was busy. */
  isUnheard?: boolean;
  /** The member was told that it is kept, so that a refusal has to be shown. */
  promised: boolean;
  /** Part of the authority's state already, though its outcome is not here. */
  isKnown?: boolean;
  outcome?: Outcome;
  refused?: { code: string; reason: string };
  /** When it was decided, by this device. */
  decided?: number;
}

export interface Book {
  state?: Known;
  intents: Intent[];
  /** Raised by every answer taken: one that was asked for before another came is too late. */
  turn: number;
}

export interface Shelf {
  /** Whether what is put here outlives the page. */
  readonly isDurable: boolean;
  read(member: string): Promise<Book>;
  /** Changes it in one transaction, durable when this is done. */
  write<T>(member: string, change: (book: Book) => T): Promise<T>;
  forget(member: string): Promise<void>;
  /** The text of a programme by its digest. */
  programme(digest: string): Promise<string | undefined>;
  keepProgramme(digest: string, text: string): Promise<void>;
  close(): void;
}

export const emptyBook = (): Book => ({ intents: [], turn: 0 });

export function wishOf(activity: Activity, more: Omit<Wish, 'activity'> = {}): Intent {
  const { id } = activity;
  const wish = { activity, ...more };
  return { id, wish, standing: 'waiting', sent: 0, failures: 0, next: 0, promised: false };
}

interface Stores extends DBSchema {
  states: { key: string; value: { member: string; turn: number; state?: Known } };
  outbox: { key: string; value: { member: string; intents: Intent[] } };
  programmes: { key: string; value: { digest: string; text: string } };
}

/** In IndexedDB: one connection, opened when needed, given up when the browser or a tab says. */
export class DurableShelf implements Shelf {
  readonly isDurable = true;
  #connection: Promise<IDBPDatabase<Stores>> | undefined;

  constructor(private readonly name: string) {}

  read(member: string): Promise<Book> {
    return this.#using(async (database) => {
      const transaction = database.transaction(['states', 'outbox']);
      const [row, box] = await Promise.all([
        transaction.objectStore('states').get(member),
        transaction.objectStore('outbox').get(member),
      ]);
      return bookOf(row, box);
    });
  }

  write<T>(member: string, change: (book: Book) => T): Promise<T> {
    return this.#using(async (database) => {
      const stores = ['states', 'outbox'] as const;
      const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
      const states = transaction.objectStore('states');
      const outbox = transaction.objectStore('outbox');
      const [row, box] = await Promise.all([states.get(member), outbox.get(member)]);
      const book = bookOf(row, box);
      const { state, turn } = book;
      const answer = change(book);
      if (book.state !== state || book.turn !== turn) {
        await states.put({ member, turn: book.turn, ...(book.state && { state: book.state }) });
      }
      if (box || book.intents.length > 0) await outbox.put({ member, intents: book.intents });
      await transaction.done;
      return answer;
    });
  }

  forget(member: string): Promise<void> {
    return this.#using(async (database) => {
      const transaction = database.transaction(['states', 'outbox'], 'readwrite');
      await Promise.all([
        transaction.objectStore('states').delete(member),
        transaction.objectStore('outbox').delete(member),
      ]);
      await transaction.done;
    });
  }

  programme(digest: string): Promise<string | undefined> {
    return this.#using(async (database) => (await database.get('programmes', digest))?.text);
  }

  keepProgramme(digest: string, text: string): Promise<void> {
    return this.#using(async (database) => {
      await database.put('programmes', { digest, text });
    });
  }

  close(): void {
    void this.#connection?.then((database) => database.close()).catch(() => undefined);
    this.#connection = undefined;
  }

  // A connection that was closed under it, by an eviction or a wipe, is opened again, once.
  async #using<T>(work: (database: IDBPDatabase<Stores>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#get()).catch(async (error: unknown) => {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
        this.#connection = undefined;
        return work(await this.#get());
      });
    } catch (error) {
      throw storageFailure(error);
    }
  }

  #get(): Promise<IDBPDatabase<Stores>> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  #open(): Promise<IDBPDatabase<Stores>> {
    const forget = () => {
      this.#connection = undefined;
    };
    return connectionTo<Stores>(this.name, 1, forget, {
      upgrade(database) {
        database.createObjectStore('states', { keyPath: 'member' });
        database.createObjectStore('outbox', { keyPath: 'member' });
        database.createObjectStore('programmes', { keyPath: 'digest' });
      },
    });
  }
}

/** IndexedDB where the browser lets us; private windows and frames may not. */
export async function openShelf(name: string): Promise<Shelf> {
  if (!('indexedDB' in globalThis)) return new PassingShelf();
  const shelf = new DurableShelf(name);
  try {
    await shelf.read('');
    return shelf;
  } catch (error) {
    if (storageFailure(error).code === 'page_outdated') throw error;
    return new PassingShelf();
  }
}

function bookOf(
  row: Stores['states']['value'] | undefined,
  box: Stores['outbox']['value'] | undefined,
): Book {
  return {
    intents: box?.intents ?? [],
    turn: row?.turn ?? 0,
    ...(row?.state && { state: row.state }),
  };
}

/** Without IndexedDB: until the page closes, so that nothing may be promised. */
export class PassingShelf implements Shelf {
  readonly isDurable: boolean;
  readonly #books = new Map<string, Book>();
  readonly #programmes = new Map<string, string>();

  /** A test may hold one across pages that it plays. */
  constructor({ isDurable = false } = {}) {
    this.isDurable = isDurable;
  }

  async read(member: string): Promise<Book> {
    return structuredClone(this.#books.get(member) ?? emptyBook());
  }

  async write<T>(member: string, change: (book: Book) => T): Promise<T> {
    const book = structuredClone(this.#books.get(member) ?? emptyBook());
    const answer = change(book);
    this.#books.set(member, structuredClone(book));
    return answer;
  }

  async forget(member: string): Promise<void> {
    this.#books.delete(member);
  }

  async programme(digest: string): Promise<string | undefined> {
    return this.#programmes.get(digest);
  }

  async keepProgramme(digest: string, text: string): Promise<void> {
    this.#programmes.set(digest, text);
  }

  close(): void {}
}
