// A chain under another member key: what was done and what came of it stay word for word, salts and
// hashes are made anew as core/docs/documents.md says. A key never leaves its browser, so that this
// is how a journal comes into another one; the engine that replays it has the last word.
import type { HeldRecord, JournalRecord } from '@perennial/engine';
import { noHead } from './commit.js';

/** What can be written without an engine: of a checkpoint the state is asked for. */
export type Checkpointed = (linesBefore: string[], record: HeldRecord) => string;

export async function rekeyed(
  records: HeldRecord[],
  key: Uint8Array<ArrayBuffer>,
  checkpointed: Checkpointed,
): Promise<string[]> {
  const mac = await crypto.subtle.importKey(
    'raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'],
  );
  const lines: string[] = [];
  let prev = noHead;
  for (const record of records) {
    const line = 'activity' in record
      ? await written(record, prev, mac)
      : checkpointed(lines, record);
    lines.push(line);
    prev = (JSON.parse(line) as HeldRecord).hash;
  }
  return lines;
}

async function written(record: JournalRecord, prev: string, mac: CryptoKey): Promise<string> {
  const { activity, member, outcome, program, seq, v } = record;
  const salt = new Uint8Array(await crypto.subtle.sign('HMAC', mac, number(seq)));
  const content = JSON.stringify([activity, outcome]);
  const payload = await digest(salt, new TextEncoder().encode(content));
  const hash = await digest(number(v), number(seq), bytes(prev), bytes(program), payload);
  return JSON.stringify({
    activity, hash: hex(hash), member, outcome, prev, program, salt: hex(salt), seq, v,
  });
}

async function digest(...parts: Uint8Array[]): Promise<Uint8Array> {
  const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

function number(value: number): Uint8Array<ArrayBuffer> {
  const eight = new DataView(new ArrayBuffer(8));
  eight.setBigUint64(0, BigInt(value));
  return new Uint8Array(eight.buffer);
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function hex(value: Uint8Array): string {
  return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
