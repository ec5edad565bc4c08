// The section of draws: what can be drawn and how often, the odds and the promise beforehand, and
// what was drawn. The result is in the journal before anything moves.
import type { Effect, ViewedDraw } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import type { Section } from '../../app/late.js';
import { earnPlace } from '../../model/earn-place.js';
import { icon } from '../../parts/icons.js';
import { markOfGifts } from '../../parts/marks.js';
import { motionOf } from '../../parts/motion.js';
import { drawStyles } from '../../styles/draws.js';
import { adopt } from '../../styles/index.js';
import { priceOf } from '../check-in/streak-words.js';
import { verifyButton, type Verification } from '../play/verify-draw.js';
import { box, unwrap } from './box.js';
import { chancesLeft, faceOf } from './chances.js';
import { drawName, promises, resultOf, whyNotDraw } from './draw-words.js';
import { oddsCard } from './odds.js';
import type { Prize } from './prize-sheet.js';
import { Seal } from './seal.js';
import { wedgeOf, wedgesOf } from './wedges.js';
import { restAt, spin, wheel } from './wheel.js';

export type Drawn = Extract<Effect, { type: 'drawn' }>;

export interface Result {
  activity: string;
  drawn: Drawn;
  effects: Effect[];
  verification: Verification;
}

interface Face {
  angle: number;
  /** What it shows, once it has come to rest. */
  result?: Result;
  /** Ends the movement under way. */
  skip?: () => void;
}

export class DrawsSection implements Section {
  #faces = new Map<string, Face>();
  #nonce: string | undefined; // the shopper's part of the entropy, the same for a retry
  readonly #seal: Seal;

  constructor(private readonly app: App) {
    adopt(app.root, drawStyles.styleSheet!);
    this.#seal = new Seal(app);
  }

  render(): TemplateResult {
    const named = this.app.store.view!.draws.filter(({ name }) => name !== undefined);
    return html`${named.map((draw) => this.#one(draw))} ${this.#seal.render()}`;
  }

