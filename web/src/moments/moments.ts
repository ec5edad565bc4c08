// What is shown once, or moves: fetched after the first view, which does without it.
import type { Outcome, ViewedStreak, ViewedTier } from '@perennial/engine';
import { nothing } from 'lit';
import type { App } from '../app/app.js';
import { motionOf } from '../parts/motion.js';
import { adopt } from '../styles/index.js';
import { momentStyles } from '../styles/moments.js';
import { CheckInMoment } from './check-in-moment.js';
import { countTo } from './count.js';
import { Milestones } from './milestones.js';
import { sew } from './sew.js';
import { TierNews } from './tier-news.js';

export class Moments {
  readonly #milestones: Milestones;
  readonly #tiers: TierNews;
  #checkIn: CheckInMoment | undefined;

  constructor(private readonly app: App) {
    adopt(app.root, momentStyles.styleSheet!);
    this.#milestones = new Milestones(app);
    this.#tiers = new TierNews(app);
  }

  /** A check-in was pressed: what moves begins now. */
  checkIn(): CheckInMoment {
    this.#checkIn?.end();
    this.#checkIn = new CheckInMoment(this.app);
    return this.#checkIn;
  }

  /** Something was gained by a press: a touch of it, where things move. */
  succeeded(): void {
    if (motionOf(this.app.host) > 0) navigator.vibrate?.(10);
  }

  /** The balance has changed before the member's eyes. */
  count(element: HTMLElement, from: number, to: number, write: (value: number) => string): void {
    const factor = motionOf(this.app.host);
    if (factor === 0) return;
    const moment = this.#checkIn?.isOver ? undefined : this.#checkIn;
    const stop = countTo(element, { from, to, write }, moment?.until(700) ?? 0, 400 * factor);
    moment?.also(stop);
  }

  /** The milestone that was reached today, for as long as the day lasts. */
  milestone(streak: ViewedStreak): unknown {
    return this.#milestones.render(streak) ?? nothing;
  }

  /** The stitches of a make-up, until the streak has counted up. */
  sew(write: (length: number) => string, from: number, to: number): Promise<void> {
    return sew(this.app, write, from, to);
  }

  /** A make-up may have reached a milestone. */
  madeUp(streak: ViewedStreak, outcome: Outcome): void {
    this.#milestones.madeUp(streak, outcome);
  }

  /** What has just changed a level, once; else nothing. */
  tierNews(tier: ViewedTier): unknown {
    return this.#tiers.render(tier);
  }
}
