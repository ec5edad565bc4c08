import type { Loyalty } from '@perennial/engine';
import { Failure } from '../backend/failure.js';

/** The engine's module, fetched and compiled once however often it is asked for. */
export async function loadEngine(): Promise<Loyalty> {
  try {
    const { load } = await import('@perennial/engine');
    return await load();
  } catch (error) {
    throw new Failure('engine_unavailable', String(error), { cause: error });
  }
}

/** The engine's side of the local backend: it comes beside the engine, and is no use without. */
export async function loadKeeper(): Promise<typeof import('../backend/keeper.js')> {
  try {
    return await import('../backend/keeper.js');
  } catch (error) {
    throw new Failure('engine_unavailable', String(error), { cause: error });
  }
}
