// As much of idb's face as the local backend uses, over sealed rows. IndexedDB ends a transaction
// while WebCrypto works: so reads are opened when they are over, writes wait and are closed before
// the one transaction in which they are made, and that fails where a row that was read is another
// by then. Every row has an iv of its own each time it is written, which tells.
import type { IDBPDatabase } from 'idb';
import { undo } from './commit.js';
import type { Stores } from './database.js';
import { Moved } from './failure.js';
import { before } from './records.js';
import type { Seal, SealedRow, SealedStore } from './seal.js';

type Row = Record<string, unknown>;
type Key = string | number | [string, string | number];
/** What is done with a store of whichever name; rows here are what they are there. */
interface AnyStore {
  get(key: Key): Promise<Row | undefined>;
  getKey(key: Key): Promise<Key | undefined>;
  getAll(range?: IDBKeyRange): Promise<Row[]>;
  put(row: Row): Promise<unknown>;
  add(row: Row): Promise<unknown>;
  index(name: string): { get(key: Key): Promise<Row | undefined> };
  openCursor(range: IDBKeyRange, direction: 'prev'): Promise<{ value: Row } | null>;
}
interface AnyTransaction {
  objectStore(name: string): AnyStore;
  abort(): void;
  done: Promise<void>;
}

// Programmes are the brand's and seeds are drawn by chance: there is nothing of a member in them.
const sealedStores: string[] = ['members', 'journal', 'shared'] satisfies SealedStore[];

function isSealed(store: string): store is SealedStore {
  return sealedStores.includes(store);
}

export class SealedDatabase {
  constructor(
    private readonly plain: IDBPDatabase<Stores>,
    private readonly seal: Seal,
  ) {}

  get = (store: string, key: Key) => this.#store(store).get(key);
  getKey = (store: string, key: Key) => this.#store(store).getKey(key);
  getAll = (store: string, range?: IDBKeyRange) => this.#store(store).getAll(range);
  put = (store: 'programmes', row: never) => this.plain.put(store, row);
  getFromIndex = (store: string, index: string, key: Key) =>
    this.#store(store).index(index).get(key);

  /** Members whose rows do not open are passed over: what is cleared need not be read. */
  async getAllKeys(store: 'members'): Promise<unknown[]> {
    const rows = (await this.plain.getAll(store)) as unknown as SealedRow[];
    const opened = await Promise.allSettled(rows.map((row) => this.seal.open(store, row)));
    return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value['member']] : []));
  }

  transaction(names: string | string[], mode: IDBTransactionMode = 'readonly') {
    const stores = [names].flat();
    if (!stores.some(isSealed)) {
      return this.plain.transaction(stores as never, mode, { durability: 'strict' });
    }
    return new SealedTransaction(this.plain, this.seal, stores, mode);
  }

  close(): void {
    this.plain.close();
  }

  #store(name: string): SealedRows {
    return new SealedTransaction(this.plain, this.seal, [name], 'readonly').store;
  }
}

interface Seen {
  store: string;
  key: Key;
  iv: string | undefined;
}

class SealedTransaction {
  readonly seen: Seen[] = [];
  readonly writes: { store: string; row: Row; isNew: boolean }[] = [];
  #reading: AnyTransaction | undefined;
  #end: Promise<void> | undefined;

  constructor(
    private readonly plain: IDBPDatabase<Stores>,
    readonly seal: Seal,
    private readonly names: string[],
    private readonly mode: IDBTransactionMode,
  ) {}

  get store(): SealedRows {
    return this.objectStore(this.names[0]!);
  }

  objectStore(name: string): SealedRows {
    return new SealedRows(name, this);
  }

