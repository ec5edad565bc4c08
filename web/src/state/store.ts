// What one member center knows: the view, the months and records it read, and what is under way.
// Everything shown comes from here; everything done goes through `act`.
import type {
  Activity,
  ActivityAttributes,
  ErrorAnswer,
  HeldRecord,
  Outcome,
  Program,
  Quote,
  View,
  ViewedMonth,
} from '@perennial/engine';
import { type Backend, keepsJournal, type Opened } from '../backend/backend.js';
import { Failure, storageFailure } from '../backend/failure.js';
import { type EngineFace, viewOf } from '../engine/face.js';

export type Standing =
  'loading' | 'member' | 'empty' | 'blocked' | 'closed' | 'erased' | 'failed';

/** What came of the latest thing done: an outcome, or a failure outside the engine. */
export interface Deed {
  type: string;
  attributes?: ActivityAttributes;
  outcome?: Outcome;
  failure?: Failure;
}

const pageSize = 60;
const latestSize = 20;
const sameIntent = 10 * 60_000; // after that a press is a new wish, not the old one again

export class Store {
  standing: Standing = 'loading';
  view: View | undefined;
  failure: Failure | undefined; // of the last refresh; with a view in hand it is only stale
  deed: Deed | undefined;
  busy: string | undefined;

  /** The newest records: what today's check-in paid stands there. */
  latest: HeldRecord[] = [];
  records: HeldRecord[] | undefined;
  /** By digest, where the backend keeps them: what the records were written under. */
  programmes = new Map<string, Program>();
  historyFailure: Failure | undefined;
  historyComplete = false;

  #months = new Map<string, ViewedMonth | Failure>();
  #previews = new Map<string, Outcome | undefined>();
  #intents = new Map<string, Activity>();
  #head = '';
  #stop: () => void;

  constructor(
    readonly backend: Backend,
    readonly member: string,
    private readonly engine: () => EngineFace,
    private readonly changed: () => void,
  ) {
    this.#stop = backend.subscribe(member, () => {
      if (!this.busy) void this.refresh(); // what is under way refreshes when it ends
    });
  }

  close(): void {
    this.#stop();
  }

  /** Reads the member again; what was read before stays in sight until it is replaced. */
  async refresh(): Promise<void> {
    try {
      this.#take(await this.backend.open(this.member));
      const done = this.view?.streaks.some((streak) => streak.state === 'done');
      if (done) this.latest = await this.backend.history(this.member, undefined, latestSize);
      this.failure = undefined;
    } catch (error) {
      this.failure = storageFailure(error);
      if (!this.view) this.standing = 'failed';
    }
    if (this.records && this.standing === 'member') await this.readHistory();
    this.changed();
  }

  #take(opened: Opened): void {
    if (typeof opened === 'string') {
      this.view = undefined;
      this.records = undefined;
      this.standing = opened;
      return;
    }
    if (this.backend.authority === 'remote' && opened.head !== this.#head) {
      this.engine().restore(opened.snapshot);
    }
    this.#head = opened.head;
    this.#months.clear();
    this.#previews.clear();
    this.view = viewOf(this.engine(), this.#request());
    this.standing = this.view.member.standing ?? 'member';
  }

  #request() {
    const { authority } = this.backend;
    return { authority, member: this.member, now: this.backend.now() };
  }

  /** Does one thing: an activity of that type, now. A retry within minutes is the same activity. */
  async act(type: string, attributes: ActivityAttributes = {}): Promise<Deed> {
    if (this.busy) return this.deed ?? { type };
    this.busy = type;
    this.deed = undefined;
    this.changed();
    const activity = this.#intent(type, attributes);
    const deed: Deed = { type, attributes };
    try {
      deed.outcome = await this.backend.submit(activity);
      this.#intents.delete(keyOf(type, attributes));
    } catch (error) {
      deed.failure = storageFailure(error);
    }
    this.deed = deed;
    if (deed.outcome || deed.failure?.code === 'programme_changed') await this.refresh();
    this.busy = undefined;
    this.changed();
    return deed;
  }

  #intent(type: string, attributes: ActivityAttributes): Activity {
    const key = keyOf(type, attributes);
    const now = this.backend.now();
    const before = this.#intents.get(key);
    if (before && Date.parse(now) - Date.parse(before.at) < sameIntent) return before;
    const activity = this.#activity(type, attributes, now);
    this.#intents.set(key, activity);
    return activity;
  }

  #activity(type: string, attributes: ActivityAttributes, at: string): Activity {
    const given = Object.keys(attributes).length > 0 && { attributes };
    return { id: crypto.randomUUID(), member: this.member, type, at, ...given };
  }

  /** What doing it would lead to from what is shown; nothing where it would be refused. */
  preview(type: string, attributes: ActivityAttributes = {}): Outcome | undefined {
    const key = keyOf(type, attributes);
    if (!this.#previews.has(key)) {
      const activity = this.#activity(type, attributes, this.view!.now);
      const outcome = this.engine().preview(activity);
      this.#previews.set(key, outcome.status === 'accepted' ? outcome : undefined);
    }
    return this.#previews.get(key);
  }

  /** What a purchase of this cart would come to. */
  quote(cart: ActivityAttributes): Quote | ErrorAnswer {
    return this.engine().quote({ member: this.member, now: this.backend.now(), cart });
  }

  /** One month of a streak, or why it is not there. */
  month(streak: string, month: string): ViewedMonth | Failure {
    const held = this.view?.streaks.find((entry) => entry.id === streak)?.month;
    if (held?.month === month) return held;
    const key = `${streak}/${month}`;
    const known = this.#months.get(key);
    if (known) return known;
    const read = this.#readMonth(streak, month);
    this.#months.set(key, read);
    return read;
  }

  #readMonth(streak: string, month: string): ViewedMonth | Failure {
    try {
      const view = viewOf(this.engine(), { ...this.#request(), month });
      const found = view.streaks.find((entry) => entry.id === streak)?.month;
      return found ?? new Failure('unexpected', `No month ${month} of ${streak}.`);
    } catch (error) {
      return storageFailure(error);
    }
  }

  forgetMonth(streak: string, month: string): void {
    this.#months.delete(`${streak}/${month}`);
    this.changed();
  }

  /** The newest records; with `more`, the next older page too. */
  async readHistory(more = false): Promise<void> {
    const held = this.records ?? [];
    try {
      const limit = more ? pageSize : Math.max(pageSize, held.length);
      const before = more ? held.at(-1)?.seq : undefined;
      const read = await this.backend.history(this.member, before, limit + 1);
      if (keepsJournal(this.backend)) this.programmes = await this.backend.programmes();
      const page = read.slice(0, limit);
      this.records = more ? [...held, ...page] : page;
      this.historyComplete = read.length <= limit; // one more says whether there is more
      this.historyFailure = undefined;
    } catch (error) {
      this.historyFailure = storageFailure(error);
    }
    this.changed();
  }
}

function keyOf(type: string, attributes: ActivityAttributes): string {
  return `${type} ${JSON.stringify(attributes)}`;
}
