// The engine as the widget uses it: engines for one programme, fetched late.
import type { Engine, Loyalty, Verdict } from '@perennial/engine';
import { Failure } from '../backend/failure.js';
import type { Programme } from '../model/programme.js';
import type { View } from '../model/view.js';

export type EngineFace = Pick<
  Engine,
  | 'setKey'
  | 'keepJournal'
  | 'apply'
  | 'view'
  | 'snapshot'
  | 'restore'
  | 'replay'
  | 'head'
  | 'dispose'
>;

/** Makes engines for one programme, and checks journals without one. */
export interface EngineMaker {
  /** The programme's digest: a snapshot of another programme must not be taken. */
  readonly identity: string;
  create(): EngineFace;
  verify(journal: string): Verdict;
}

/** Fetches the engine and compiles the programme once. */
export async function engineMaker(programme: Programme): Promise<EngineMaker> {
  let loyalty: Loyalty;
  try {
    const { load } = await import('@perennial/engine');
    loyalty = await load();
  } catch (error) {
    throw new Failure('engine_unavailable', String(error), { cause: error });
  }
  const source = JSON.stringify(programme);
  const create = () => {
    const { engine, faults } = loyalty.create(source);
    if (engine) return engine;
    const list = faults!.map((fault) => `${fault.pointer}: ${fault.sentence}`).join('\n');
    throw new Failure('programme_invalid', list);
  };
  const first = create();
  const identity = first.programDigest;
  first.dispose();
  return { identity, create, verify: (journal) => loyalty.verify(journal) };
}

/** A view, or the engine's reason why there is none as an error. */
export function viewOf(
  engine: EngineFace,
  request: { member: string; now: string; month?: string },
): View {
  const answer = engine.view(request);
  if ('error' in answer) throw new Failure('unexpected', answer.error.sentence);
  return answer;
}
