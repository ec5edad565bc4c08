// Brings the outbox to the authority: of each member one wish at a time, in the order in which they
// were made, by one tab at a time. What stands in the outbox says when to try again, so that any
// tab can go on where another one was closed.
import type { Activity, Outcome } from '@perennial/engine';
import { type AuthorityClock, type DeviceClocks } from './remote-clock.js';
import { isCut, type Line } from './remote-line.js';
import { exclusive, type News } from './news.js';
import { delayAfter, type Retry } from './remote-retry.js';
import type { Book, Intent, Shelf } from './remote-shelf.js';
import type { ActivityAnswer, Answer, Wish } from './remote-wire.js';
import { deviceTime } from './time.js';

const unclaimed = 60_000; // whoever waited for it is gone

export class Sender {
  readonly #wanted = new Set<string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #isClosed = false;

  constructor(
    private readonly name: string,
    private readonly line: Line,
    private readonly shelf: Shelf,
    private readonly clock: AuthorityClock,
    private readonly news: News,
    private readonly device: DeviceClocks,
    private readonly retry: Retry,
  ) {}

  /** Sends what is due; comes back by itself for what is not. */
  async drain(member: string): Promise<void> {
    if (this.#wanted.has(member) || this.#isClosed) return;
    this.#wanted.add(member);
    await exclusive(`${this.name}:${member}:send`, async () => {
      this.#wanted.delete(member);
      while (await this.#sendNext(member));
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  // Whether there may be more to send at once.
  async #sendNext(member: string): Promise<boolean> {
    const intent = (await this.shelf.read(member)).intents.find(isWaiting);
    if (!intent || this.#isClosed || isCut() || this.line.state === 'blocked') return false;
    const due = intent.next - this.device.wall();
    if (due > 0 && due <= this.retry.most * 2) return this.#later(member, due);
    if (intent.sent === 0 && this.clock.isDoubtful) {
      const kind = await this.line.ask(member);
      if (kind !== 'answered') return this.#noAnswer(member, intent.id, { kind: 'none', after: 0 });
    }
    const wish = await this.shelf.write(member, (book) => this.#seal(book, intent.id));
    if (!wish) return true;
    const { state } = await this.shelf.read(member);
    const answer = await this.line.wire.activity(wish, state?.program ?? '');
    if (answer.kind === 'none') return this.#noAnswer(member, intent.id, answer);
    if (answer.kind === 'answered') await this.line.keepText(answer.body);
    await this.shelf.write(member, (book) => this.#settle(book, { ...intent, wish }, answer));
    this.line.found(answer.kind);
    this.news.tell(member);
    return answer.kind !== 'blocked';
  }

  // From the first attempt on it is the same word for word; only then is the time known for sure.
  #seal(book: Book, id: string): Wish | undefined {
    const intent = book.intents.find((one) => one.id === id && isWaiting(one));
    if (!intent) return undefined;
    if (intent.sent === 0) intent.wish.activity = notAhead(intent.wish.activity, this.clock.now());
    intent.sent += 1;
    return intent.wish;
  }

  async #noAnswer(
    member: string,
    id: string,
    { after, isBusy }: Extract<Answer<unknown>, { kind: 'none' }>,
  ): Promise<boolean> {
    const wait = await this.shelf.write(member, ({ intents }) => {
      const intent = intents.find((one) => one.id === id);
      if (!intent) return 0;
      intent.failures += 1;
      intent.isUnheard = !isBusy;
      const delay = delayAfter(intent.failures, this.retry, after);
      intent.next = this.device.wall() + delay;
      return delay;
    });
    this.line.found('none', isBusy);
    this.news.tell(member);
    return wait > 0 && this.#later(member, wait);
  }

  // A wish that was wiped meanwhile is put back: somebody waits for what came of it.
  #settle(book: Book, sent: Intent, answer: Answer<ActivityAnswer>): void {
    let intent = book.intents.find(({ id }) => id === sent.id);
    if (!intent) book.intents.push((intent = sent));
    if (answer.kind === 'blocked') return;
    intent.standing = 'done';
    intent.decided = this.device.wall();
    if (answer.kind === 'answered') {
      intent.outcome = answer.body.outcome;
      this.line.take(book, answer.body);
    } else if (answer.kind === 'refused') {
      intent.refused = { code: refusals[answer.code], reason: answer.reason };
    }
    book.intents = book.intents.filter((one) => this.#isKept(one));
  }

  // Of what nobody waits for, a refusal stays as a dead letter and the rest goes.
  #isKept(intent: Intent): boolean {
    if (intent.standing !== 'done') return true;
    const isAwaited = this.device.wall() - (intent.decided ?? 0) < unclaimed;
    if (isAwaited && !intent.promised) return true;
    const { outcome } = intent;
    if (outcome?.status === 'rejected') {
      intent.refused = { code: outcome.code, reason: outcome.reason };
    }
    intent.standing = 'dead';
    return intent.refused !== undefined;
  }

  #later(member: string, wait: number): false {
    clearTimeout(this.#timers.get(member));
    const again = () => void this.drain(member).catch(() => undefined);
    this.#timers.set(member, setTimeout(again, wait));
    return false;
  }
}

const refusals = {
  expired: 'offline',
  programme_changed: 'programme_changed',
  other: 'authority_refused',
} as const;

export const isWaiting = ({ standing }: Intent): boolean => standing === 'waiting';

/** The outcome for whoever pressed: the second answer to a wish of ours is its first. */
export function outcomeFor({ outcome, sent }: Intent): Outcome | undefined {
  if (outcome?.status !== 'duplicate' || sent < 2) return outcome;
  return { ...outcome, status: 'accepted', code: 'ok' };
}

function notAhead(activity: Activity, now: number): Activity {
  return Date.parse(activity.at) > now ? { ...activity, at: deviceTime(now) } : activity;
}
