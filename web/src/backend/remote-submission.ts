// One press: put on the shelf before anything is sent, then watched until the authority decided, or
// until the member is better told that it is kept and will be sent.
import type { Activity, Outcome } from '@perennial/engine';
import type { Submitted } from './backend.js';
import { Failure, type FailureCode } from './failure.js';
import type { AuthorityClock } from './remote-clock.js';
import { isCut, type Line } from './remote-line.js';
import type { Shown } from './remote-mirror.js';
import { exclusive, type News } from './news.js';
import { outcomeFor, type Sender } from './remote-sender.js';
import { type Book, type Intent, type Shelf, wishOf } from './remote-shelf.js';
import type { Wish } from './remote-wire.js';
import { deviceTime } from './time.js';

// What takes something that could be promised twice, or concerns others. Everything else may wait
// for the network: it concerns this member alone, and so does every word of the brand's own.
const urgentTypes = new Set([
  'enrol', 'purchase', 'refund', 'redeem', 'cancel_redemption', 'confirm', 'cancel', 'adjust',
  'outage', 'gift', 'fulfil', 'draw', 'join', 'leave', 'answer', 'block', 'unblock', 'close',
  'transfer', 'transfer_in', 'merge',
]);

export function needsAuthority(type: string): boolean {
  return urgentTypes.has(type);
}

interface Surroundings {
  /** Of the locks. */
  name: string;
  patience: number;
  deadline: number;
  clock: AuthorityClock;
  news: News;
  /** Digest of the programme whose prices are shown. */
  programme: () => string | undefined;
  show: () => Promise<Shown>;
  foresee: () => Outcome;
}

/** The parts of one backend, once its shelf is open. */
export interface Parts {
  shelf: Shelf;
  line: Line;
  sender: Sender;
}

const recent = 10_000; // the authority was there a moment ago
const tick = 250;

export class Submission {
  readonly #member: string;
  readonly #id: string;
  readonly #isUrgent: boolean;

  constructor(
    private readonly parts: Parts,
    private readonly activity: Activity,
    private readonly around: Surroundings,
  ) {
    this.#member = activity.member;
    this.#id = activity.id;
    this.#isUrgent = needsAuthority(activity.type);
  }

