// The remote backend: the truth is with an authority, asked as core/docs/authority.md describes.
// This device foresees with the same core, keeps what the member wants until the authority has
// decided it, and holds nothing that would be missed if it vanished, but for what was not sent yet.
//
//   center.customBackend = new RemoteBackend({ address: '/loyalty/', token: () => session.token });
import type { Activity, HeldRecord } from '@perennial/engine';
import type { EngineFace } from '../engine/face.js';
import type { Backend, Opened, OutboxKeeper, Standing, Submitted } from './backend.js';
import { Failure, storageFailure } from './failure.js';
import { AuthorityClock, type DeviceClocks, deviceClocks } from './remote-clock.js';
import { isCut, Line } from './remote-line.js';
import { Mirror, type Ruling, type Shown } from './remote-mirror.js';
import { News } from './news.js';
import { pageOf } from './remote-page.js';
import { patient, type Retry } from './remote-retry.js';
import { isWaiting, Sender } from './remote-sender.js';
import { type Book, emptyBook, openShelf, type Shelf } from './remote-shelf.js';
import { type Parts, Submission } from './remote-submission.js';
import { Wire, type WireOptions } from './remote-wire.js';
import { deviceTime } from './time.js';

export interface RemoteOptions extends WireOptions {
  /** Of the database, the locks and the channel; else made of the address. */
  name?: string;
  retry?: Partial<Retry>;
  /** Milliseconds that a press waits before it is told that it is kept and will be sent. */
  patience?: number;
  /** Milliseconds after which what needs the authority is not to be done any more. */
  deadline?: number;
  /** For tests: where things are kept, and the clocks of the device. */
  shelf?: Shelf;
  device?: DeviceClocks;
}

const freshFor = 5000; // an answer that is not older is not asked for again

