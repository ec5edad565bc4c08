// Home: what I am told, who I am and what I do today, in the fixed order greeting, balance, tier,
// check-in, line; then what ends soon, what comes next and what is on.
import type { View } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { mainStreak, spendable } from '../../model/pick.js';
import { CheckInCard } from '../check-in/check-in-card.js';
import { balance, greeting } from './balance.js';
import type { Below } from './below.js';
import { line, lineOf } from './line.js';
import { Notices } from './notices.js';
import { tierCard } from './tier-card.js';

const twoFrom = 760; // px: two columns
const monthFrom = 1080; // px: room for the month beside the check-in

export class HomeSection implements Section {
  readonly #checkIn: CheckInCard;
  readonly #month: Section;
  readonly #who: Section;
  readonly #what: Section;
  readonly #notices: Notices;

  constructor(private readonly app: App) {
    this.#checkIn = new CheckInCard(app);
    this.#notices = new Notices(app);
    const loadMonth = async () => {
      const { MonthCalendar } = await app.need('check_in', import('../check-in/month.js'));
      return new MonthCalendar(app);
    };
    this.#month = new Late(app, loadMonth, monthBones);
    const load = async (render: (below: Below, view: View) => TemplateResult): Promise<Section> => {
      const code = app.need('home', import('./below.js'));
      const hasMissions = app.store.view!.missions.length > 0;
      const { Below } = await (hasMissions ? app.need('play', code) : code);
      const below = new Below(app);
      return { render: () => render(below, app.store.view!) };
    };
    const bones = (isNarrow: boolean) => () =>
      isNarrow === app.width < twoFrom ? listBones() : html``;
    this.#who = new Late(app, () => load((below, view) => below.who(view)), bones(true));
    this.#what = new Late(app, () => load((below, view) => below.what(view)), bones(false));
  }

  render(): TemplateResult {
    const { app } = this;
    const view = app.store.view!;
    const streak = mainStreak(view);
    const wide = app.width >= monthFrom;
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
        ${line(app, lineOf(app, view))} ${this.#who.render()}
      </div>
      <div class="home-offers">${this.#what.render()}</div>
    </div>`;
  }
}

// As high as two missions with their title.
function listBones(): TemplateResult {
  return html`<div class="bone list" aria-hidden="true"></div>`;
}

// As high as a month of five weeks, so that nothing moves when it comes.
function monthBones(): TemplateResult {
  return html`<div class="bone month" aria-hidden="true"></div>`;
}