  async outcome(): Promise<Submitted> {
    const { name, deadline, patience, news } = this.around;
    if (this.#isUrgent || !this.parts.shelf.isDurable) await this.#reach();
    const terms = this.#terms();
    const write = () => this.#write((book) => this.#put(book, wishOf(this.activity, terms)));
    if (!this.#isLost()) await write();
    else {
      // Another tab may be at it too, and nobody else would tell that it is the second one.
      const refused = await exclusive(`${name}:${this.#member}:put`, async () => {
        const outcome = await this.#refusedHere();
        if (!outcome) await write();
        return outcome;
      });
      if (refused) return refused;
    }
    news.tell(this.#member);
    return this.#watch(this.#isUrgent ? deadline : patience, terms);
  }

  #terms(): Omit<Wish, 'activity'> {
    if (!this.#isUrgent) return {};
    const { programme, deadline, clock } = this.around;
    const program = programme();
    return { until: deviceTime(clock.now() + deadline), ...(program && { program }) };
  }

  #isLost(): boolean {
    return isCut() || this.parts.line.state !== 'online';
  }

  #write<T>(change: (book: Book) => T): Promise<T> {
    return this.parts.shelf.write(this.#member, change);
  }

  // What cannot wait is not begun without the authority; asking is harmless, sending would not be.
  async #reach(): Promise<void> {
    const { line } = this.parts;
    const wasThere = line.state === 'online' && line.age(this.#member) < recent;
    if (!isCut() && wasThere) return;
    const kind = await line.ask(this.#member);
    if (kind === 'blocked') throw new Failure('signed_out', 'The authority wants another token.');
    if (kind !== 'answered') throw new Failure('offline', 'This needs the authority.');
  }

  // Without a network the engine here has the last word on what it refuses: nothing is kept of it.
  async #refusedHere(): Promise<Outcome | undefined> {
    const { intents } = await this.parts.shelf.read(this.#member);
    if (intents.some(({ id }) => id === this.#id)) return undefined;
    await this.around.show();
    const outcome = this.around.foresee();
    return outcome.status === 'rejected' ? outcome : undefined;
  }

  // The same press again is the same wish; one that was refused before may be tried again.
  #put(book: Book, intent: Intent): void {
    for (const one of book.intents) one.next = 0;
    const held = book.intents.find(({ id }) => id === this.#id);
    if (held && held.standing !== 'dead') {
      held.promised = false;
      return;
    }
    book.intents = [...book.intents.filter(({ id }) => id !== this.#id), intent];
  }

  async #watch(patience: number, terms: Omit<Wish, 'activity'>): Promise<Submitted> {
    const { shelf } = this.parts;
    const end = performance.now() + patience;
    for (;;) {
      const heard = this.#next(Math.min(tick, end - performance.now()));
      const { intents, state } = await shelf.read(this.#member);
      const intent = intents.find(({ id }) => id === this.#id);
      if (intent?.standing === 'done') return this.#claim(intent);
      if (state?.standing === 'erased') return gone(this.#id);
      // Wiped from the shelf: what was sent is known to the authority by its id.
      if (!intent) await this.#write((book) => this.#put(book, wishOf(this.activity, terms)));
      const isLost = this.#isLost() || intent?.isUnheard;
      if (performance.now() >= end || (isLost && !this.#isUrgent && intent)) {
        const kept = await this.#giveUp();
        if (kept) return kept;
      }
      await heard;
    }
  }

  /** Takes what was decided off the shelf. */
  async #claim(intent: Intent): Promise<Submitted> {
    await this.#write((book) => {
      book.intents = book.intents.filter(({ id }) => id !== this.#id);
    });
    const outcome = outcomeFor(intent);
    if (outcome) return outcome;
    const { code, reason } = intent.refused!;
    throw new Failure(code as FailureCode, reason);
  }

  // Nothing where it was decided at the last moment.
  async #giveUp(): Promise<Submitted | undefined> {
    const { shelf, line } = this.parts;
    const left = await this.#write((book) => {
      const intent = book.intents.find(({ id }) => id === this.#id);
      if (intent?.standing !== 'waiting') return undefined;
      if (this.#isUrgent && intent.sent === 0) {
        book.intents = book.intents.filter((one) => one !== intent);
        return 'unsent' as const;
      }
      intent.promised = true;
      return intent;
    });
    if (left === undefined) return undefined;
    this.around.news.tell(this.#member);
    if (left === 'unsent') {
      if (line.state === 'blocked') throw new Failure('signed_out', 'Another token is needed.');
      throw new Failure('offline', 'It was not sent.');
    }
    if (this.#isUrgent || !shelf.isDurable) throw unconfirmed();
    return { ...(await this.#foreseen(left)), queued: true };
  }

  async #foreseen({ isKnown }: Intent): Promise<Outcome> {
    const accepted = { status: 'accepted', code: 'ok', effects: [], passed_over: [] } as const;
    if (isKnown) return { activity: this.#id, ...accepted, effects: [], passed_over: [] };
    const { outcomes } = await this.around.show();
    const outcome = outcomes.get(this.#id);
    // The state that is held here refuses it, but it is sent: only the authority can tell.
    if (outcome?.status !== 'accepted') throw unconfirmed();
    return outcome;
  }

  #next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      const stop = this.around.news.on(this.#member, done);
      const timer = setTimeout(done, Math.max(0, milliseconds));
    });
  }
}

function unconfirmed(): Failure {
  return new Failure('unconfirmed', 'It was sent, and no answer came yet.');
}

function gone(activity: string): Outcome {
  const nothing = { effects: [] as [], passed_over: [] as [] };
  const reason = 'The member was erased.';
  return { activity, status: 'rejected', code: 'member_erased', reason, ...nothing };
}
