// A connection to IndexedDB as both backends want one: it steps aside for a newer release, says
// when it is gone, and leaves nothing to the host page.
import { type DBSchema, type IDBPDatabase, openDB, type OpenDBCallbacks, unwrap, wrap } from 'idb';

/** `gone` is told when another has to be opened: it stepped aside, or the browser closed it. */
export async function connectionTo<S extends DBSchema>(
  name: string,
  version: number,
  gone: () => void,
  callbacks: Pick<OpenDBCallbacks<S>, 'upgrade' | 'blocked'>,
): Promise<IDBPDatabase<S>> {
  const database = await openDB<S>(name, version, {
    ...callbacks,
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      gone();
    },
    terminated: gone,
  });
  heed(unwrap(database) as IDBDatabase);
  return database;
}

// idb makes a promise of every transaction's end. Reads wait for their requests, not for that: one
// that is cut off, as when a browser clears its data, would be an unhandled rejection in the page.
function heed(database: IDBDatabase): void {
  const begin = database.transaction.bind(database);
  database.transaction = (...given) => {
    const transaction = begin(...given);
    wrap(transaction).done.catch(() => undefined);
    return transaction;
  };
}
