// The wheel: decoration over a result that is fixed already. It turns three times and comes to rest
// on the prize; a press ends the turning.
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { cardArt } from '../../parts/card-art.js';
import { vars } from '../../parts/vars.js';
import type { Wedge } from './wedges.js';

const outer = 146;
const rim = 163;
const lamps = 24;
const turns = 3;

/** Where the wheel stands, in degrees, with that wedge under the pointer. */
export function restAt(at: number, count: number): number {
  return (360 - (at * 360) / count) % 360;
}

export function wheel(wedges: Wedge[], angle: number, lit: number | undefined): TemplateResult {
  const step = 360 / wedges.length;
  const sky = cardArt(wedges.map(({ prize }) => prize).join());
  return html`<svg class="wheel ${lit === undefined ? '' : 'rested'}" viewBox="-170 -176 340 346"
    aria-hidden="true" focusable="false">
    <circle class="wheel-rim" r=${rim} />
    ${Array.from({ length: lamps }, (_, at) => lamp(at))}
    <g class="wheel-disc" ${vars({ '--angle': `${angle}deg` })}>
      ${wedges.map((wedge, at) => wedgeShape(wedge, at, step, at === lit))}
      <g class="wheel-sky" transform="scale(.5)">${sky}</g>
    </g>
    <circle class="wheel-hub" r="33" />
    <circle class="wheel-hub-ring" r="29" />
    <use class="wheel-star" href="#icon-star" x="-16" y="-17" width="32" height="32" />
    <path class="wheel-pointer" d="M-11 -173h22a3 3 0 0 1 2.8 4l-10.6 26a3.4 3.4 0 0 1-6.4 0l-10.6
      -26a3 3 0 0 1 2.8-4z" />
  </svg>`;
}

function lamp(at: number): SVGTemplateResult {
  const angle = (at * 2 * Math.PI) / lamps;
  const isGift = at % 3 === 0;
  return svg`<circle class=${isGift ? 'wheel-lamp gift' : 'wheel-lamp'} r=${isGift ? 2.8 : 1.7}
    cx=${(154.5 * Math.sin(angle)).toFixed(1)} cy=${(-154.5 * Math.cos(angle)).toFixed(1)} />`;
}

function wedgeShape(wedge: Wedge, at: number, step: number, lit: boolean): SVGTemplateResult {
  const { lines, mark, best } = wedge;
  const kind = `${at % 2 === 0 ? 'even' : 'odd'} ${best ? 'best' : ''} ${lit ? 'lit' : ''}`;
  return svg`<g class="wedge ${kind}" transform="rotate(${(at * step).toFixed(2)})">
    <path d=${sector(step)} />
    <use href="#icon-${mark}" x="-12" y="-128" width="24" height="24" stroke-width="1.75" />
    ${lines.map((line, row) => svg`<text y=${-84 + row * 15} text-anchor="middle">${line}</text>`)}
  </g>`;
}

function sector(step: number): string {
  const half = (step * Math.PI) / 360;
  const x = (outer * Math.sin(half)).toFixed(2);
  const y = (-outer * Math.cos(half)).toFixed(2);
  return `M0 0L-${x} ${y}A${outer} ${outer} 0 0 1 ${x} ${y}Z`;
}

/** Turns the disc from one angle to rest at another; give its `finish` to whoever may end it. */
export function spin(disc: Element, from: number, until: number, factor: number): Animation {
  const further = (until - from + 360) % 360;
  const end = from + turns * 360 + further;
  return disc.animate(
    [{ transform: `rotate(${from}deg)` }, { transform: `rotate(${end}deg)` }],
    { duration: 4200 * factor, easing: 'cubic-bezier(.12,.8,.12,1)' },
  );
}
