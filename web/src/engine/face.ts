// The engine as the widget uses it: engines for one programme, fetched late.
import type { Engine, Loyalty, Program, Verdict, View } from '@perennial/engine';
import { Failure } from '../backend/failure.js';
import { loadEngine } from './load.js';

export type EngineFace = Pick<
  Engine,
  | 'setKey'
  | 'keepJournal'
  | 'apply'
  | 'preview'
  | 'view'
  | 'quote'
  | 'snapshot'
  | 'restore'
  | 'replay'
  | 'adopt'
  | 'migrate'
  | 'erase'
  | 'head'
  | 'dispose'
>;

/** Makes engines for versions of one programme, and checks journals without one. */
export interface EngineMaker {
  /** The page's own. */
  readonly programme: { digest: string; text: string };
  /** A state that lower ones made has to be migrated. */
  readonly semantics: number;
  create(text: string): EngineFace;
  verify(journal: string): Verdict;
  /** Leaves a member's digests only, and says so at the end of the chain. */
  erase: Loyalty['erase'];
  /** What an authority and a shopper need of draws. */
  readonly draws: Pick<Loyalty, 'drawCommitment' | 'drawEntropy' | 'verifyDraw'>;
}

/** Fetches the engine and compiles the programme once. */
export async function engineMaker(programme: Program): Promise<EngineMaker> {
  const loyalty = await loadEngine();
  // The engine's code is compiled when it is first run, which blocks the page: so in two tasks.
  loyalty.create('{}');
  await new Promise((done) => setTimeout(done));
  const create = (text: string) => {
    const { engine, faults } = loyalty.create(text);
    if (engine) return engine;
    const list = faults.map((fault) => `${fault.pointer}: ${fault.sentence}`).join('\n');
    throw new Failure('programme_invalid', list);
  };
  const text = JSON.stringify(programme);
  let first: ReturnType<typeof create> | undefined = create(text);
  const digest = first.programDigest;
  return {
    programme: { digest, text },
    semantics: loyalty.semantics,
    create(wanted) {
      const engine = wanted === text ? first : undefined; // compiled already, for its digest
      if (engine) first = undefined;
      return engine ?? create(wanted);
    },
    verify: (journal) => loyalty.verify(journal),
    erase: (...given) => loyalty.erase(...given),
    draws: loyalty,
  };
}

/** What the engine of a page of before has no word for: none of it. */
const unheard = {
  plans: [],
  partners: [],
  surveys: [],
  feedback: [],
  notices: [],
  consents: [],
} satisfies Partial<View>;

/** A view, or the engine's reason why there is none as an error. */
export function viewOf(
  engine: EngineFace,
  request: { member: string; now: string; month?: string; authority?: 'local' | 'remote' },
): View {
  const answer = engine.view(request);
  if ('error' in answer) throw new Failure('unexpected', answer.error.sentence);
  return { ...unheard, ...answer };
}
