// Home: who I am and what I do today, in the fixed order greeting, balance, tier, check-in, line.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { mainStreak, spendable } from '../../model/pick.js';
import { CheckInCard } from '../check-in/check-in-card.js';
import { balance, greeting } from './balance.js';
import { line, lineOf } from './line.js';
import { offers, rights } from './offers.js';
import { tierCard } from './tier-card.js';

const monthFrom = 1080; // px: room for the month beside the check-in

export class HomeSection implements Section {
  readonly #checkIn: CheckInCard;
  readonly #month: Section;

  constructor(private readonly app: App) {
    this.#checkIn = new CheckInCard(app);
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
    return html`<div class="home">
      <div class="home-who">
        ${greeting(app, view)} ${balance(app, view, spendable(view))}
        ${view.tiers.map((tier) => tierCard(app, view, tier))}
      </div>
      <div class="home-do">
        ${streak ? this.#checkIn.render(streak) : nothing}
        ${wide && streak?.every === 'day' ? this.#month.render() : nothing}
      </div>
      <div class="home-line">${line(app, next)} ${wide ? rights(app, view) : nothing}</div>
      <div class="home-offers">
        ${offers(app, view, next.offer)} ${wide ? nothing : rights(app, view)}
      </div>
    </div>`;
  }
}

// As high as a month of five weeks, so that nothing moves when it comes.
function monthBones(): TemplateResult {
  return html`<div class="bone month" aria-hidden="true"></div>`;
}
