// The section of what is played: missions, badges and draws.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { Late, type Section } from '../../app/late.js';
import { type Segment, segments } from '../../parts/segments.js';
import { adopt } from '../../styles/index.js';
import { playStyles } from '../../styles/play.js';
import { segmentStyles } from '../../styles/segments.js';
import { Badges } from './badges.js';
import { missions } from './missions.js';

type Side = 'missions' | 'badges' | 'draws';

export class PlaySection implements Section {
  readonly #badges: Badges;
  readonly #draws: Section;

  constructor(private readonly app: App) {
    adopt(app.root, segmentStyles.styleSheet!);
    adopt(app.root, playStyles.styleSheet!);
    this.#badges = new Badges(app);
    this.#draws = new Late(app, async () => {
      const { DrawsSection } = await app.need('draw', import('../draws/draws.js'));
      return new DrawsSection(app);
    });
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    const view = store.view!;
    const claimable = view.missions.filter(({ state }) => state === 'claimable').length;
    const all: (Segment<Side> & { filled: boolean })[] = [
      {
        id: 'missions',
        name: words.say('play.missions'),
        count: claimable,
        filled: view.missions.length > 0,
      },
      { id: 'badges', name: words.say('play.badges'), filled: view.badges.length > 0 },
      { id: 'draws', name: words.say('play.draws'), filled: view.draws.some(({ name }) => name) },
    ];
    const sides = all.filter(({ filled }) => filled);
    const chosen = this.app.tabs.sides.play;
    const side = (sides.find(({ id }) => id === chosen) ?? sides[0])?.id;
    return html`<div class="stack play" data-side=${side ?? ''}>
      ${side ? segments(words.say('tab.play'), sides, side, this.#choose) : nothing}
      ${side === 'missions' ? missions(this.app, view) : nothing}
      ${side === 'badges' ? this.#badges.render(view) : nothing}
      ${side === 'draws' ? this.#draws.render() : nothing}
    </div>`;
  }

  #choose = (side: Side): void => {
    this.app.tabs.sides.play = side;
    this.app.update();
  };
}
