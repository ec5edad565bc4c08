// The box: for draws of few prizes and no promise. Its lid rises over a result that is fixed.
import { html, type TemplateResult } from 'lit';
import type { IconName } from '../../parts/icons.js';

export function box(mark: IconName | undefined): TemplateResult {
  return html`<svg class="box ${mark ? 'rested' : ''}" viewBox="-140 -112 280 196"
    aria-hidden="true" focusable="false">
    <ellipse class="box-shade" cy="72" rx="84" ry="8" />
    <g class="box-rays">
      <path d="M0 -30V-96M-22 -34l-28 -52M22 -34l28 -52M-40 -24l-48 -34M40 -24l48 -34" />
    </g>
    <g class="box-prize">
      <circle cy="-36" r="30" />
      <use href="#icon-${mark ?? 'star'}" x="-16" y="-52" width="32" height="32"
        stroke-width="1.75" />
    </g>
    <path class="box-side" d="M-66 -6h132v66a12 12 0 0 1 -12 12h-108a12 12 0 0 1 -12 -12z" />
    <path class="box-band" d="M-11 -6h22v78h-22z" />
    <g class="box-lid">
      <rect class="box-top" x="-76" y="-32" width="152" height="30" rx="9" />
      <path class="box-band" d="M-11 -32h22v30h-22z" />
      <path class="box-bow" d="M0 -34c-10 -26 -46 -26 -42 -8c3 10 28 10 42 8c14 2 39 2 42 -8
        c4 -18 -32 -18 -42 8z" />
    </g>
  </svg>`;
}

/** The lid leaves, and what was drawn rises; give its `finish` to whoever may end it. */
export function unwrap(drawing: Element, factor: number): Animation {
  const lid = drawing.querySelector('.box-lid')!;
  const prize = drawing.querySelector('.box-prize')!;
  const timing = { duration: 1200 * factor, easing: 'cubic-bezier(.16,1,.3,1)' };
  lid.animate(
    [
      { transform: 'none' },
      { transform: 'rotate(-5deg)', offset: 0.12 },
      { transform: 'rotate(5deg)', offset: 0.24 },
      { transform: 'none', offset: 0.36 },
      {},
    ],
    timing,
  );
  return prize.animate(
    [{ transform: 'translateY(56px)', opacity: 0 }, { offset: 0.4, opacity: 0 }, {}],
    timing,
  );
}
