// The draws: cost, odds and promise on one screen, the button, and what it came to in words.
import type { Effect, ViewedDraw } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import { icon } from '../../parts/icons.js';
import { priceOf } from '../check-in/streak-words.js';
import { oddsTable } from './odds.js';
import { drawName, promises, quota, resultOf, whyNotDraw } from './draw-words.js';
import { Seal } from './seal.js';
import { verifyButton, type Verification } from './verify-draw.js';

type Drawn = Extract<Effect, { type: 'drawn' }>;

interface Result {
  activity: string;
  drawn: Drawn;
  verification: Verification;
}

export class Draws {
  #results = new Map<string, Result>(); // the latest of each draw
  #nonce: string | undefined; // the shopper's part of the entropy, the same for a retry
  readonly #seal: Seal;

  constructor(private readonly app: App) {
    this.#seal = new Seal(app);
  }

  render(): TemplateResult {
    const named = this.app.store.view!.draws.filter(({ name }) => name !== undefined);
    return html`${this.#seal.render()} ${named.map((draw) => this.#card(draw))}`;
  }

  #card(draw: ViewedDraw): TemplateResult {
    const { app } = this;
    const { words } = app;
    const about = words.text(draw.about);
    const left = quota(app, draw);
    return html`<section class="card draw" part="wheel" data-draw=${draw.id}>
      <h3>${drawName(app, draw)}</h3>
      ${about ? html`<p class="row-note">${about}</p>` : nothing}
      ${promises(app, draw).map(
        (note) => html`<p class="draw-note">${icon('shield', 16)} ${note}</p>`,
      )}
      ${left ? html`<p class="row-note">${left}</p>` : nothing}
      ${oddsTable(app, draw)} ${this.#result(draw)} ${this.#reason(draw)} ${this.#button(draw)}
    </section>`;
  }

  #button(draw: ViewedDraw): TemplateResult {
    const { app } = this;
    const { words, store } = app;
    const why = whyNotDraw(app, draw);
    if (why) return html`<p class="quiet-note">${why}</p>`;
    const option = draw.options.find(({ affordable }) => affordable);
    const free = !option || option.cost.length === 0;
    return html`<button class="button gift wide" type="button" part="cta" data-action="draw"
      aria-disabled=${store.busy !== undefined} @click=${() => void this.#draw(draw)}>
      ${free
        ? words.say('draw.button')
        : words.say('draw.button_for', { price: priceOf(app, option) })}
    </button>`;
  }

  #reason(draw: ViewedDraw): unknown {
    const { deed } = this.app.store;
    const text = deed?.attributes?.draw === draw.id ? this.app.reasonOf(deed) : '';
    return text ? html`<p class="reason" role="alert">${icon('warning', 18)} ${text}</p>` : nothing;
  }

  async #draw(draw: ViewedDraw): Promise<void> {
    const { app } = this;
    this.#nonce ??= crypto.randomUUID();
    const attributes = { draw: draw.id, nonce: this.#nonce };
    const deed = await app.act('draw', attributes, () => {
      const drawn = drawnIn(app.store.deed?.outcome?.effects);
      return drawn ? resultOf(app, draw, drawn) : '';
    });
    if (deed.outcome) this.#nonce = undefined;
    const drawn = drawnIn(deed.outcome?.effects);
    if (!drawn) return;
    this.#results.set(draw.id, { activity: deed.outcome!.activity, drawn, verification: {} });
    navigator.vibrate?.(10);
    app.update();
    await keepFocus(app, `[data-draw="${draw.id}"] .draw-result`);
  }

  #result(draw: ViewedDraw): unknown {
    const { words } = this.app;
    const result = this.#results.get(draw.id);
    if (!result) return nothing;
    const { activity, drawn, verification } = result;
    return html`<div class="draw-result" tabindex="-1">
      ${icon('sparkle', 22)}
      <div><strong>${resultOf(this.app, draw, drawn)}</strong>
        <small>${verification.text ?? words.say('draw.number', { n: drawn.number })}</small></div>
      ${verifyButton(this.app, activity, verification)}
    </div>`;
  }
}

function drawnIn(effects: Effect[] | undefined): Drawn | undefined {
  return (effects ?? []).flatMap((effect) => (effect.type === 'drawn' ? [effect] : []))[0];
}