  /** What is read in one go is read at one moment. */
  read(store: string): AnyStore {
    if (!this.#reading) {
      this.#reading = this.#open('readonly');
      queueMicrotask(() => (this.#reading = undefined));
    }
    return this.#reading.objectStore(store);
  }

  abort(): void {
    this.#end ??= Promise.reject(new DOMException('It was given up.', 'AbortError'));
  }

  /** Asked for when everything is said: then it is done. */
  get done(): Promise<void> {
    return (this.#end ??= this.#write());
  }

  async #write(): Promise<void> {
    if (this.mode === 'readonly' || this.writes.length === 0) return;
    const writes = await Promise.all(
      this.writes.map(async ({ store, row, isNew }) => {
        return { store, isNew, row: isSealed(store) ? await this.seal.close(store, row) : row };
      }),
    );
    const transaction = this.#open('readwrite');
    try {
      for (const { store, key, iv } of this.seen) {
        if (ivOf(await transaction.objectStore(store).get(key)) !== iv) throw new Moved();
      }
      for (const { store, row, isNew } of writes) {
        const rows = transaction.objectStore(store);
        await (isNew ? rows.add(row) : rows.put(row));
      }
      await transaction.done;
    } catch (error) {
      await undo(transaction);
      throw error;
    }
  }

  #open(mode: IDBTransactionMode): AnyTransaction {
    const { plain, names } = this;
    const opened = plain.transaction(names as never, mode, { durability: 'strict' });
    return opened as unknown as AnyTransaction;
  }
}

class SealedRows {
  constructor(
    private readonly name: string,
    private readonly within: SealedTransaction,
  ) {}

  async get(key: Key): Promise<Row | undefined> {
    const sealedKey = this.#isNamed ? await this.#keyOf(key) : key;
    const row = await this.#rows.get(sealedKey);
    this.within.seen.push({ store: this.name, key: sealedKey, iv: ivOf(row) });
    return this.#opened(row);
  }

  getKey(key: Key): Promise<Key | undefined> {
    return this.#rows.getKey(key);
  }

  async getAll(range?: IDBKeyRange): Promise<Row[]> {
    const rows = await this.#rows.getAll(range && (await this.#rangeOf(range)));
    return (await Promise.all(rows.map((row) => this.#opened(row)))) as Row[];
  }

  index(name: string) {
    return {
      get: async (key: Key) => {
        const [id, member] = [key].flat().reverse() as string[];
        const names = [await this.#nameOf('id', id!)];
        if (member !== undefined) names.unshift(await this.#nameOf('member', member));
        const found = names.length > 1 ? (names as [string, string]) : names[0]!;
        return this.#opened(await this.#rows.index(name).get(found));
      },
    };
  }

  put(row: Row): Promise<void> {
    return this.#later(row, false);
  }

  add(row: Row): Promise<void> {
    return this.#later(row, true);
  }

  /** Of the journal, from the last row backwards. */
  async openCursor(range: IDBKeyRange, _direction: 'prev') {
    const [name] = (await this.#rangeOf(range)).lower as [string, number];
    const at = async (end: number): Promise<object | null> => {
      const cursor = await this.#rows.openCursor(before(name, end), 'prev');
      const value = await this.#opened(cursor?.value);
      return value ? { value, continue: () => at(value['seq'] as number) } : null;
    };
    return at((range.upper as [string, number])[1]);
  }

  get #rows(): AnyStore {
    return this.within.read(this.name);
  }

  get #isNamed(): boolean {
    return this.name === 'members' || this.name === 'journal';
  }

  async #later(row: Row, isNew: boolean): Promise<void> {
    this.within.writes.push({ store: this.name, row, isNew });
  }

  async #opened(row: Row | undefined): Promise<Row | undefined> {
    const { name } = this;
    return row && isSealed(name) ? this.within.seal.open(name, row as SealedRow) : row;
  }

  async #keyOf(key: Key): Promise<Key> {
    if (typeof key === 'string') return this.#nameOf('member', key);
    const [member, seq] = key as [string, number];
    return [await this.#nameOf('member', member), seq];
  }

  async #rangeOf({ upper }: IDBKeyRange): Promise<IDBKeyRange> {
    const [name, end] = (await this.#keyOf(upper)) as [string, number];
    return before(name, end);
  }

  #nameOf(field: 'member' | 'id', value: string): Promise<string> {
    return this.within.seal.name(field, value);
  }
}

function ivOf(row: Row | undefined): string | undefined {
  return row && String(row['iv'] ?? '');
}
