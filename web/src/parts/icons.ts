// Icons: 24 grid, live area 4–20, round caps, drawn in the text's colour. One sprite a root.
import { html, svg, type TemplateResult } from 'lit';

const stroked = {
  check: svg`<path d="M5.5 12.5l4.2 4.2 8.8-9.2"/>`,
  next: svg`<path d="M9.5 6l6 6-6 6"/>`,
  previous: svg`<path d="M14.5 6l-6 6 6 6"/>`,
  down: svg`<path d="M6 9.5l6 6 6-6"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  close: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  hourglass: svg`<path d="M7 4.5h10M7 19.5h10M8 4.5c0 4 4 5 4 7.5s-4 3.5-4 7.5M16 4.5c0 4-4 5-4
    7.5s4 3.5 4 7.5"/>`,
  gift: svg`<path d="M4.5 9h15v3.5h-15zM6 12.5v7h12v-7M12 9v10.5M12 9C9 9 7.5 7.8 7.5 6.3S9.3 4
    10.3 5.2 12 9 12 9zM12 9c3 0 4.5-1.2 4.5-2.7S14.7 4 13.7 5.2 12 9 12 9z"/>`,
  snow: svg`<path d="M12 4v16M5.1 8l13.8 8M18.9 8L5.1 16M9.8 5.2L12 7l2.2-1.8M9.8 18.8L12 17l2.2
    1.8M5 11l2.7-.9-.6-2.8M19 13l-2.7.9.6 2.8M19 11l-2.7-.9.6-2.8M5 13l2.7.9-.6 2.8"/>`,
  moon: svg`<path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z"/>`,
  back: svg`<path d="M8.5 5L4.5 9l4 4M4.5 9h9.5a5 5 0 0 1 0 10h-3"/>`,
  receipt: svg`<path d="M6.5 4.5h11v15l-1.9-1.3-1.8 1.3-1.8-1.3-1.8 1.3-1.8-1.3-1.9 1.3zM9.5 8.5h5
    M9.5 12h5"/>`,
  info: svg`<circle cx="12" cy="12" r="8"/><path d="M12 11.5v4.5M12 8v.1"/>`,
  warning: svg`<path d="M12 5l8 14H4zM12 10.5v4M12 16.8v.1"/>`,
  retry: svg`<path d="M19 12a7 7 0 1 1-2.1-5M19.5 4.5V8H16"/>`,
  shield: svg`<path d="M12 4l7 2.5V12c0 4-3 6.7-7 8-4-1.3-7-4-7-8V6.5zM9 12l2.2 2.2L15.2 10"/>`,
  sparkle: svg`<path d="M4 18.5h16M7 15.5a5 5 0 0 1 10 0M12 5v2.5M5.5 8l1.7 1.7M18.5 8l-1.7 1.7"/>`,
  pencil: svg`<path d="M5 19l1-4L16 5l3 3L9 18z"/>`,
  calendar: svg`<path d="M5 6.5h14v13H5zM5 10.5h14M9 4.5v4M15 4.5v4"/>`,
  ticket: svg`<path d="M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3zM14 7v2M14 11.5v1
    M14 15v2"/>`,
  qr: svg`<path d="M4.5 4.5H10V10H4.5zM14 4.5h5.5V10H14zM4.5 14H10v5.5H4.5zM14 14h2v2h-2zM19.5
    14v2M14 19.5h2M19.5 19.5h-.1"/>`,
  offline: svg`<path d="M5 5l14 14M9 13.5a5 5 0 0 1 6 0M6 10.5a9.5 9.5 0 0 1 3-1.9M18 10.5a9.5 9.5
    0 0 0-5.5-2.4M12 17.5v.1"/>`,
  trophy: svg`<path d="M12 4.5l2.3 4.7 5.2.8-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L4.5 10l5.2-.8z"/>`,
};

const filled = {
  star: svg`<path d="M12 3.5c.5 0 .9.3 1.1.7l2.1 4.3 4.7.7c1 .1 1.4 1.4.7 2.1l-3.4 3.3.8 4.7c.2
    1-.9 1.8-1.8 1.3L12 18.4l-4.2 2.2c-.9.5-2-.3-1.8-1.3l.8-4.7-3.4-3.3c-.7-.7-.3-2 .7-2.1l4.7-.7
    2.1-4.3c.2-.4.6-.7 1.1-.7z"/>`,
};

export type IconName = keyof typeof stroked | keyof typeof filled;

export const sprite: TemplateResult = html`<svg class="sprite" aria-hidden="true" focusable="false">
  ${Object.entries(stroked).map(
    ([name, shape]) => svg`<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none"
      stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${shape}</symbol>`,
  )}
  ${Object.entries(filled).map(
    ([name, shape]) => svg`<symbol id="icon-${name}" viewBox="0 0 24 24"
      fill="currentColor">${shape}</symbol>`,
  )}
</svg>`;

export function icon(name: IconName, size = 20, kind = ''): TemplateResult {
  const width = size <= 16 ? 2.3 : 1.75;
  return html`<svg class="icon icon-${name} ${kind}" width=${size} height=${size}
    stroke-width=${width} aria-hidden="true" focusable="false">
    <use href="#icon-${name}"></use></svg>`;
}
