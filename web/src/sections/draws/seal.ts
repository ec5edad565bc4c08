// The seal: what draws are made by stands published before anybody draws, and everybody can do them
// again once the seed itself is.
import type { View } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { type DrawKeeper, keepsSeeds, type PublishedSeed } from '../../backend/backend.js';
import { icon } from '../../parts/icons.js';

const shownSeeds = 3;
const hash = 'SHA-256';

export class Seal {
  #seeds: PublishedSeed[] = [];
  #of: View | undefined; // a day later another seed rules

  constructor(private readonly app: App) {}

  /** That it is sealed, in a line beside the button. */
  short(): TemplateResult | typeof nothing {
    const [ruling] = this.#seeds;
    if (!ruling) return nothing;
    const { words } = this.app;
    return html`<p>${icon('shield', 16)} <span>${words.say('draw.sealed')}
      <bdi class="hex-short">${shortened(ruling.commitment)}</bdi></span></p>`;
  }

  render(): TemplateResult | typeof nothing {
    const { backend, view } = this.app.store;
    if (!keepsSeeds(backend)) return nothing;
    if (this.#of !== view) void this.#read(backend, view);
    const [ruling, ...published] = this.#seeds;
    const { words } = this.app;
    return html`<details class="card seal" part="card">
      <summary>${icon('shield', 20)}
        <span>${words.say('seal.title')}
          <bdi data-commitment=${ruling?.commitment ?? ''}
            >${ruling ? shortened(ruling.commitment) : ''}</bdi></span>
        ${icon('down', 16)}</summary>
      <p>${words.say('seal.what', { hash })}</p>
      ${ruling ? hexOf(words.say('seal.commitment', { hash }), ruling.commitment) : nothing}
      <p>${words.say('seal.local')}</p>
      ${published.slice(0, shownSeeds).map((old) => this.#published(old))}
    </details>`;
  }

  #published({ until, commitment, seed }: PublishedSeed): TemplateResult {
    const { words, store } = this.app;
    const day = words.near(words.dayOf(until!), store.view!.today);
    return html`<section class="seal-old" aria-label=${words.say('seal.until', { day })}>
      <h4>${words.say('seal.until', { day })}</h4>
      ${hexOf(words.say('seal.seed'), seed!)}
      ${hexOf(words.say('seal.commitment', { hash }), commitment)}
    </section>`;
  }

  async #read(keeper: DrawKeeper, view: View | undefined): Promise<void> {
    this.#of = view;
    const seeds = await keeper.seeds().catch(() => []);
    const known = this.#seeds[0]?.commitment === seeds[0]?.commitment;
    this.#seeds = seeds;
    if (!known) this.app.update();
  }
}

/** Enough to compare by eye; all of it stands in the details. */
function shortened(hex: string): string {
  return `${hex.slice(0, 4)}…${hex.slice(-4)}`;
}

function hexOf(name: string, hex: string): TemplateResult {
  return html`<p class="hex"><span>${name}</span><code>${hex}</code></p>`;
}
