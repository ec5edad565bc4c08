// idb makes a promise of every transaction's end. Reads wait for their requests, not for that: one
// that is cut off, as when a browser clears its data, would be an unhandled rejection in the page.
import { type DBSchema, type IDBPDatabase, unwrap, wrap } from 'idb';

/** The same connection; the end of each of its transactions is heard by somebody. */
export function heeded<S extends DBSchema>(database: IDBPDatabase<S>): IDBPDatabase<S> {
  const plain = unwrap(database) as IDBDatabase;
  const begin = plain.transaction.bind(plain);
  plain.transaction = (...given) => {
    const transaction = begin(...given);
    wrap(transaction).done.catch(() => undefined);
    return transaction;
  };
  return database;
}
