// What the element is before anything is loaded: its box, its type, and the skeleton.
import { css, html, type TemplateResult } from 'lit';

export const baseStyles = css`
  :host {
    all: initial;
    display: block;
    box-sizing: border-box;
    container: mc / inline-size;
    position: relative;
    min-inline-size: 0;
    min-block-size: 640px;
    background: var(--_bg);
  }
  /* A page's own rules reach the element, with !important even against it: its box keeps only what
     is for a page to say, and inside nothing is inherited. */
  :host {
    padding: 0 !important;
    border: 0 !important;
  }
  .center {
    all: initial;
    display: block;
    color-scheme: inherit;
    direction: ltr;
    color: var(--_ink);
    font: 400 var(--_font-size) / calc(22 / 15) var(--_font);
    text-align: start;
    -webkit-font-smoothing: antialiased;
    overflow-wrap: anywhere;
    -webkit-tap-highlight-color: transparent;
  }
  .center:dir(rtl) {
    direction: rtl;
  }
  /* On a phone it fills the screen from the first moment: what comes after it never jumps. */
  @media (max-width: 559px) {
    :host {
      min-block-size: max(640px, 100svh);
    }
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .bone-page {
    max-inline-size: 560px;
    margin-inline: auto;
    padding: 60px var(--_pad) var(--_pad);
    display: grid;
    gap: var(--_gap);
  }
  .bone {
    border-radius: calc(var(--_radius) * 0.5);
    background: linear-gradient(
      100deg,
      var(--_inset) 35%,
      var(--_bg) 50%,
      var(--_inset) 65%
    );
    background-size: 300% 100%;
    animation: sweep calc(1400 * var(--_ms)) linear 6;
  }
  .bone.text {
    block-size: 18px;
    inline-size: 38%;
  }
  .bone.number {
    block-size: 46px;
    inline-size: 46%;
  }
  .bone.hero {
    block-size: 172px;
    border-radius: var(--_hero);
  }
  .bone.card {
    block-size: 226px;
    border-radius: var(--_radius);
  }
  .bone.line {
    block-size: 52px;
  }
  .bone-late {
    margin: 0;
    text-align: center;
    color: var(--_ink-2);
    font-size: var(--_label);
  }
  @keyframes sweep {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
`;

/** The boxes of home, empty; `late` is said when loading takes long. */
export function skeleton(late: string): TemplateResult {
  return html`<div class="center">
      <div class="bone-page" aria-hidden="true">${['text', 'number', 'hero', 'card', 'line'].map(
        (kind) => html`<div class="bone ${kind}"></div>`,
      )}
      </div>
      <p class="bone-late" role="status">${late}</p>
    </div>`;
}
