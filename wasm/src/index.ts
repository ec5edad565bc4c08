// The engine in a browser or a worker.
//
//   import { load } from '@perennial/member-center/engine';
//   const loyalty = await load();
//   const { engine, faults } = loyalty.create(program);
//   if (engine) console.log(engine.apply(activity).outcome);
import { Loyalty } from './loyalty.js';
import type { Source } from './source.js';

export type * from './documents.js';
export type * from './loyalty.js';
export type { Source } from './source.js';

let loaded: Promise<Loyalty> | undefined;

// The engine whose bytes lie beside this file. One module however often it is called.
export function load(): Promise<Loyalty> {
  loaded ??= loadFrom(new URL('./engine.wasm', import.meta.url)).catch((error: unknown) => {
    loaded = undefined;  // the next call may find the network again
    throw error;
  });
  return loaded;
}

// A module of its own, from bytes, a compiled module, a response or an address of the host's.
export function loadFrom(source: Source): Promise<Loyalty> {
  return Loyalty.from(source);
}
