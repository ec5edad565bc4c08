// Makes a database a sealed one, or finds that it is. A plain journal is sealed in one strictly
// durable transaction; a sealed one stays sealed.
import type { IDBPDatabase } from 'idb';
import { undo } from './commit.js';
import type { SharedRow, Stores } from './database.js';
import { Moved } from './failure.js';
import { Seal, type SealedStore, newKeys } from './seal.js';
import { SealedDatabase } from './sealed.js';

type Connection = IDBPDatabase<Stores>;

const made = new WeakMap<Connection, Promise<Connection>>();

/** The same face over rows that are sealed; here they are sealed where they are not yet. */
export function sealedDatabase(plain: Connection): Promise<Connection> {
  const sealed = made.get(plain) ?? makeSealed(plain);
  made.set(plain, sealed);
  sealed.catch(() => made.delete(plain));
  return sealed;
}

async function makeSealed(plain: Connection): Promise<Connection> {
  const isSealed = () => plain.getKey('shared', 'sealed');
  if (crypto.subtle && !(await isSealed())) {
    await sealAll(plain).catch(async (error: unknown) => {
      // Another tab did it, or wrote a record meanwhile, which is then looked at again.
      if (!(await isSealed())) throw error;
    });
  }
  // What a browser can no longer make a key of is as good as none.
  const kept = await plain.get('keys', 'journal').catch(() => undefined);
  const seal = new Seal(plain.name, crypto.subtle && kept?.keys);
  return new SealedDatabase(plain, seal) as unknown as Connection;
}

async function sealAll(plain: Connection): Promise<void> {
  const books = plain.transaction(['members', 'journal', 'shared']);
  const [members, journal, shared] = await Promise.all([
    books.objectStore('members').getAll(),
    books.objectStore('journal').getAll(),
    books.objectStore('shared').get('shared'),
  ]);
  const serial = shared?.serial ?? 0;
  // Of a database that is empty, too: a tab that still takes it for plain finds that it moved.
  const next: SharedRow = { name: 'shared', snapshot: shared?.snapshot ?? '', serial: serial + 1 };
  const keys = await newKeys();
  const seal = new Seal(plain.name, keys);
  const rows = await Promise.all([
    ...members.map((row) => sealed(seal, 'members', row)),
    ...journal.map((row) => sealed(seal, 'journal', row)),
    sealed(seal, 'shared', next),
  ]);
  const transaction = plain.transaction(['members', 'journal', 'shared', 'keys'], 'readwrite', {
    durability: 'strict',
  });
  try {
    const held = transaction.objectStore('shared');
    if (await held.getKey('sealed')) throw new Moved();
    if (((await held.get('shared'))?.serial ?? 0) !== serial) throw new Moved();
    await transaction.objectStore('members').clear();
    await transaction.objectStore('journal').clear();
    for (const { store, row } of rows) await transaction.objectStore(store).put(row as never);
    await held.put({ name: 'sealed', serial: 0, snapshot: '' });
    await transaction.objectStore('keys').put({ name: 'journal', keys });
    await transaction.done;
  } catch (error) {
    await undo(transaction);
    throw error;
  }
}

async function sealed(seal: Seal, store: SealedStore, row: object) {
  return { store, row: await seal.close(store, row as Record<string, unknown>) };
}
