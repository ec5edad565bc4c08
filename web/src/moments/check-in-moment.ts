// The moment of a check-in: today's node fills and its tick is drawn, the thread grows, the ring
// goes on, the gain rises to the balance, which counts, and the button becomes a quiet row. All of
// it is one second; any tap ends it. With less motion everything is there at once and fades in.
import type { App } from '../app/app.js';
import { isCalm, motionOf } from '../parts/motion.js';

const standard = 'cubic-bezier(.2,0,0,1)';
const pop = 'cubic-bezier(.34,1.56,.64,1)';
const wholeTick = 24; // no shorter than the tick's path

export class CheckInMoment {
  readonly #start = performance.now();
  readonly #factor: number;
  readonly #button: { copy: HTMLElement; box: DOMRect } | undefined;
  readonly #ring: number;
  #running: Animation[] = [];
  #ends: (() => void)[] = [];
  isOver = false;

  constructor(private readonly app: App) {
    this.#factor = motionOf(app.host);
    this.#ring = ringOf(app);
    const button = app.root.querySelector<HTMLElement>('[data-action=check-in]');
    if (this.#factor === 0 || !button) return;
    this.#button = { copy: copyOf(button), box: button.getBoundingClientRect() };
    for (const type of ['pointerdown', 'keydown'] as const) {
      document.addEventListener(type, this.#interrupted);
    }
    // By the next frame the press is shown: today's node has its tick.
    requestAnimationFrame(() => {
      if (!this.isOver) this.#fill();
    });
  }

  /** Milliseconds from now until so long after the press. */
  until(time: number): number {
    return Math.max(0, this.#start + time * this.#factor - performance.now());
  }

  /** Something else that ends with it. */
  also(end: () => void): void {
    this.#ends.push(end);
  }

  /** It counted. */
  done(gain: string): void {
    const { root } = this.app;
    const row = root.querySelector<HTMLElement>('.done-row');
    if (this.#factor === 0) {
      if (row && isCalm(this.app.host)) row.animate([{ opacity: 0 }, {}], 120);
      return;
    }
    navigator.vibrate?.(10);
    this.#grow();
    this.#advance();
    if (gain) this.#rise(gain);
    if (row) this.#move(row, [{ opacity: 0 }, {}], 300, 180);
    this.#leave();
    this.#move(this.app.host, [{}, {}], 700, 400); // the balance counts as long
    const all = this.#running.map(({ finished }) => finished.catch(() => undefined));
    void Promise.all(all).then(() => this.end());
  }

  /** It was refused: the node opens again, and the reason comes in its place. */
  refused(): void {
    const { root } = this.app;
    const factor = this.#factor;
    this.end();
    const duration = factor === 0 ? 120 : 180 * factor;
    if (factor === 0 && !isCalm(this.app.host)) return;
    root.querySelector('.reason')?.animate([{ opacity: 0 }, {}], duration);
    if (factor > 0) nodeIn(root)?.animate([{ transform: 'scale(1.12)' }, {}], duration);
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const type of ['pointerdown', 'keydown'] as const) {
      document.removeEventListener(type, this.#interrupted);
    }
    for (const animation of this.#running) animation.finish();
    for (const end of this.#ends) end();
  }

  // The press that began it is over by then: a later one ends it.
  #interrupted = (event: Event): void => {
    if (event.timeStamp > this.#start && !(event as KeyboardEvent).repeat) this.end();
  };

  #fill(): void {
    const node = nodeIn(this.app.root);
    if (!node) return;
    const fill = [{ transform: 'scale(.8)', opacity: 0.6 }, {}];
    this.#move(node, fill, 0, 180, pop);
    const tick = node.querySelector<SVGElement>('.icon');
    const dash = { strokeDasharray: wholeTick };
    if (!tick) return;
    const draw = [{ ...dash, strokeDashoffset: wholeTick }, { ...dash, strokeDashoffset: 0 }];
    this.#move(tick, draw, 0, 180);
  }

  #grow(): void {
    const next = this.app.root.querySelector('.node.is-today + .node');
    if (!next) return;
    const thread = document.createElement('i');
    thread.className = 'thread-grown';
    next.append(thread);
    this.also(() => thread.remove());
    const { direction } = getComputedStyle(this.app.host);
    thread.style.setProperty('transform-origin', direction === 'rtl' ? 'right' : 'left');
    const keys = [
      { transform: 'scaleX(0)', opacity: 1 },
      { transform: 'none', opacity: 1, offset: 0.7 },
      { transform: 'none', opacity: 0 },
    ];
    this.#move(thread, keys, 120, 460);
  }

  #advance(): void {
    const value = this.app.root.querySelector('.ring-value');
    const now = ringOf(this.app);
    if (!value || now <= 0) return;
    const missing = now > this.#ring ? now - this.#ring : now;
    this.#move(value, [{ strokeDashoffset: missing }, { strokeDashoffset: 0 }], 160, 400);
  }

  // From today's node to the balance, over everything between.
  #rise(gain: string): void {
    const { host, root } = this.app;
    const from = nodeIn(root)?.getBoundingClientRect();
    const to = root.querySelector('.balance-number')?.getBoundingClientRect();
    if (!from || !to) return;
    const label = document.createElement('span');
    label.className = 'rising';
    label.setAttribute('aria-hidden', 'true');
    label.textContent = gain;
    label.style.setProperty('left', '0'); // measured from there, whichever way is read
    root.append(label);
    this.also(() => label.remove());
    const own = host.getBoundingClientRect();
    const at = (x: number, y: number) =>
      `translate(${x - own.left - label.offsetWidth / 2}px, ${y - own.top}px)`;
    const begin = at(from.left + from.width / 2, from.top - 8);
    const end = at(to.left + to.width * 0.3, to.top + to.height * 0.3);
    const keys = [
      { transform: begin, opacity: 0 },
      { transform: begin, opacity: 1, offset: 0.15 },
      { transform: end, opacity: 1, offset: 0.85 },
      { transform: end, opacity: 0 },
    ];
    this.#move(label, keys, 240, 520);
  }

  // The button fades where it stood while the row comes.
  #leave(): void {
    if (!this.#button) return;
    const { copy, box } = this.#button;
    const own = this.app.host.getBoundingClientRect();
    const place = { left: box.left - own.left, top: box.top - own.top, width: box.width };
    for (const [name, value] of Object.entries(place)) {
      copy.style.setProperty(name, `${value}px`);
    }
    this.app.root.append(copy);
    this.also(() => copy.remove());
    this.#move(copy, [{}, { opacity: 0 }], 300, 180);
  }

  #move(
    element: Element,
    keys: Keyframe[],
    after: number,
    duration: number,
    easing = standard,
  ): void {
    const timing = { delay: this.until(after), duration: duration * this.#factor, easing };
    this.#running.push(element.animate(keys, { ...timing, fill: 'backwards' }));
  }
}

function nodeIn(root: ShadowRoot): Element | null {
  return root.querySelector('.check-in .node.is-today .node-disc, .day.is-today .day-disc');
}

/** How far round the ring is, in percent. */
function ringOf({ root }: App): number {
  const dash = root.querySelector('.ring-value')?.getAttribute('stroke-dasharray');
  return Number(dash?.split(' ')[0] ?? 0);
}

function copyOf(button: HTMLElement): HTMLElement {
  const copy = document.createElement('span');
  copy.className = `${button.className} leaving`;
  copy.setAttribute('aria-hidden', 'true');
  copy.textContent = button.textContent;
  return copy;
}