export class RemoteBackend implements Backend, OutboxKeeper {
  readonly authority = 'remote';
  readonly #name: string;
  readonly #clock: AuthorityClock;
  readonly #wire: Wire;
  readonly #news: News;
  readonly #mirror = new Mirror();
  readonly #opened = new Set<string>();
  readonly #books = new Map<string, Book>();
  readonly #parts: Promise<Parts>;
  #held: Parts | undefined;
  #showing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: RemoteOptions) {
    const { device = deviceClocks, shelf, retry } = options;
    const wire = (this.#wire = new Wire(options));
    const name = (this.#name = options.name ?? `mc-remote:${wire.base}`);
    this.#clock = new AuthorityClock(device);
    this.#news = new News(name);
    const made = (held: Shelf): Parts => {
      const line = new Line(wire, held, this.#clock, this.#news, device.steady);
      const patience = { ...patient, ...retry };
      const sender = new Sender(name, line, held, this.#clock, this.#news, device, patience);
      return (this.#held = { shelf: held, line, sender });
    };
    this.#parts = (shelf ? Promise.resolve(shelf) : openShelf(name)).then(made);
    this.#parts.catch(() => undefined); // said by what needs it
    globalThis.addEventListener?.('online', this.#wake);
    globalThis.addEventListener?.('offline', this.#lost);
    globalThis.addEventListener?.('pageshow', this.#wake);
    globalThis.document?.addEventListener('visibilitychange', this.#look);
  }

  /** The engine in memory, at what is shown since a member was opened. */
  get engine(): EngineFace {
    return this.#mirror.engine;
  }

  /** The programme that rules since then. */
  get programme(): Ruling | undefined {
    return this.#mirror.programme;
  }

  now(): string {
    return deviceTime(this.#clock.now());
  }

  /** What is held here is answered at once, and the authority asked meanwhile. */
  async open(member: string): Promise<Opened> {
    const { shelf, line } = await this.#parts;
    this.#follow(member);
    const { state } = await shelf.read(member);
    if (state) this.#clock.recall(state.heard);
    const isHeld = await line.holds(state);
    if (!isHeld || line.state === 'blocked') {
      const kind = await line.ask(member);
      if (line.state === 'blocked') return this.#shut(member);
      if (kind !== 'answered' && !isHeld) throw new Failure('offline', 'The authority is silent.');
    } else if (line.age(member) > freshFor) {
      void line.ask(member).catch(() => undefined);
    }
    this.#send(member);
    const { opened } = await this.#show(member);
    return opened;
  }

  /** Resolves when the authority's outcome is durable, or, `queued`, when the wish is. */
  async submit(activity: Activity): Promise<Submitted> {
    try {
      const { patience = 3000, deadline = 30_000 } = this.options;
      this.#follow(activity.member);
      return await new Submission(await this.#parts, activity, {
        name: this.#name,
        patience,
        deadline,
        clock: this.#clock,
        news: this.#news,
        programme: () => this.#mirror.programme?.digest,
        show: () => this.#show(activity.member),
        foresee: () => this.#mirror.engine.preview(activity),
      }).outcome();
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** The authority's; without it, the newest page that was read, and what is on its way. */
  async history(member: string, before = Infinity, limit = 50): Promise<HeldRecord[]> {
    const { shelf, line } = await this.#parts;
    const { records } = await this.#show(member);
    return pageOf(line, shelf, records, { member, before, limit });
  }

  subscribe(member: string, changed: () => void): () => void {
    return this.#news.on(member, changed);
  }

  standing(member: string): Standing {
    const { intents, state } = this.#books.get(member) ?? emptyBook();
    const dead = intents.filter((intent) => intent.standing === 'dead');
    return {
      state: this.#held?.line.state ?? 'online',
      waiting: intents.filter(isWaiting).map(({ wish }) => wish.activity),
      dead: dead.map(({ wish, refused }) => ({ activity: wish.activity, ...refused! })),
      ...(state && { asOf: deviceTime(Date.parse(state.heard.now)) }),
    };
  }

  async discard(member: string, activity: string): Promise<void> {
    const { shelf } = await this.#parts;
    await shelf.write(member, (book) => {
      book.intents = book.intents.filter(
        ({ id, standing }) => id !== activity || standing !== 'dead',
      );
    });
    this.#news.tell(member);
  }

  /** In place of what the host's function gave; nothing: signed out. */
  setToken(token: string | undefined): void {
    this.#wire.take(token);
    if (token === undefined) void this.#parts.then(({ line }) => line.found('blocked'));
    else this.#wake();
  }

  retry(): void {
    this.#wake();
  }

  /** Takes everything about a member off this device, what was not sent too. */
  async forget(member: string): Promise<void> {
    await (await this.#parts).shelf.forget(member);
    this.#news.tell(member);
  }

  /** Lets go of channel, timers, engine and database. */
  close(): void {
    globalThis.removeEventListener?.('online', this.#wake);
    globalThis.removeEventListener?.('offline', this.#lost);
    globalThis.removeEventListener?.('pageshow', this.#wake);
    globalThis.document?.removeEventListener('visibilitychange', this.#look);
    this.#news.close();
    void this.#parts.then(({ sender, shelf }) => {
      sender.close();
      shelf.close();
      this.#mirror.dispose();
    });
  }

  // News come before whoever subscribed hears of them, so that `standing` is up to date by then.
  #follow(member: string): void {
    if (this.#opened.has(member)) return;
    this.#opened.add(member);
    this.#news.on(member, () => this.#send(member));
  }

  #send(member: string): void {
    void this.#parts.then(({ sender }) => sender.drain(member)).catch(() => undefined);
  }

  async #show(member: string): Promise<Shown> {
    const shown = this.#showing.then(async () => {
      const { shelf, line } = await this.#parts;
      const book = await shelf.read(member);
      this.#books.set(member, book);
      if (!book.state) throw new Failure('offline', 'Nothing is known of this member yet.');
      const ruling = await line.ruling(book.state.program);
      const answer = await this.#mirror.show(member, book, ruling, this.now());
      this.#clock.keepAbove(answer.clock);
      return answer;
    });
    this.#showing = shown.catch(() => undefined);
    return shown;
  }

  async #shut(member: string): Promise<Opened> {
    this.#books.set(member, await (await this.#parts).shelf.read(member));
    return 'blocked';
  }

  #wake = (): void => {
    for (const member of this.#opened) {
      void this.#parts
        .then(async ({ shelf, line, sender }) => {
          await shelf.write(member, ({ intents }) => {
            for (const intent of intents) intent.next = 0;
          });
          await line.ask(member);
          await sender.drain(member);
        })
        .catch(() => undefined);
    }
  };

  #lost = (): void => {
    if (isCut()) void this.#parts.then(({ line }) => line.found('none'));
  };

  #look = (): void => {
    if (document.visibilityState === 'visible') this.#wake();
  };
}
