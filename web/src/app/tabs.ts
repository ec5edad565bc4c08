// The tabs (ARIA tabs with manual arrows) and the panel under them. Sections other than home are
// fetched when first opened: code, styles and sentences of their own.
import { html, nothing, type TemplateResult } from 'lit';
import type { Key } from '../i18n/catalog.js';
import { motionOf } from '../parts/motion.js';
import { isGiven, sidesOf } from '../model/sides.js';
import { HomeSection } from '../sections/home/home.js';
import type { App } from './app.js';
import { Late, type Section } from './late.js';

export type Tab = 'home' | 'check_in' | 'play' | 'rewards' | 'more' | 'history';

export class Tabs {
  current: Tab = 'home';
  /** Which side of a tab was chosen, where it has several. */
  readonly sides: Partial<Record<Tab, string>> = {};
  /** Apart too: for one who is blocked. */
  readonly consents: Section;
  readonly data: Section;
  readonly #sections: Record<Tab, Section>;

  constructor(private readonly app: App) {
    this.consents = new Late(app, async () => {
      const code = import('../sections/more/consents.js');
      const { ConsentsSection } = await app.need('more', code);
      return new ConsentsSection(app);
    });
    this.data = new Late(app, async () => {
      const { DataSection } = await app.need('data', import('../sections/data/data.js'));
      return new DataSection(app);
    });
    this.#sections = {
      home: new HomeSection(app),
      check_in: new Late(app, async () => {
        const code = import('../sections/check-in/check-in.js');
        const { CheckInSection } = await app.need('check_in', code);
        return new CheckInSection(app);
      }),
      play: new Late(app, async () => {
        const { PlaySection } = await app.need('play', import('../sections/play/play.js'));
        return new PlaySection(app);
      }),
      rewards: new Late(app, async () => {
        const code = import('../sections/rewards/rewards.js');
        const { RewardsSection } = await app.need('rewards', code);
        return new RewardsSection(app);
      }),
      more: new Late(app, async () => {
        const { MoreSection } = await app.need('more', import('../sections/more/more.js'));
        return new MoreSection(app);
      }),
      history: new Late(app, async () => {
        const code = import('../sections/history/history.js');
        const { HistorySection } = await app.need('history', code);
        return new HistorySection(app);
      }),
    };
  }

  /** The tabs this member has: none for what the programme does not have. */
  get all(): Tab[] {
    const view = this.app.store.view!;
    return [
      'home',
      ...when('check_in', view.streaks),
      ...when('play', view.missions, view.badges, view.draws),
      ...when('rewards', view.rewards, view.vouchers, view.currencies.filter(isGiven)),
      ...when('more', sidesOf(this.app, view)),
      'history',
    ];
  }

  /** What is open, as a page writes it: `check-in`, `rewards/wallet`. */
  get path(): string {
    const side = this.sides[this.current];
    return `${this.current}${side ? `/${side}` : ''}`.replaceAll('_', '-');
  }

  /** Who comes next begins at home. */
  leave(): '' {
    this.current = 'home';
    return '';
  }

  go(path: string): void {
    const [tab, side] = path.replaceAll('-', '_').split('/');
    this.open(tab as Tab, side);
  }

  open(tab: Tab, side?: string): void {
    if (!this.all.includes(tab)) return;
    if (side) this.sides[tab] = side;
    this.current = tab;
    this.app.update();
    void this.app.host.updateComplete.then(() => this.#appear());
  }

  focus(): void {
    this.app.root.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }

  renderList(): TemplateResult {
    const { words } = this.app;
    return html`<div class="tabs" role="tablist" aria-label=${words.say('center')}
      @keydown=${this.#keyed}>
      ${this.all.map(
        (tab) => html`<button type="button" role="tab" part="tab" id="tab-${tab}" data-tab=${tab}
          class=${this.#hasNews(tab) ? 'has-news' : ''}
          aria-description=${this.#hasNews(tab) ? words.say('tab.news') : nothing}
          aria-selected=${tab === this.current} aria-controls="panel"
          tabindex=${tab === this.current ? 0 : -1}
          @click=${() => this.open(tab)}><span>${words.say(`tab.${tab}` as Key)}</span></button>`,
      )}
    </div>`;
  }

  renderPanel(): TemplateResult {
    return html`<div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.current}"
      data-section=${this.current}>${this.#sections[this.current].render()}</div>`;
  }

  #hasNews(tab: Tab): boolean {
    return tab === 'play' && this.app.store.view!.missions.some(({ claims }) => claims.length > 0);
  }

  #appear(): void {
    const factor = motionOf(this.app.host);
    const panel = this.app.root.querySelector('.panel');
    if (factor > 0) panel?.animate([{ opacity: 0 }, {}], { duration: 120 * factor });
  }

  #keyed = (event: KeyboardEvent): void => {
    const all = this.all;
    const tabs = [...this.app.root.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.indexOf(event.target as HTMLElement);
    const forward = this.app.host.matches(':dir(rtl)') ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: (at + forward + all.length) % all.length,
      ArrowLeft: (at - forward + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    tabs[next]!.focus();
  };
}

function when(tab: Tab, ...lists: unknown[][]): Tab[] {
  return lists.some((list) => list.length > 0) ? [tab] : [];
}
