// How far a goal has come: up to five segments, else one bar; always with its figures.
import type { Progress } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { vars } from '../../parts/vars.js';

const mostSegments = 5;

/** `note` stands behind the figures. */
export function progressBar(
  { words }: App,
  name: string,
  goal: Progress,
  note: unknown = nothing,
): TemplateResult {
  const count = Math.min(goal.count, goal.of);
  const text = words.say('mission.progress', { n: goal.count, of: goal.of });
  const inside =
    goal.of <= mostSegments
      ? Array.from({ length: goal.of }, (_, at) => html`<i class=${at < count ? 'full' : ''}></i>`)
      : html`<i class="bar" ${vars({ '--done': (count / goal.of).toFixed(3) })}></i>`;
  return html`<div class="progress-line">
    <div class="progress" part="progress" role="progressbar" aria-label=${name}
      aria-valuemin="0" aria-valuemax=${goal.of} aria-valuenow=${count} aria-valuetext=${text}>
      ${inside}</div>
    <span aria-hidden="true">${text}</span>${note}
  </div>`;
}
