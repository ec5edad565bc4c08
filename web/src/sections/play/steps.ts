// The steps of a goal with their gains.
import type { ViewedGoalStep } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';

export function stepList(app: App, steps: ViewedGoalStep[]): TemplateResult | typeof nothing {
  const { words } = app;
  const shown = steps.filter((step) => step.reward.length > 0 || steps.length > 1);
  if (shown.length === 0) return nothing;
  return html`<ol class="goal-steps" aria-label=${words.say('mission.steps')}>
    ${shown.map(
      (step) => html`<li class="goal-step ${step.reached ? 'reached' : ''}">
        ${icon(step.reached ? 'check' : 'gift', 14)} ${sentence(app, step, shown.length)}</li>`,
    )}
  </ol>`;
}

function sentence({ words }: App, { at, reward, reached }: ViewedGoalStep, of: number): string {
  const gifts = words.gifts(reward);
  if (of === 1 && gifts) return gifts;
  if (reached) return words.say('mission.step_reached', { n: at });
  if (gifts === '') return words.say('mission.step_plain', { n: at });
  return words.say('mission.step', { n: at, gifts });
}
