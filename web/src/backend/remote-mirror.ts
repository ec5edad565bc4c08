// What the member sees: the authority's state, and over it what is on its way, by the same core.
// Nothing here is the truth; it is made anew from both whenever one of them changed.
import type { HeldRecord, Outcome } from '@perennial/engine';
import type { EngineFace } from '../engine/face.js';
import { loadEngine } from '../engine/load.js';
import type { Opened } from './backend.js';
import { Failure } from './failure.js';
import { parse } from './records.js';
import type { Book, Known } from './remote-shelf.js';

export interface Shown {
  opened: Opened;
  /** Foreseen for what is on its way, by id. */
  outcomes: Map<string, Outcome>;
  /** Of what is on its way, newest first. */
  records: HeldRecord[];
  /** The member's latest instant, as the authority has it. */
  clock: string;
}

export interface Ruling {
  digest: string;
  text: string;
}

export class Mirror {
  #engine: EngineFace | undefined;
  #programme: Ruling | undefined;
  readonly #shown = new Map<string, { by: string; shown: Shown }>();

  get engine(): EngineFace {
    return this.#engine!;
  }

  get programme(): Ruling | undefined {
    return this.#programme;
  }

  /** Brings the engine to the member's state. */
  async show(member: string, book: Book, programme: Ruling, now: string): Promise<Shown> {
    const { state } = book;
    if (!state) throw new Failure('offline', 'Nothing is known of this member yet.');
    const pending = book.intents.filter((one) => one.standing === 'waiting' && !one.isKnown);
    const ids = pending.map(({ id }) => id);
    const by = [programme.digest, state.standing, state.head, ...ids].join();
    const last = this.#shown.get(member);
    if (last?.by === by) return last.shown;
    const engine = await this.#engineFor(programme, state, last !== undefined);
    const outcomes = new Map<string, Outcome>();
    const records: HeldRecord[] = [];
    if (state.standing === 'erased') {
      return this.#note(member, by, { opened: 'erased', outcomes, records, clock: '' });
    }
    if (state.standing === 'member') take(engine, state, now);
    const view = engine.view({ member, now });
    const clock = 'error' in view ? '' : view.member.clock;
    for (const { id, wish } of pending) {
      const { outcome, records: lines } = engine.apply(wish.activity, { stamp: { received: now } });
      outcomes.set(id, outcome);
      records.unshift(...lines.map(parse).filter((record) => record.member === member).reverse());
    }
    const isThere = state.standing === 'member' || records.length > 0;
    const head = engine.head(member);
    const opened = isThere ? { snapshot: engine.snapshot(member), head } : ('empty' as const);
    return this.#note(member, by, { opened, outcomes, records, clock });
  }

  dispose(): void {
    this.#engine?.dispose();
  }

  // No state is taken out of an engine: where a member is not there any more, there is a new one.
  async #engineFor(programme: Ruling, state: Known, isUsed: boolean): Promise<EngineFace> {
    const isFit = programme.digest === this.#programme?.digest;
    if (isFit && (state.standing === 'member' || !isUsed)) return this.#engine!;
    const { engine, faults } = (await loadEngine()).create(programme.text);
    if (!engine) throw new Failure('page_outdated', faults[0]!.sentence);
    engine.keepJournal(false);
    this.#engine?.dispose();
    this.#engine = engine;
    this.#programme = programme;
    this.#shown.clear();
    return engine;
  }

  #note(member: string, by: string, shown: Shown): Shown {
    this.#shown.set(member, { by, shown });
    return shown;
  }
}

// An authority whose engine has lower semantics is understood; one with higher ones is not.
function take(engine: EngineFace, { snapshot, head }: Known, now: string): void {
  const problem = engine.restore(snapshot!);
  if (problem === undefined) return;
  const { problem: still } = engine.migrate(snapshot!, now);
  if (still !== undefined) throw new Failure('page_outdated', `${head}: ${problem} ${still}`);
}
