// A badge drawn: a disc in the card's colours; its rim is cut into as many arcs as it has levels,
// amber when won, and the next one fills as far as its goal has come.
import type { ViewedBadge } from '@perennial/engine';
import { html, svg, type TemplateResult } from 'lit';
import { icon } from '../../parts/icons.js';

const radius = 33;
const gap = 0.14; // radians between two levels

/** `isSecret`: nothing of it is told but that it is there. */
export function badgeDisc(badge: ViewedBadge, isSecret = false): TemplateResult {
  const levels = Math.max(1, badge.steps.length);
  const shares = Array.from({ length: levels }, (_, level) => shareOf(badge, level));
  return html`<span class="badge-disc ${badge.held > 0 ? 'won' : ''}" aria-hidden="true">
    <svg viewBox="-36 -36 72 72" width="72" height="72">
      <g fill="none" stroke-width="5" stroke-linecap="round">
        ${shares.map((_, level) => svg`<path class="rim" d=${arc(level, levels, 1)} />`)}
        ${shares.map((share, level) =>
          share > 0
            ? svg`<path class=${share === 1 ? 'rim-won' : 'rim-done'}
                d=${arc(level, levels, share)} />`
            : '',
        )}
      </g>
    </svg>
    ${isSecret ? html`<b class="secret">?</b>` : icon('trophy', 28)}
  </span>`;
}

/** How much of a level is reached, from 0 to 1. */
export function shareOf({ steps, progress, held }: ViewedBadge, level: number): number {
  const step = steps[level];
  if (!step) return held > 0 ? 1 : 0;
  if (step.reached) return 1;
  const from = steps[level - 1]?.at ?? 0;
  const done = ((progress?.count ?? 0) - from) / (step.at - from);
  return Math.min(0.99, Math.max(0, done));
}

function arc(level: number, of: number, share: number): string {
  const room = (2 * Math.PI) / of;
  const cut = of === 1 ? 0.001 : gap;
  const start = -Math.PI / 2 + level * room + cut / 2;
  const size = (room - cut) * share;
  const at = (angle: number) =>
    `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  const large = size > Math.PI ? 1 : 0;
  return `M${at(start)}A${radius} ${radius} 0 ${large} 1 ${at(start + size)}`;
}
