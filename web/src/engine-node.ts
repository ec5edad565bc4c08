// The engine without the element, in Node: the bytes beside this file are read, not fetched.
import { readFile } from 'node:fs/promises';
import { loadFrom, type Loyalty } from '@perennial/engine';

export * from '@perennial/engine';

let loaded: Promise<Loyalty> | undefined;

export function load(): Promise<Loyalty> {
  const bytes = new URL(/* @vite-ignore */ './engine.wasm', import.meta.url);
  loaded ??= loadFrom(readFile(bytes));
  return loaded;
}
