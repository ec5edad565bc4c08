// Home: what I am told, who I am and what I do today, in the fixed order greeting, balance, tier,
// check-in, line; then what ends soon, what comes next and what is on.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { mainStreak, spendable } from '../../model/pick.js';
import { CheckInCard } from '../check-in/check-in-card.js';
import { balance, greeting } from './balance.js';
import { endsSoon } from './ends-soon.js';
import { line, lineOf } from './line.js';
import { nextSteps } from './next-steps.js';
import { Notices } from './notices.js';
import { offers, rights } from './offers.js';
import { tierCard } from './tier-card.js';

const monthFrom = 1080; // px: room for the month beside the check-in

export class HomeSection implements Section {
  readonly #checkIn: CheckInCard;
  readonly #month: Section;
  readonly #notices: Notices;

  constructor(private readonly app: App) {
    this.#checkIn = new CheckInCard(app);
    this.#notices = new Notices(app);
    const loadMonth = async () => {
      const { MonthCalendar } = await app.need('check_in', import('../check-in/month.js'));
      return new MonthCalendar(app);
    };
    this.#month = new Late(app, loadMonth, monthBones);
  }

  render(): TemplateResult {
    const { app } = this;
    const view = app.store.view!;
    const streak = mainStreak(view);
    const wide = app.width >= monthFrom;
    const next = lineOf(app, view);
    return html`${this.#notices.render(view)}
      <div class="home ${streak ? '' : 'plain'}">
      <div class="home-who">
        ${greeting(app, view)} ${balance(app, view, spendable(view))}
        ${view.tiers.map((tier) => tierCard(app, view, tier))}
      </div>
      ${streak
        ? html`<div class="home-do">
            ${this.#checkIn.render(streak)}
            ${wide && streak.every === 'day' ? this.#month.render() : nothing}
          </div>`
        : nothing}
      <div class="home-line">
        ${line(app, next)} ${endsSoon(app, view, next.said)}
        ${wide ? rights(app, view) : nothing}
      </div>
      <div class="home-offers">
        ${nextSteps(app, view)} ${offers(app, view, next.said)}
        ${wide ? nothing : rights(app, view)}
      </div>
    </div>`;
  }
}

// As high as a month of five weeks, so that nothing moves when it comes.
function monthBones(): TemplateResult {
  return html`<div class="bone month" aria-hidden="true"></div>`;
}
