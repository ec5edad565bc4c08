// A ring that fills from 12 o'clock towards the next milestone, with the streak inside.
import { html, nothing, svg, type TemplateResult } from 'lit';

/** How far round the ring is, as stroke-dasharray in percent of its length. */
export function ringDash(value: number, of: number): string {
  const part = of > 0 ? Math.max(0, Math.min(1, value / of)) : 0;
  return `${(part * 100).toFixed(1)} 100`;
}

export function ring(value: number, of: number, label: string, width = 5): TemplateResult {
  const radius = 26 - width / 2;
  return html`<div class="ring">
    <svg viewBox="0 0 52 52" aria-hidden="true" focusable="false">
      <circle class="ring-track" cx="26" cy="26" r=${radius} stroke-width=${width} fill="none" />
      ${value > 0
        ? svg`<circle class="ring-value" cx="26" cy="26" r=${radius}
            stroke-width=${width} fill="none" pathLength="100" stroke-linecap="round"
            stroke-dasharray=${ringDash(value, of)} transform="rotate(-90 26 26)" />`
        : nothing}
    </svg>
    <span class="ring-number">${label}</span>
  </div>`;
}
