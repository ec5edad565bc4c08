// A mission: its name, how far it has come, its steps with their gains, and at most one action.
import type { Gift, ViewedMission } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon, type IconName } from '../../parts/icons.js';
import { claimEach, claimLabel } from './claim.js';
import { goalThread } from './goal-thread.js';
import { isStartable, isUrgent, nameOf, notes } from './mission-words.js';
import { progressBar } from './progress.js';

const marks: Record<ViewedMission['state'], [IconName, string]> = {
  claimable: ['gift', 'gift'],
  active: ['trophy', ''],
  locked: ['shield', 'quiet'],
  claimed: ['check', 'quiet'],
  completed: ['check', 'quiet'],
  expired: ['moon', 'quiet'],
};

/** `several`: there is one button for all of them, so each has a quiet one. */
export function missionRow(app: App, mission: ViewedMission, several = false): TemplateResult {
  const { words } = app;
  const { id, state, steps } = mission;
  const [mark, kind] = marks[isStartable(mission) ? 'active' : state];
  const about = words.text(mission.about);
  const isOpen = state === 'active' || isStartable(mission);
  return html`<li class="row mission" part="mission" data-mission=${id} data-state=${state}>
    <span class="tile ${kind}">${icon(mark, 22)}</span>
    <div class="row-text">
      <h3 tabindex="-1">${nameOf(app, mission)}</h3>
      ${about && isOpen ? html`<p class="row-note">${about}</p>` : nothing}
      ${way(app, mission)}
      ${steps.length === 1 && (isOpen || state === 'locked') ? chips(app, mission) : nothing}
      ${reason(app, mission)}
    </div>
    ${action(app, mission, several)}
  </li>`;
}

// How far it has come: several steps stand on a thread, one goal is a bar with its note behind.
function way(app: App, mission: ViewedMission): unknown {
  const { state, progress, steps } = mission;
  const name = nameOf(app, mission);
  const text = notes(app, mission).join(' · ');
  const kind = isUrgent(app, mission) ? 'row-note ends' : 'row-note';
  if (state === 'active' && steps.length <= 1) {
    return progressBar(app, name, progress, html`<span class=${kind}>${text}</span>`);
  }
  const isDone = state === 'claimed' || state === 'completed';
  const isRunning = state === 'active' || state === 'claimable';
  return html`${isRunning && steps.length > 1 ? goalThread(app, name, progress, steps) : nothing}
    <p class=${kind}>${isDone ? icon('check', 14) : nothing} ${text}</p>`;
}

// What a single goal brings, where it is more than the points that stand at the end of the row.
function chips(app: App, mission: ViewedMission): unknown {
  const reward = mission.steps[0]?.reward ?? [];
  if (reward.length === 0 || pointsOf(app, mission)) return nothing;
  return html`<p class="goal-steps"><span class="goal-step">
    ${icon('gift', 14)} ${app.words.gifts(reward)}</span></p>`;
}

function pointsOf({ words }: App, { steps }: ViewedMission): Gift | undefined {
  const [step] = steps;
  const [gift] = step?.reward ?? [];
  const isAlone = steps.length === 1 && step?.reward.length === 1;
  return isAlone && gift && words.isCurrency(gift.thing) ? gift : undefined;
}

// Why this mission's press came to nothing.
function reason(app: App, { id }: ViewedMission): unknown {
  const { deed } = app.store;
  const text = deed?.attributes?.mission === id ? app.reasonOf(deed) : '';
  return text ? html`<p class="reason">${icon('warning', 18)} ${text}</p>` : nothing;
}

function action(app: App, mission: ViewedMission, several: boolean): unknown {
  const { words, store } = app;
  const name = nameOf(app, mission);
  if (mission.claims.length > 0) {
    const label = claimLabel(app, [mission]);
    return html`<button class="button pill ${several ? 'soft' : 'gift'}" type="button" part="cta"
      data-action="claim" aria-label="${label} · ${name}"
      aria-disabled=${store.busy !== undefined} @click=${() => void claimEach(app, [mission])}>
      ${label}</button>`;
  }
  const payable = mission.start?.options.some((option) => option.affordable);
  if (payable && isStartable(mission)) {
    return html`<button class="button accent-soft pill" type="button" data-action="start"
      aria-label=${words.say('mission.start_named', { name })}
      @click=${() => void open(app, mission.id)}>${words.say('mission.start')}</button>`;
  }
  const points = pointsOf(app, mission);
  if (!points || !['active', 'locked'].includes(mission.state)) return nothing;
  const all = words.amount(points.thing, points.amount);
  return html`<span class="gain" aria-label=${all}>${words.format.signed(points.amount)}</span>`;
}

function open(app: App, mission: string): Promise<void> {
  return app.press('check_in', import('./start-sheet.js'), (sheet) =>
    sheet.openStart(app, mission),
  );
}
