// The line to the authority: what is asked goes out here, and what is answered is put on the shelf.
import { Failure } from './failure.js';
import type { AuthorityClock } from './remote-clock.js';
import type { Ruling } from './remote-mirror.js';
import type { News } from './news.js';
import type { Book, Known, Shelf } from './remote-shelf.js';
import type { Answer, StateAnswer, Wire } from './remote-wire.js';

const mostIds = 50;

export class Line {
  state: 'online' | 'offline' | 'blocked' = 'online';
  readonly #asked = new Map<string, number>();
  readonly #texts = new Map<string, string>();

  constructor(
    readonly wire: Wire,
    readonly shelf: Shelf,
    readonly clock: AuthorityClock,
    private readonly news: News,
    private readonly steady: () => number,
  ) {}

  /** Milliseconds since the authority was last asked for the member's state. */
  age(member: string): number {
    return this.steady() - (this.#asked.get(member) ?? -Infinity);
  }

  /** Asks for the member's state and keeps it, unless another answer came in between. */
  async ask(member: string): Promise<Answer<StateAnswer>['kind']> {
    if (isCut()) return this.found('none');
    this.#asked.set(member, this.steady());
    const { state, intents, turn } = await this.shelf.read(member);
    const held = (await this.holds(state)) ? state!.program : '';
    const ids = intents.filter(({ standing, sent }) => standing === 'waiting' && sent > 0);
    const asked = ids.slice(0, mostIds).map(({ id }) => id);
    const answer = await this.wire.state(member, held, asked);
    if (answer.kind === 'answered') {
      await this.keepText(answer.body);
      const isNews = await this.shelf.write(member, (book) => {
        if (book.state && book.turn !== turn) return false;
        return this.take(book, answer.body);
      });
      if (isNews) this.news.tell(member);
    }
    return this.found(answer.kind);
  }

  /** Notes the authority's state; answers whether it says something new. */
  take(book: Book, { now, known = [], ...answer }: StateAnswer): boolean {
    const { standing, head, snapshot, program } = answer;
    const before = book.state;
    const heard = this.clock.heard(now);
    const page = before?.page && { page: before.page };
    const held = standing === 'member' && { head, snapshot };
    book.state = { standing, program, heard, ...held, ...page };
    book.turn += 1;
    let isNews = before?.head !== head || before?.program !== program;
    isNews ||= before?.standing !== standing;
    for (const intent of book.intents) {
      if (intent.isKnown || !known.includes(intent.id)) continue;
      intent.isKnown = true;
      isNews = true;
    }
    // Nothing more comes of one who was erased, and nothing is kept of them.
    if (standing === 'erased') book.intents = book.intents.filter((one) => one.standing === 'done');
    return isNews;
  }

  /** The text comes with the first answer that names a programme; the shelf may lose it again. */
  async keepText({ program, programme = this.#texts.get(program) }: StateAnswer): Promise<void> {
    if (programme === undefined || (await this.shelf.programme(program)) !== undefined) return;
    this.#texts.set(program, programme);
    await this.shelf.keepProgramme(program, programme);
  }

  /** Whether everything is here that showing a state needs. */
  async holds(state: Known | undefined): Promise<boolean> {
    return state !== undefined && (await this.#text(state.program)) !== undefined;
  }

  async ruling(digest: string): Promise<Ruling> {
    const text = await this.#text(digest);
    if (text === undefined) throw new Failure('offline', `The programme ${digest} is not at hand.`);
    return { digest, text };
  }

  /** What an attempt says about the line. */
  found(kind: Answer<unknown>['kind'], isBusy = false): typeof kind {
    const before = this.state;
    if (kind === 'blocked') this.state = 'blocked';
    else if (kind !== 'none') this.state = 'online';
    else if (!isBusy && before !== 'blocked') this.state = 'offline';
    if (this.state !== before) this.news.tellHere();
    return kind;
  }

  async #text(digest: string): Promise<string | undefined> {
    const held = this.#texts.get(digest) ?? (await this.shelf.programme(digest));
    if (held !== undefined) this.#texts.set(digest, held);
    return held;
  }
}

/** Whether the device itself says that there is no network. */
export function isCut(): boolean {
  return globalThis.navigator?.onLine === false;
}
