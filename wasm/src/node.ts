// The engine in Node: as index.ts, but the bytes beside this file are read, not fetched.
import { readFile } from 'node:fs/promises';
import { Loyalty } from './loyalty.js';
import type { Source } from './source.js';

export type * from './documents.js';
export type * from './loyalty.js';
export type { Source } from './source.js';

let loaded: Promise<Loyalty> | undefined;

export function load(): Promise<Loyalty> {
  loaded ??= loadFrom(readFile(new URL('./engine.wasm', import.meta.url)));
  return loaded;
}

export function loadFrom(source: Source): Promise<Loyalty> {
  return Loyalty.from(source);
}
