// The engine as JavaScript sees it: documents in, documents out, nothing to give back by hand.
import type {
  Activity,
  ErrorAnswer,
  Fault,
  History,
  Outcome,
  Program,
  Quote,
  Stamp,
  Used,
  View,
} from './documents.js';
import { instantiate, type Module, type Text } from './module.js';
import { compile, type Source } from './source.js';

// A document, or its JSON as text or UTF-8.
export type Json<T> = T | Text;

export interface Problem {
  error: { code: string; sentence: string; line?: number };
}

// What came of an activity. `texts` holds the outcomes byte for byte as the engine wrote them, the
// activity's own first; `records` the journal lines of those that were accepted.
export interface Applied {
  outcome: Outcome;
  followUps: Outcome[];
  records: string[];
  texts: string[];
}

// What comes with an activity from outside the member: see core/include/loyalty/engine.hpp.
export interface Door {
  stamp?: Stamp;
  known?: string;
}

export interface ViewRequest {
  member: string;
  now: string;
  month?: string;
  horizon?: string;
  authority?: 'local' | 'remote';
}

// `cart` is the attributes of a purchase; `use` what it would ask for.
export interface QuoteRequest {
  member: string;
  now: string;
  cart: object;
  use?: Used[];
}

export interface HistoryRequest {
  member: string;
  before?: number;
  limit?: number;
}

// `erased`: members who were, when any was.
export type Verdict =
  | { ok: true; records: number; members?: number; erased?: number }
  | (Problem & { ok: false });

// The records to add to the journal, or a sentence why nothing was done. Exactly one is there.
export type Checkpoints =
  { records: string[]; problem?: never } | { records?: never; problem: string };

// One draw, as the shopper knows it once the seed is published; seed, commitment and entropy are 64
// hexadecimal digits. What the outcome told stands beside it, to be compared.
export interface DrawTold {
  seed: string;
  commitment?: string;
  member: string;
  draw: string;
  number: number;
  nonce?: string;
  prizes: { id: string; weight: number }[];
  entropy?: string;
  ticket?: number;
  prize?: string;
  instead_of?: string;
  guaranteed?: boolean;
}

// `prize` is the one of the ticket.
export type DrawVerdict =
  | { ok: true; commitment: string; entropy: string; ticket: number; prize: string }
  | (Problem & { ok: false });

// Exactly one of the two is there.
export type Created = { engine: Engine; faults?: never } | { engine?: never; faults: Fault[] };

// Journal lines that say how each member went over to a version, or why it cannot be adopted.
export type Adopted =
  | { checkpoints: string[]; faults?: never }
  | { checkpoints?: never; faults: Fault[] };

// One instance of the WebAssembly module.
export class Loyalty {
  readonly #module: Module;
  // A net for engines that nobody disposed of.
  readonly #lost: FinalizationRegistry<number>;

  private constructor(module: Module) {
    this.#module = module;
    this.#lost = new FinalizationRegistry((number) => module.exports.destroy(number));
  }

  static async from(source: Source): Promise<Loyalty> {
    return new Loyalty(await instantiate(await compile(source)));
  }

  // Snapshots of lower semantics are for `migrate`, those of higher ones for a newer engine.
  get semantics(): number {
    return this.#module.exports.semantics();
  }

