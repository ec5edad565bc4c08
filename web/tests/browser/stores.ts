// The demo's database as it lies in the browser: counted, spoilt and aged by the tests.
import type { Page } from '@playwright/test';

const name = 'mc:starlight';

/** How many programmes' texts are kept. */
export function keptProgrammes(page: Page): Promise<number> {
  return page.evaluate(async (database) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise<number>((resolve) => {
      const request = opened.transaction('programmes').objectStore('programmes').count();
      request.onsuccess = () => resolve(request.result);
    });
    opened.close();
    return count;
  }, name);
}

/** Every snapshot becomes useless: the journal is what is left. */
export function wipeSnapshots(page: Page): Promise<void> {
  return editRows(page, undefined);
}

/** As an engine of so much lower or higher semantics would have left it. */
export function shiftSemantics(page: Page, by: number): Promise<void> {
  return editRows(page, by);
}

function editRows(page: Page, shift: number | undefined): Promise<void> {
  return page.evaluate(async ([database, by]) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = opened.transaction(['members', 'shared'], 'readwrite');
    for (const store of ['members', 'shared']) {
      const request = transaction.objectStore(store).openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        const row = cursor.value;
        const shifted = () =>
          row.snapshot.replace(/(?<="semantics":)\d+/, (n: string) => String(Number(n) + by!));
        row.snapshot = by === undefined ? '{}' : shifted();
        if (by !== undefined && store === 'members') row.semantics += by;
        cursor.update(row);
        cursor.continue();
      };
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opened.close();
  }, [name, shift] as const);
}

/** The database as an earlier release of the page wrote it: the first without programmes. */
export function age(page: Page, version: 1 | 2): Promise<void> {
  return page.evaluate(async ([database, old]) => {
    const stores = ['members', 'journal', 'shared', ...(old > 1 ? ['programmes'] : [])];
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await Promise.all(
      stores.map(
        (store) =>
          new Promise<object[]>((resolve) => {
            const request = opened.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
      ),
    );
    opened.close();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(database).onsuccess = resolve;
    });
    const made = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database, old);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('members', { keyPath: 'member' });
        const keyPath = ['member', 'seq'];
        const journal = request.result.createObjectStore('journal', { keyPath });
        journal.createIndex('id', ['member', 'id'], { unique: true });
        request.result.createObjectStore('shared', { keyPath: 'name' });
        if (old > 1) request.result.createObjectStore('programmes', { keyPath: 'digest' });
      };
      request.onsuccess = () => resolve(request.result);
    });
    const writing = made.transaction(stores, 'readwrite');
    stores.forEach((store, index) => {
      for (const row of rows[index]!) writing.objectStore(store).put(row);
    });
    await new Promise((resolve) => (writing.oncomplete = resolve));
    made.close();
  }, [name, version] as const);
}

/** An id as the releases before took it: from a second member too. */
export function shareId(page: Page, member: string, seq: number, id: string): Promise<void> {
  return page.evaluate(async ([database, owner, place, shared]) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    const journal = opened.transaction('journal', 'readwrite').objectStore('journal');
    const row = await new Promise<{ id: string; line: string }>((resolve) => {
      const request = journal.get([owner, place]);
      request.onsuccess = () => resolve(request.result);
    });
    journal.put({ ...row, id: shared, line: row.line.replaceAll(row.id, shared) });
    await new Promise((resolve) => (journal.transaction.oncomplete = resolve));
    opened.close();
  }, [name, member, seq, id] as const);
}

/** A page that stands in the way of an upgrade until it is told to leave. */
export async function holdOpen(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async (database) => {
    const held = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    document.addEventListener('leave', () => held.close());
  }, name);
  return () => page.evaluate(() => void document.dispatchEvent(new Event('leave')));
}

/** As a later release of the page would leave it. */
export function raiseVersion(page: Page): Promise<void> {
  return page.evaluate(async (database) => {
    const raised = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database, 99);
      request.onsuccess = () => resolve(request.result);
    });
    raised.close();
  }, name);
}

/** Runs in the page: the transaction that next adds something is aborted on purpose. */
export function abortNextWrite(): void {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...given: Parameters<typeof add>) {
    IDBObjectStore.prototype.add = add;
    const request = add.apply(this, given);
    this.transaction.abort();
    return request;
  };
}

/** As some private windows and locked browsers are. */
export async function without(page: Page, ...names: string[]): Promise<void> {
  await page.addInitScript((gone) => {
    for (const name of gone) {
      if (name === 'locks') {
        Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
      } else {
        Reflect.deleteProperty(globalThis, name);
      }
    }
  }, names);
}

export const databases = ['indexedDB', 'IDBDatabase', 'IDBKeyRange', 'IDBFactory', 'IDBRequest',
  'IDBTransaction', 'IDBObjectStore', 'IDBIndex', 'IDBCursor', 'IDBCursorWithValue'];
