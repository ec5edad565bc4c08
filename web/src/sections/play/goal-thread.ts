// A goal of several steps: its marks on one thread, at true scale where that leaves them room.
import type { Progress, ViewedGoalStep } from '@perennial/engine';
import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';
import { vars } from '../../parts/vars.js';

const least = 0.2; // of the thread, between two marks with their gains under them

/** Where the marks stand, and where the solid part ends, 0 to 1. */
export function placesOn(steps: { at: number }[], count: number): { at: number[]; done: number } {
  const end = steps.at(-1)?.at ?? 1;
  const scaled = steps.map(({ at }) => at / end);
  const isRoomy = scaled.every((at, index) => at - (scaled[index - 1] ?? 0) >= least);
  const at = isRoomy ? scaled : steps.map((_, index) => (index + 1) / steps.length);
  const ahead = steps.findIndex((step) => step.at > count);
  if (ahead < 0) return { at, done: 1 };
  const from = steps[ahead - 1]?.at ?? 0;
  const start = at[ahead - 1] ?? 0;
  const part = (count - from) / (steps[ahead]!.at - from);
  return { at, done: start + part * (at[ahead]! - start) };
}

export function goalThread(
  app: App,
  name: string,
  goal: Progress,
  steps: ViewedGoalStep[],
): TemplateResult {
  const { words } = app;
  const { at, done } = placesOn(steps, goal.count);
  const text = words.say('mission.progress', { n: goal.count, of: goal.of });
  return html`<div class="progress-line"><span role="progressbar" aria-label=${name}
      aria-valuemin="0" aria-valuemax=${goal.of} aria-valuenow=${Math.min(goal.count, goal.of)}
      aria-valuetext=${text}>${text}</span></div>
    <ol class="goal-thread" aria-label=${words.say('mission.steps')}
      ${vars({ '--done': done.toFixed(3) })}>
      ${steps.map((step, index) => mark(app, step, at[index]!))}
    </ol>`;
}

function mark({ words }: App, { at, reward, reached }: ViewedGoalStep, place: number) {
  const points = reward.find((gift) => words.isCurrency(gift.thing));
  const gain = points ? words.format.signed(points.amount) : words.gifts(reward);
  const gifts = words.gifts(reward);
  const all = gifts ? words.say('mission.step', { n: at, gifts }) : words.format.number(at);
  const label = reached ? words.say('mission.step_reached', { n: at }) : all;
  return html`<li class=${reached ? 'reached' : ''} aria-label=${label}
    ${vars({ '--at': place.toFixed(3) })}>
    <span class="goal-mark" aria-hidden="true">
      ${reached ? icon('check', 16) : words.format.number(at)}</span>
    <span class="goal-gain" aria-hidden="true">${gain}</span>
  </li>`;
}