  // Every fault of a programme, warnings too.
  check(program: Json<Program>): Fault[] {
    const [length] = this.#module.send(textOf(program));
    return JSON.parse(this.#module.answer(this.#module.exports.check(length!)));
  }

  create(program: Json<Program>): Created {
    const [length] = this.#module.send(textOf(program));
    const answer = JSON.parse(this.#module.answer(this.#module.exports.create(length!)));
    if (answer.faults) return { faults: answer.faults };
    const engine = new Engine(this.#module, answer.engine, this.#lost);
    this.#lost.register(engine, answer.engine, engine);
    return { engine };
  }

  // Whether every member's chain in a journal (its lines) is whole. Needs no programme.
  verify(journal: Text | string[]): Verdict {
    const [length] = this.#module.send(linesOf(journal));
    return JSON.parse(this.#module.answer(this.#module.exports.verify(length!)));
  }

  // The journal (its lines) without the member's activities, outcomes and salts; every chain still
  // verifies. The same as Engine.erase does in memory.
  erase(
    journal: Text | string[],
    member: string,
    at: string,
  ): { journal: string } | (Problem & { ok: false }) {
    const lengths = this.#module.send(linesOf(journal), member, at) as [number, number, number];
    const answer = this.#module.answer(this.#module.exports.eraseFrom(...lengths));
    return answer.startsWith('{"error"') ? JSON.parse(answer) : { journal: answer };
  }

  // A draw done again, from the published seed to the prize.
  verifyDraw(told: DrawTold): DrawVerdict {
    const [length] = this.#module.send(JSON.stringify(told));
    return JSON.parse(this.#module.answer(this.#module.exports.verifyDraw(length!)));
  }

  // What an authority publishes of a seed before it draws: its SHA-256. Empty when it is none.
  drawCommitment(seed: string): string {
    const [length] = this.#module.send(seed);
    return this.#module.answer(this.#module.exports.commitment(length!));
  }

  // What it stamps on the member's draw of this number there, counted from 1.
  drawEntropy(seed: string, member: string, draw: string, number: number, nonce = ''): string {
    const lengths = this.#module.send(seed, member, draw, nonce);
    const { exports } = this.#module;
    const [of, by, at, beside] = lengths as [number, number, number, number];
    return this.#module.answer(exports.entropy(of, by, at, beside, number));
  }

  // One JsonLogic rule over data.
  logic(rule: unknown, data: unknown = null): { result: unknown } | { error: string } {
    const [length] = this.#module.send(JSON.stringify({ rule, data }));
    return JSON.parse(this.#module.answer(this.#module.exports.logic(length!)));
  }
}

type Changed = 'compact' | 'migrate' | 'erase' | 'adopt';
type Asked = 'preview' | 'view' | 'quote' | 'history' | 'snapshot' | 'restore' | 'head';

// One compiled programme and its members.
export class Engine {
  readonly #module: Module;
  readonly #lost: FinalizationRegistry<number>;
  #number: number;

  // Made by Loyalty.create.
  constructor(module: Module, number: number, lost: FinalizationRegistry<number>) {
    this.#module = module;
    this.#number = number;
    this.#lost = lost;
  }

  apply(activity: Json<Activity>, door: Door = {}): Applied {
    const stamp = door.stamp === undefined ? '' : JSON.stringify(door.stamp);
    const number = this.#alive();
    const [length, stamped, known] = this.#module.send(textOf(activity), stamp, door.known ?? '');
    const { exports } = this.#module;
    return stepsOf(this.#module.answer(exports.apply(number, length!, stamped!, known!)));
  }

  // Activities in order, or their JSON Lines: what came of each.
  applyAll(activities: Text | (Activity | string)[]): Applied[] {
    const lines = Array.isArray(activities) ? activities.map(lineOf).join('\n') : activities;
    const number = this.#alive();
    const [length] = this.#module.send(lines);
    const answer = this.#module.answer(this.#module.exports.applyAll(number, length!));
    return answer.split('\x1e').slice(1).map(stepsOf);
  }

  // What apply would answer now; changes nothing.
  preview(activity: Json<Activity>): Outcome {
    return JSON.parse(this.#ask('preview', textOf(activity)));
  }

  view(request: ViewRequest): View | ErrorAnswer {
    return JSON.parse(this.#ask('view', JSON.stringify(request)));
  }

  // What the purchase of a cart would come to, and the best use of what the member holds.
  quote(request: QuoteRequest): Quote | ErrorAnswer {
    return JSON.parse(this.#ask('quote', JSON.stringify(request)));
  }

  // Newest first.
  history(request: HistoryRequest): History | ErrorAnswer {
    return JSON.parse(this.#ask('history', JSON.stringify(request)));
  }

  // The state of all members, or of one: a text for `restore`.
  snapshot(member = ''): string {
    return this.#ask('snapshot', member);
  }

  // Nothing when the snapshot was taken in whole; else why not, and nothing has changed.
  restore(snapshot: Text): string | undefined {
    return this.#ask('restore', snapshot) || undefined;
  }

  // A checkpoint for every member, or one: with the snapshot taken right after, the journal before
  // it may be dropped.
  compact(at: string, member = ''): Checkpoints {
    return this.#change('compact', at, member);
  }

  // As restore, of a snapshot made by an engine of lower semantics.
  migrate(snapshot: Text, at: string): Checkpoints {
    return this.#change('migrate', snapshot, at);
  }

  // Forgets the member: what comes for them later is `member_erased`.
  erase(member: string, at: string): Checkpoints {
    return this.#change('erase', member, at);
  }

  // Applies the activities of journal lines again and compares every outcome and hash. Versions
  // that the journal goes over to are looked for among the programmes. After `restore`, from the
  // state that a checkpoint of the journal names.
  replay(journal: Text | string[], programmes: (Program | string)[] = []): Verdict {
    const number = this.#alive();
    const versions = programmes.map((program) => `${textOf(program)}\x1e`).join('');
    const [length, versionsLength] = this.#module.send(linesOf(journal), versions);
    const { exports } = this.#module;
    return JSON.parse(this.#module.answer(exports.replay(number, length!, versionsLength!)));
  }

  // From `at` on a new version of the same programme rules: same id, higher version.
  adopt(program: Json<Program>, at: string): Adopted {
    const answer = this.#changed('adopt', textOf(program), at);
    if (answer.startsWith('[')) return { faults: JSON.parse(answer) };
    return { checkpoints: answer.split('\n').slice(1) };
  }

  // The hash of the member's last record, in hex.
  head(member: string): string {
    return this.#ask('head', member);
  }

  get programDigest(): string {
    return this.#module.answer(this.#module.exports.digest(this.#alive()));
  }

  // The 32-byte key that the journal's salts come from; to be set before the first activity.
  setKey(member: string, key: Uint8Array): void {
    const number = this.#alive();
    const [memberLength, keyLength] = this.#module.send(member, key);
    this.#module.exports.setKey(number, memberLength!, keyLength!);
  }

  // Whether accepted records stay in memory for `history` (the default) or the caller keeps them.
  keepJournal(keep: boolean): void {
    this.#module.exports.keepJournal(this.#alive(), keep);
  }

  // Rows looked at by the last apply.
  get rowsVisited(): number {
    return this.#module.exports.rowsVisited(this.#alive());
  }

  // Gives the memory back at once; without it the garbage collector does, some time.
  dispose(): void {
    if (this.#number < 0) return;
    this.#lost.unregister(this);
    this.#module.exports.destroy(this.#number);
    this.#number = -1;
  }

  #alive(): number {
    if (this.#number < 0) throw new Error('This engine was disposed of.');
    return this.#number;
  }

  // What went wrong, if anything, then the checkpoints, each behind a line feed.
  #changed(what: Changed, first: Text, second: Text): string {
    const number = this.#alive();
    const [length, more] = this.#module.send(first, second);
    return this.#module.answer(this.#module.exports[what](number, length!, more!));
  }

  #change(what: Exclude<Changed, 'adopt'>, first: Text, second: Text): Checkpoints {
    const [problem, ...records] = this.#changed(what, first, second).split('\n');
    return problem ? { problem } : { records };
  }

  #ask(what: Asked, text: Text): string {
    const number = this.#alive();
    const [length] = this.#module.send(text);
    return this.#module.answer(this.#module.exports[what](number, length!));
  }
}

function textOf(document: Json<object>): Text {
  if (typeof document === 'string' || document instanceof Uint8Array) return document;
  return JSON.stringify(document);
}

// A text that is no line of its own becomes one that means the same: carriage returns are space
// where line feeds are, and as wrong as they are elsewhere.
function lineOf(activity: Activity | string): string {
  if (typeof activity !== 'string') return JSON.stringify(activity);
  return activity.replaceAll('\n', '\r') || ' ';
}

function linesOf(journal: Text | string[]): Text {
  return Array.isArray(journal) ? journal.join('\n') : journal;
}

// Outcome and record, a line each, for the activity and each follow-up.
function stepsOf(answer: string): Applied {
  const lines = answer.split('\n');
  const texts = lines.filter((line, at) => at % 2 === 0 && line !== '');
  const records = lines.filter((line, at) => at % 2 === 1 && line !== '');
  const [outcome, ...followUps] = texts.map((text) => JSON.parse(text) as Outcome);
  return { outcome: outcome!, followUps, records, texts };
}
