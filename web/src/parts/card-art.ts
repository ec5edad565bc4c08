// The sky on a member's card: broken concentric arcs drawn from a hash of the member id, so that
// every card differs and none needs an image.
import { svg, type SVGTemplateResult } from 'lit';

export interface Arc {
  path: string;
  opacity: number;
  gift: boolean;
}

/** FNV-1a, 32 bits: small, and the same on every device. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193);
  }
  return value >>> 0;
}

/** Mulberry32: a stream of numbers in [0, 1) from one seed. */
export function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const innermost = 13;
const outermost = 150;
const step = 5.4;

/** The arcs around the pole at (0, 0). */
export function arcsOf(member: string): Arc[] {
  const next = stream(hash(member));
  const arcs: Arc[] = [];
  for (let radius = innermost; radius <= outermost; radius += step * (0.8 + 0.4 * next())) {
    const count = next() < 0.5 ? 2 : 3;
    for (let index = 0; index < count; index += 1) {
      const from = 2 * Math.PI * next();
      const length = 0.3 + 1.15 * next();
      const fade = (radius - innermost) / (outermost - innermost);
      const opacity = (0.49 - 0.42 * fade) * (0.75 + 0.25 * next());
      arcs.push({ path: arc(radius, from, from + length), opacity, gift: false });
    }
  }
  for (let index = 0; index < 2; index += 1) gild(arcs, next);
  return arcs;
}

// Two arcs in the gift colour, on rings that stay in sight.
function gild(arcs: Arc[], next: () => number): void {
  const radius = 34 + 22 * next();
  const from = Math.PI * (0.75 + 0.35 * next());
  arcs.push({ path: arc(radius, from, from + 0.6 + 0.6 * next()), opacity: 0.9, gift: true });
}

function arc(radius: number, from: number, until: number): string {
  const point = (angle: number) =>
    `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  const large = until - from > Math.PI ? 1 : 0;
  return `M${point(from)}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 ${large} 1 ${point(until)}`;
}

export function cardArt(member: string): SVGTemplateResult {
  return svg`<g fill="none" stroke-width="1.25" stroke-linecap="round">${arcsOf(member).map(
    ({ path, opacity, gift }) =>
      svg`<path d=${path} class=${gift ? 'art-gift' : 'art-trail'}
        opacity=${opacity.toFixed(2)} />`,
  )}</g><circle r="2.6" class="art-pole" />`;
}