  #one(draw: ViewedDraw): TemplateResult {
    const { app } = this;
    const { words } = app;
    const face = this.#face(draw);
    const about = words.text(draw.about);
    const until = draw.until && words.near(words.lastDayOf(draw.until), app.store.view!.today);
    const left = chancesLeft(app, draw);
    const skip = () => face.skip?.();
    return html`<section class="draw" part="wheel" data-draw=${draw.id}
      aria-label=${drawName(app, draw)} @click=${skip}>
      <header class="draw-head">
        <div>
          <h3>${drawName(app, draw)}</h3>
          ${about ? html`<p>${about}</p>` : nothing}
          ${until ? html`<p>${words.say('draw.until', { day: until })}</p>` : nothing}
        </div>
        ${left === undefined
          ? nothing
          : html`<p class="draw-left">${words.say('draw.chances', { n: left })}</p>`}
      </header>
      ${this.#picture(draw, face)}
      <div class="draw-action">${this.#reason(draw)} ${this.#button(draw, face)}</div>
      ${this.#result(draw, face)}
      <div class="draw-notes">
        ${promises(app, draw).map(
          (note) => html`<p>${icon('gift', 16)} <span>${note}</span></p>`,
        )}
        ${this.#seal.short()}
      </div>
      ${oddsCard(app, draw)}
    </section>`;
  }

  #face({ id }: ViewedDraw): Face {
    const face = this.#faces.get(id) ?? { angle: 0 };
    this.#faces.set(id, face);
    return face;
  }

  #picture(draw: ViewedDraw, { angle, result }: Face): TemplateResult {
    if (faceOf(this.app, draw) === 'box') {
      const prize = draw.prizes.find(({ id }) => id === result?.drawn.prize);
      return box(result && markOfGifts(this.app, prize?.gifts ?? []));
    }
    const wedges = wedgesOf(this.app, draw);
    return wheel(wedges, angle, result && wedgeOf(wedges, shownPrize(result), result.drawn.number));
  }

  #button(draw: ViewedDraw, face: Face): TemplateResult {
    const { app } = this;
    const { words, store } = app;
    if (face.skip) {
      return html`<button class="button gift wide" type="button" part="cta" data-action="skip"
        @click=${face.skip}>${words.say('draw.skip')}</button>`;
    }
    const why = whyNotDraw(app, draw);
    if (why) return this.#closed(draw, why);
    const option = draw.options.find(({ affordable }) => affordable);
    const free = !option || option.cost.length === 0;
    return html`<button class="button gift wide" type="button" part="cta" data-action="draw"
      aria-disabled=${store.busy !== undefined} @click=${() => void this.#draw(draw)}>
      ${free
        ? words.say('draw.button')
        : words.say('draw.button_for', { price: priceOf(app, option) })}
    </button>`;
  }

  // No draws left: what is missing, and where it is earned.
  #closed(draw: ViewedDraw, why: string): TemplateResult {
    const { app } = this;
    const missing = draw.code === 'insufficient_balance' ? draw.options[0]?.missing[0] : undefined;
    const place = missing && earnPlace(app, missing.thing);
    return html`<p class="draw-closed"><span>${why}</span>
      ${place
        ? html`<button class="link" type="button" data-action="earn"
            @click=${() => app.open(place.tab, place.side)}>
            ${app.words.say('draw.earn')}${icon('next', 16)}</button>`
        : nothing}</p>`;
  }

  #reason(draw: ViewedDraw): unknown {
    const { deed } = this.app.store;
    const text = deed?.attributes?.draw === draw.id ? this.app.reasonOf(deed) : '';
    return text ? html`<p class="reason">${icon('warning', 18)} ${text}</p>` : nothing;
  }

  async #draw(draw: ViewedDraw): Promise<void> {
    const { app } = this;
    if (app.store.busy || this.#face(draw).skip) return;
    this.#nonce ??= crypto.randomUUID();
    const attributes = { draw: draw.id, nonce: this.#nonce };
    const sheet = app.need('draw', import('./prize-sheet.js')).catch(() => undefined);
    const { outcome } = await app.act('draw', attributes);
    if (outcome) this.#nonce = undefined;
    const drawn = drawnIn(outcome?.effects);
    if (!drawn) return;
    const { activity, effects } = outcome!;
    const result = { activity, drawn, effects, verification: {} };
    const isSeen = await this.#reveal(draw, result);
    app.say(resultOf(app, draw, drawn));
    app.moments?.succeeded();
    const again = () => void this.#draw(draw);
    const prize: Prize = { draw, result, again };
    const come = isSeen && (await sheet);
    const own = `[data-draw="${draw.id}"]`;
    // Where the focus comes back to when the sheet goes; the button that ended it has gone.
    await keepFocus(app, `${own} [data-action=draw]`, `${own} .draw-result`);
    if (come) come.openPrize(app, prize);
  }

  /** Moves until it rests on the result; whether the member still looks at it. */
  async #reveal(draw: ViewedDraw, result: Result): Promise<boolean> {
    const { app } = this;
    const face = this.#face(draw);
    const place = () => app.root.querySelector(`[data-draw="${draw.id}"]`);
    const factor = motionOf(app.host);
    const before = face.angle;
    if (faceOf(app, draw) === 'wheel') {
      const wedges = wedgesOf(app, draw);
      const at = wedgeOf(wedges, shownPrize(result), result.drawn.number);
      face.angle = restAt(at, wedges.length);
      face.result = undefined;
      const disc = place()?.querySelector('.wheel-disc');
      if (disc && factor > 0) await this.#run(face, spin(disc, before, face.angle, factor));
      face.result = result;
      app.update();
    } else {
      face.result = result;
      app.update();
      await app.host.updateComplete;
      const drawing = place()?.querySelector('.box');
      if (drawing && factor > 0) await this.#run(face, unwrap(drawing, factor));
    }
    return place() !== null;
  }

  // Ends by itself, by a press, or with the section's leaving.
  async #run(face: Face, movement: Animation): Promise<void> {
    face.skip = () => movement.finish();
    this.app.update();
    const length = Number(movement.effect?.getComputedTiming().endTime ?? 0);
    const late = new Promise((done) => setTimeout(done, length + 200));
    await Promise.race([movement.finished.catch(() => undefined), late]);
    face.skip = undefined;
    this.app.update();
  }

  #result(draw: ViewedDraw, { result, skip }: Face): unknown {
    if (!result || skip) return nothing;
    const { words } = this.app;
    const { activity, drawn, verification } = result;
    return html`<div class="draw-result" tabindex="-1">
      <div><strong>${resultOf(this.app, draw, drawn)}</strong>
        <small>${verification.text ?? words.say('draw.number', { n: drawn.number })}</small></div>
      ${verifyButton(this.app, activity, verification)}
    </div>`;
  }
}

/** What the ticket says, where that prize was out and another given for it. */
function shownPrize({ drawn }: Result): string | undefined {
  return drawn.prize ?? drawn.instead_of;
}

function drawnIn(effects: Effect[] | undefined): Drawn | undefined {
  return (effects ?? []).flatMap((effect) => (effect.type === 'drawn' ? [effect] : []))[0];
}
