// An authority as core/docs/authority.md describes it, with a real engine: what a server would be,
// small enough to stand in a test. What is to go wrong is scripted, one request after another.
import type { Activity, Loyalty, Outcome } from '@perennial/engine';

/** What happens to the next request of a kind instead of an answer. */
export type Trouble =
  | { status: number; after?: number } // answered so, nothing done; Retry-After in seconds
  | 'unreachable' // never arrives
  | 'lost' // done, but the answer never arrives
  | 'garbled' // done, but somebody on the way answers instead
  | 'restart' // the process ends before it is done, and another one begins
  | { delay: number }; // done after so many milliseconds

export type Path = 'state' | 'activity' | 'history';

interface Options {
  loyalty: Loyalty;
  programme: string;
  clock: () => number;
  /** Who may do what: a token for each member. Everybody may, without. */
  tokens?: Record<string, string>;
}

export class Unreachable extends Error {}

export class Authority {
  readonly requests: { path: Path; member: string; id?: string }[] = [];
  readonly #lines: string[] = [];
  readonly #byId = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #troubles: Record<Path, Trouble[]> = { state: [], activity: [], history: [] };
  readonly #first: string;
  #engine;
  #isDown = false;

  constructor(private readonly options: Options) {
    this.#first = options.programme;
    this.#engine = this.#start();
    this.#texts.set(this.#engine.programDigest, options.programme);
  }

  /** What happens to the next requests there, in this order. */
  script(path: Path, ...troubles: Trouble[]): void {
    this.#troubles[path].push(...troubles);
  }

  /** From now on nothing arrives, or everything does. */
  cut(isDown: boolean): void {
    this.#isDown = isDown;
  }

  set tokens(tokens: Record<string, string>) {
    this.options.tokens = tokens;
  }

  /** Everything in memory is lost; the journal is not. */
  restart(): void {
    const engine = this.#start();
    const verdict = engine.replay(this.#lines, [...this.#texts.values()]);
    if (!verdict.ok) throw new Error(verdict.error.sentence);
    this.#engine.dispose();
    this.#engine = engine;
  }

  /** A later version of the programme rules. */
  adopt(programme: string): void {
    const { checkpoints, faults } = this.#engine.adopt(programme, this.now());
    if (!checkpoints) throw new Error(JSON.stringify(faults));
    this.#lines.push(...checkpoints);
    this.#texts.set(this.#engine.programDigest, programme);
  }

  erase(member: string): void {
    this.#lines.push(...(this.#engine.erase(member, this.now()).records ?? []));
    this.#erased.add(member);
  }

  /** Past the door of the pages: by a till, a desk, another device. */
  apply(activity: Activity, operator?: string): Outcome {
    const stamp = { received: this.now(), ...(operator && { operator }), entropy: 'ab'.repeat(32) };
    const known = this.#byId.get(activity.id);
    const needsEntropy = activity.type === 'draw';
    if (!needsEntropy) delete (stamp as { entropy?: string }).entropy;
    const { outcome, records } = this.#engine.apply(activity, { stamp, ...(known && { known }) });
    for (const line of records) {
      this.#lines.push(line);
      this.#byId.set((JSON.parse(line) as { activity: Activity }).activity.id, line);
    }
    return outcome;
  }

  /** Of the member's journal: what is the truth, oldest first. */
  journal(member: string): { type: string; id: string; at: string }[] {
    return this.#records(member).flatMap((record) =>
      'activity' in record ? [record.activity as Activity] : [],
    );
  }

  now(): string {
    return new Date(this.options.clock()).toISOString().replace('Z', '+00:00');
  }

  /** In place of `fetch`. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const address = new URL(String(input));
    const path = address.pathname.split('/').at(-1) as Path;
    const wish = init.body ? JSON.parse(String(init.body)) : undefined;
    const member = wish?.activity.member ?? address.searchParams.get('member')!;
    const id = wish?.activity.id;
    this.requests.push({ path, member, ...(id && { id }) });
    if (this.#isDown) throw new Unreachable();
    const trouble = this.#troubles[path].shift();
    if (trouble === 'unreachable') throw new Unreachable();
    if (trouble === 'restart') {
      this.restart();
      throw new Unreachable();
    }
    if (typeof trouble === 'object' && 'delay' in trouble) await pause(trouble.delay, init.signal);
    if (typeof trouble === 'object' && 'status' in trouble) return refusal(trouble);
    const { tokens } = this.options;
    const token = new Headers(init.headers).get('Authorization')?.replace('Bearer ', '');
    if (tokens && (!token || tokens[token] !== member)) return refusal({ status: 401 });
    const answer = this.#answer(path, address.searchParams, wish);
    if (trouble === 'lost') throw new Unreachable();
    if (trouble === 'garbled') return new Response('<html>Welcome to our network</html>');
    return answer;
  };

  readonly #erased = new Set<string>();

  #answer(path: Path, query: URLSearchParams, wish?: { [k: string]: unknown }): Response {
    if (path === 'history') return this.#history(query);
    if (path === 'state') return Response.json(this.#state(query.get('member')!, query));
    const { activity, until, program } = wish as {
      activity: Activity;
      until?: string;
      program?: string;
    };
    // What was done once is answered again, whatever the terms were; else they are looked at.
    if (!this.#byId.has(activity.id)) {
      if (until && Date.parse(until) < this.options.clock()) return refusal({ status: 410 });
      if (program && program !== this.#engine.programDigest) return refusal({ status: 412 });
    }
    const outcome = this.apply(activity);
    return Response.json({ ...this.#state(activity.member, query), outcome });
  }

  #state(member: string, query: URLSearchParams) {
    const program = this.#engine.programDigest;
    const snapshot = this.#engine.snapshot(member);
    const isThere = this.#records(member).length > 0;
    const known = query.getAll('id').filter((id) => this.#byId.has(id));
    return {
      now: this.now(),
      standing: this.#erased.has(member) ? 'erased' : isThere ? 'member' : 'empty',
      ...(isThere && { head: this.#engine.head(member), snapshot }),
      program,
      ...(query.get('program') !== program && { programme: this.#texts.get(program) }),
      known,
    };
  }

  #history(query: URLSearchParams): Response {
    const before = Number(query.get('before') ?? Infinity);
    const records = this.#records(query.get('member')!).filter(({ seq }) => seq < before);
    return Response.json({ records: records.reverse().slice(0, Number(query.get('limit'))) });
  }

  #records(member: string) {
    const records = this.#lines.map(
      (line) => JSON.parse(line) as { member: string; seq: number; activity?: Activity },
    );
    return records.filter((record) => record.member === member);
  }

  #start() {
    const { engine, faults } = this.options.loyalty.create(this.#first);
    if (!engine) throw new Error(JSON.stringify(faults));
    engine.keepJournal(false);
    return engine;
  }
}

function refusal({ status, after }: { status: number; after?: number }): Response {
  const headers = after === undefined ? undefined : { 'Retry-After': String(after) };
  const body = { error: { code: String(status), sentence: `As scripted: ${status}.` } };
  return Response.json(body, { status, ...(headers && { headers }) });
}

function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
