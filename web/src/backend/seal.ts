// Rows as they lie in a sealed database: AES-GCM under a key that no script can take out of the
// browser. What the database has to look for stands in clear, members and ids as keyed digests of
// themselves, and is bound to the bytes, so that no row can stand in another's place.
import { Failure } from './failure.js';

/** CryptoKey objects: no script gets at their bytes, which the browser keeps as it likes. */
export interface SealKeys {
  rows: CryptoKey;
  names: CryptoKey;
}

export interface SealedRow {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
  [clear: string]: unknown;
}

const inClear = {
  members: ['member'],
  journal: ['member', 'seq', 'id'],
  shared: ['name', 'serial'],
} as const;
export type SealedStore = keyof typeof inClear;

const ivLength = 12;

export async function newKeys(): Promise<SealKeys> {
  const [rows, names] = await Promise.all([
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ]);
  return { rows, names: names as CryptoKey };
}

export class Seal {
  /** Without keys nothing can be read, but the database still be cleared. */
  constructor(
    private readonly database: string,
    private readonly keys: SealKeys | undefined,
  ) {}

  async close(store: SealedStore, row: Record<string, unknown>): Promise<SealedRow> {
    const { rows } = this.#held;
    const clear: Record<string, unknown> = {};
    for (const field of inClear[store]) {
      const value = row[field];
      if (value === undefined) continue;
      const isName = field === 'member' || field === 'id';
      clear[field] = isName ? await this.name(field, value as string) : value;
    }
    const iv = crypto.getRandomValues(new Uint8Array(ivLength));
    const text = JSON.stringify(row, (_, value) =>
      value instanceof Uint8Array ? [...value] : value,
    );
    const how = { name: 'AES-GCM', iv, additionalData: this.#bound(store, clear) };
    const bytes = await crypto.subtle.encrypt(how, rows, utf8(text));
    return { ...clear, iv, bytes };
  }

  async open(store: SealedStore, row: SealedRow): Promise<Record<string, unknown>> {
    const { rows } = this.#held;
    try {
      const how = { name: 'AES-GCM', iv: row.iv, additionalData: this.#bound(store, row) };
      const bytes = await crypto.subtle.decrypt(how, rows, row.bytes);
      return JSON.parse(new TextDecoder().decode(bytes), (field, value) =>
        field === 'key' ? Uint8Array.from(value) : value,
      );
    } catch (error) {
      throw new Failure('journal_sealed', `A row of ${store} does not open.`, { cause: error });
    }
  }

  /** What stands in place of a member or an id: the same for the same, here only. */
  async name(field: 'member' | 'id', value: string): Promise<string> {
    const { names } = this.#held;
    const digest = await crypto.subtle.sign('HMAC', names, utf8(`${field} ${value}`));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  get #held(): SealKeys {
    if (this.keys) return this.keys;
    if (crypto.subtle) throw new Failure('journal_sealed', 'The key of this journal is gone.');
    throw new Failure('sealing_unavailable', 'Only a secure context has WebCrypto.');
  }

  #bound(store: SealedStore, clear: Record<string, unknown>): Uint8Array<ArrayBuffer> {
    return utf8(JSON.stringify([this.database, store, inClear[store].map((name) => clear[name])]));
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
