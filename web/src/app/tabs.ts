// The tabs (ARIA tabs with manual arrows) and the panel under them. Sections other than home are
// fetched when first opened.
import { html, type TemplateResult } from 'lit';
import { Failure } from '../backend/failure.js';
import type { Key } from '../i18n/catalog.js';
import { motionOf } from '../parts/motion.js';
import { HomeSection } from '../sections/home/home.js';
import type { App } from './app.js';
import { failedSection, sectionSkeleton } from './screens.js';

export type Tab = 'home' | 'check_in' | 'history';

export interface Section {
  render(): TemplateResult;
}

const loaders: Record<Tab, (app: App) => Promise<Section>> = {
  home: async (app) => new HomeSection(app),
  check_in: async (app) => {
    const { CheckInSection } = await import('../sections/check-in/check-in.js');
    return new CheckInSection(app);
  },
  history: async (app) => {
    const { HistorySection } = await import('../sections/history/history.js');
    return new HistorySection(app);
  },
};

export class Tabs {
  current: Tab = 'home';
  readonly #sections = new Map<Tab, Section | Failure>();

  constructor(private readonly app: App) {
    this.#sections.set('home', new HomeSection(app));
  }

  /** The tabs this member has: no check-in without a streak. */
  get all(): Tab[] {
    const streaks = this.app.store.view?.streaks.length ?? 0;
    return streaks > 0 ? ['home', 'check_in', 'history'] : ['home', 'history'];
  }

  open(tab: Tab): void {
    if (!this.all.includes(tab)) return;
    this.current = tab;
    if (!this.#sections.has(tab)) void this.#load(tab);
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
          aria-selected=${tab === this.current} aria-controls="panel"
          tabindex=${tab === this.current ? 0 : -1}
          @click=${() => this.open(tab)}><span>${words.say(`tab.${tab}` as Key)}</span></button>`,
      )}
    </div>`;
  }

  renderPanel(): TemplateResult {
    return html`<div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.current}"
      data-section=${this.current}>${this.#content()}</div>`;
  }

  #content(): TemplateResult {
    const tab = this.current;
    const section = this.#sections.get(tab);
    if (section === undefined) return sectionSkeleton();
    if (!(section instanceof Failure)) return section.render();
    return failedSection(
      this.app,
      this.app.words.say('section.failed'),
      () => void this.#load(tab),
    );
  }

  async #load(tab: Tab): Promise<void> {
    this.#sections.delete(tab);
    this.app.update();
    try {
      this.#sections.set(tab, await loaders[tab](this.app));
    } catch (error) {
      this.#sections.set(tab, new Failure('unexpected', String(error), { cause: error }));
    }
    this.app.update();
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
    const forward = getComputedStyle(this.app.host).direction === 'rtl' ? -1 : 1;
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
