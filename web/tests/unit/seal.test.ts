// Sealed rows, and a transaction over them whose rows another tab wrote meanwhile.
import type { IDBPDatabase } from 'idb';
import { expect, test } from 'vitest';
import type { MemberRow, Stores } from '../../src/backend/database.js';
import { Moved } from '../../src/backend/failure.js';
import { passingDatabase } from '../../src/backend/passing.js';
import { newKeys, Seal } from '../../src/backend/seal.js';
import { SealedDatabase } from '../../src/backend/sealed.js';

const keys = await newKeys();
const seal = new Seal('mc:coffee', keys);
const line = (seq: number) => ({ member: 'lin', seq, id: `visit-${seq}`, line: `{"seq":${seq}}` });
const member: MemberRow = {
  member: 'lin',
  head: 'aa',
  seq: 1,
  snapshot: '{}',
  identity: 'coffee',
  key: Uint8Array.from([7, 8, 9]),
};

test('the keys cannot be taken out', async () => {
  for (const key of [keys.rows, keys.names]) {
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  }
  expect(keys.rows.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 });
});

test('a row opens to what was closed, and each time has an iv of its own', async () => {
  const [one, other] = [await seal.close('members', { ...member }), await seal.close('members', {
    ...member,
  })];
  expect(one.iv).toHaveLength(12);
  expect(one.iv).not.toEqual(other.iv);
  expect(one['member']).toBe(other['member']);
  expect(Object.keys(one).sort()).toEqual(['bytes', 'iv', 'member']);
  expect(one['member']).not.toContain('lin');
  expect(await seal.open('members', one)).toEqual(member);
});

test('a row opens neither changed, nor in another place, nor in another database', async () => {
  const row = await seal.close('journal', line(1));
  const refused = { code: 'journal_sealed' };
  const bent = new Uint8Array(row.bytes.slice(0));
  bent[0]! ^= 1;
  await expect(seal.open('journal', { ...row, bytes: bent.buffer })).rejects.toMatchObject(refused);
  await expect(seal.open('journal', { ...row, seq: 2 })).rejects.toMatchObject(refused);
  const other = await seal.close('journal', { ...line(1), member: 'yue' });
  const swapped = { ...row, member: other['member'] };
  await expect(seal.open('journal', swapped)).rejects.toMatchObject(refused);
  await expect(new Seal('mc:mall', keys).open('journal', row)).rejects.toMatchObject(refused);
  await expect(new Seal('mc:coffee', undefined).open('journal', row)).rejects.toMatchObject(
    refused,
  );
});

function books() {
  const plain = passingDatabase();
  const face = new SealedDatabase(plain, seal) as unknown as IDBPDatabase<Stores>;
  return { plain, face };
}

async function write(face: IDBPDatabase<Stores>, ...seqs: number[]): Promise<void> {
  const transaction = face.transaction(['members', 'journal'], 'readwrite');
  await transaction.objectStore('members').get('lin');
  for (const seq of seqs) await transaction.objectStore('journal').add(line(seq));
  await transaction.objectStore('members').put(member);
  await transaction.done;
}

test('what is found by member, place and id is what was written', async () => {
  const { plain, face } = books();
  await write(face, 1, 2, 3);
  expect(JSON.stringify(await plain.getAll('journal'))).not.toMatch(/lin|visit/);
  expect(await face.getAll('members')).toEqual([member]);
  expect(await face.getAllKeys('members')).toEqual(['lin']);
  expect(await face.get('journal', ['lin', 2])).toEqual(line(2));
  expect(await face.getFromIndex('journal', 'id', ['lin', 'visit-3'])).toEqual(line(3));
  expect(await face.transaction('journal').store.index('anyone').get('visit-1')).toEqual(line(1));
  expect(await face.get('journal', ['yue', 2])).toBeUndefined();
});

test('of two transactions that read the same row the later one moves nothing', async () => {
  const { plain, face } = books();
  const late = face.transaction(['members', 'journal'], 'readwrite');
  await late.objectStore('members').get('lin');
  await write(face, 1);
  const before = await plain.getAll('members');
  await late.objectStore('members').put({ ...member, head: 'bb' });
  await expect(late.done).rejects.toBeInstanceOf(Moved);
  expect(await plain.getAll('members')).toEqual(before);
});
