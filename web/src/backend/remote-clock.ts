// The authority's time. Between its answers two clocks of the device go on from the last one: the
// one that never goes back stops while some devices sleep, and the one that a user sets may jump,
// so the further of the two counts. What is too far ahead is drawn back before it is sent.
export interface DeviceClocks {
  /** Milliseconds since 1970, as set by whoever. */
  wall(): number;
  /** Milliseconds since some moment; never back. */
  steady(): number;
}

export const deviceClocks: DeviceClocks = {
  wall: () => Date.now(),
  steady: () => performance.now(),
};

/** When the authority said what time it was. */
export interface Heard {
  now: string;
  wall: number;
}

const agreement = 60_000; // beyond, one of the two clocks was moved
const jitter = 2000; // an answer that took longer on its way tells an earlier time

export class AuthorityClock {
  #base: number;
  #wall: number;
  #steady: number;
  #floor = 0;
  #isConfirmed = false;

  constructor(private readonly device: DeviceClocks) {
    this.#base = this.#wall = device.wall();
    this.#steady = device.steady();
  }

  /** What the authority has just said. */
  heard(instant: string): Heard {
    const said = Date.parse(instant);
    const thought = this.#isConfirmed ? this.#running() : said;
    this.#base = Math.abs(said - thought) < jitter ? Math.max(said, thought) : said;
    this.#wall = this.device.wall();
    this.#steady = this.device.steady();
    this.#isConfirmed = true;
    return { now: instant, wall: this.#wall };
  }

  /** What it said before this page was there; its own word counts for more. */
  recall({ now, wall }: Heard): void {
    if (this.#isConfirmed) return;
    this.#base = Date.parse(now);
    this.#wall = wall;
  }

  /** A member's latest instant: time never stands before it. */
  keepAbove(instant: string): void {
    this.#floor = Math.max(this.#floor, Date.parse(instant) || 0);
  }

  /** Whether an instant made here may be off by more than a moment. */
  get isDoubtful(): boolean {
    if (!this.#isConfirmed) return true;
    const wall = this.device.wall() - this.#wall;
    return Math.abs(wall - (this.device.steady() - this.#steady)) > agreement;
  }

  now(): number {
    return Math.max(this.#floor, this.#running());
  }

  #running(): number {
    const steady = this.#isConfirmed ? this.device.steady() - this.#steady : 0;
    return this.#base + Math.max(0, steady, this.device.wall() - this.#wall);
  }
}
