// What home lists under the line: missions, what ends soon, what comes next, what is on, and rights
// held. None of it is in the first sight of a phone, so it comes after it.
import type { View } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { adopt } from '../../styles/index.js';
import { playStyles } from '../../styles/play.js';
import { fetchCard } from '../card/fetch-card.js';
import { glance, glanced } from '../play/glance.js';
import { endsSoon } from './ends-soon.js';
import { lineOf } from './line.js';
import { nextSteps } from './next-steps.js';
import { offers, rights } from './offers.js';
import { offersFor } from './promised.js';

const twoColumns = 760; // px, as in the styles of home
const threeColumns = 1080;

export class Below {
  constructor(private readonly app: App) {
    adopt(app.root, playStyles.styleSheet!);
    fetchCard(app);
  }

  /** Beside or under the line: what ends soon; where all is in one column, the missions first. */
  who(view: View): TemplateResult {
    const { app } = this;
    return html`${this.#isNarrow ? glance(app, glanced(view, 2)) : nothing}
      ${endsSoon(app, view, lineOf(app, view).said)} ${this.#lists(view)[0]}`;
  }

  /** What to do next and what is on. */
  what(view: View): TemplateResult {
    const { app } = this;
    const shown = glanced(view, this.#isNarrow ? 2 : 3);
    return html`${this.#isNarrow ? nothing : glance(app, shown)} ${nextSteps(app, view, shown)}
      ${this.#lists(view)[1]}`;
  }

  get #isNarrow(): boolean {
    return this.app.width < twoColumns;
  }

  // Three columns are to end on one line: offers and rights go to the shorter one.
  #lists(view: View): [unknown[], unknown[]] {
    const { app } = this;
    const said = lineOf(app, view).said;
    const lists = [offers(app, view, said), rights(app, view)];
    if (app.width < threeColumns) return [[], lists];
    const columns: [unknown[], unknown[]] = [[], []];
    const heights = [
      height(view.at_risk.filter((risk) => risk !== said).length) + 200 * view.tiers.length,
      height(glanced(view, 3).length) + height(view.next.length - overlap(view)),
    ];
    const lengths = [offersFor(app, view).length, view.entitlements.length];
    lists.forEach((list, index) => {
      const column = heights[0]! < heights[1]! ? 0 : 1;
      columns[column].push(list);
      heights[column]! += height(lengths[index]!);
    });
    return columns;
  }
}

// What comes next leaves out the missions that stand above.
function overlap(view: View): number {
  const shown = new Set(glanced(view, 3).map(({ id }) => id));
  const kinds = ['claim', 'mission'];
  return view.next.filter(({ kind, id }) => kinds.includes(kind) && shown.has(id)).length;
}

const height = (rows: number) => (rows > 0 ? 60 + 66 * rows : 0); // px, as drawn
