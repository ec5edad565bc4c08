// In place of IndexedDB where a browser has none, as in some private windows: as much of idb's face
// as the local backend uses, gone when the page is.
import type { IDBPDatabase } from 'idb';
import type { Stores } from './database.js';

type Key = IDBValidKey;
type Row = Record<string, unknown>;
interface Entry {
  key: Key;
  row: Row;
}

const keyPaths: Record<string, string[]> = {
  members: ['member'],
  journal: ['member', 'seq'],
  shared: ['name'],
  programmes: ['digest'],
  seeds: [],
  keys: ['name'],
};
const indexes: Record<string, string[]> = { id: ['member', 'id'], anyone: ['id'] };

export function passingDatabase(): IDBPDatabase<Stores> {
  return new PassingDatabase() as unknown as IDBPDatabase<Stores>;
}

class PassingDatabase {
  readonly #stores = new Map(
    Object.entries(keyPaths).map(([name, path]) => [name, new PassingStore(path)]),
  );

  get = async (name: string, key: Key) => this.#store(name).get(key);
  getKey = async (name: string, key: Key) => this.#store(name).getKey(key);
  getAll = async (name: string, range?: IDBKeyRange) => this.#store(name).getAll(range);
  getAllKeys = async (name: string) => this.#store(name).getAllKeys();
  put = async (name: string, row: Row) => this.#store(name).put(row);

  async getFromIndex(name: string, index: string, key: Key): Promise<Row | undefined> {
    return this.#store(name).index(index).get(key);
  }

  transaction(names: string | string[]) {
    const stores = [names].flat().map((name) => this.#store(name));
    const before = stores.map((store) => [...store.entries]);
    return {
      store: stores[0]!,
      objectStore: (name: string) => this.#store(name),
      done: Promise.resolve(),
      abort: () => stores.forEach((store, index) => (store.entries = before[index]!)),
    };
  }

  close(): void {}

  #store(name: string): PassingStore {
    return this.#stores.get(name)!;
  }
}

class PassingStore {
  entries: Entry[] = [];
  #next = 1;

  constructor(private readonly keyPath: string[]) {}

  async get(key: Key): Promise<Row | undefined> {
    return structuredClone(this.#find(key)?.row);
  }

  async getKey(key: Key): Promise<Key | undefined> {
    return this.#find(key)?.key;
  }

  async getAll(range?: IDBKeyRange): Promise<Row[]> {
    return structuredClone(this.#within(range).map(({ row }) => row));
  }

  async getAllKeys(): Promise<Key[]> {
    return this.entries.map(({ key }) => key);
  }

  async put(row: Row): Promise<void> {
    this.#set(this.keyPath.length > 0 ? pick(row, this.keyPath) : this.#next++, row);
  }

  async add(row: Row): Promise<void> {
    const isThere = this.keyPath.length > 0 && this.#find(pick(row, this.keyPath));
    if (isThere) throw new DOMException('It is there already.', 'ConstraintError');
    await this.put(row);
  }

  index(name: string) {
    const path = indexes[name]!;
    return {
      get: async (key: Key) =>
        structuredClone(
          this.entries.find(({ row }) => 'id' in row && compare(pick(row, path), key) === 0)?.row,
        ),
    };
  }

  async openCursor(range?: IDBKeyRange | null, direction = 'next') {
    const entries = this.#within(range);
    if (direction === 'prev') entries.reverse();
    const at = (position: number) => {
      const entry = entries[position];
      return entry && {
        value: structuredClone(entry.row),
        continue: async () => at(position + 1),
        update: async (row: Row) => this.#set(entry.key, row),
      };
    };
    return at(0);
  }

  #find(wanted: Key): Entry | undefined {
    return this.entries.find(({ key }) => compare(key, wanted) === 0);
  }

  #within(range?: IDBKeyRange | null): Entry[] {
    return this.entries.filter(({ key }) => {
      if (!range) return true;
      const above = compare(key, range.upper as Key);
      return compare(key, range.lower as Key) >= 0 && (range.upperOpen ? above < 0 : above <= 0);
    });
  }

  // Entries are replaced, never changed, so that a transaction can go back to those before it.
  #set(key: Key, row: Row): void {
    const others = this.entries.filter((entry) => compare(entry.key, key) !== 0);
    this.entries = [...others, { key, row: structuredClone(row) }].sort((one, other) =>
      compare(one.key, other.key),
    );
  }
}

function pick(row: Row, path: string[]): Key {
  const parts = path.map((name) => row[name] as Key);
  return parts.length === 1 ? parts[0]! : parts;
}

function compare(one: Key, other: Key): number {
  if (!Array.isArray(one) || !Array.isArray(other)) return one < other ? -1 : Number(one > other);
  const at = one.findIndex((part, index) => compare(part, other[index]!) !== 0);
  return at < 0 ? 0 : compare(one[at]!, other[at]!);
}
