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
