// A mission: its name, how far it has come, its steps with their gains, and at most one action.
import type { Gift, ViewedMission } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import { icon, type IconName } from '../../parts/icons.js';
import { isStartable, isUrgent, nameOf, notes } from './mission-words.js';
import { progressBar } from './progress.js';
import { stepList } from './steps.js';

const marks: Record<ViewedMission['state'], [IconName, string]> = {
  claimable: ['gift', 'gift'],
  active: ['trophy', ''],
  locked: ['shield', 'quiet'],
  claimed: ['check', 'quiet'],
  completed: ['check', 'quiet'],
  expired: ['moon', 'quiet'],
};

export function missionRow(app: App, mission: ViewedMission): TemplateResult {
  const { words } = app;
  const { id, state, progress, steps } = mission;
  const [mark, kind] = marks[isStartable(mission) ? 'active' : state];
  const about = words.text(mission.about);
  const runs = state === 'active' || state === 'claimable';
  return html`<li class="row mission" part="mission" data-mission=${id} data-state=${state}>
    <span class="tile ${kind}">${icon(mark, 22)}</span>
    <div class="row-text">
      <h3 tabindex="-1">${nameOf(app, mission)}</h3>
      ${about ? html`<p class="row-note">${about}</p>` : nothing}
      ${runs ? progressBar(app, nameOf(app, mission), progress) : nothing}
      ${steps.length > 1 || state !== 'claimable' ? stepList(app, steps) : nothing}
      <p class="row-note ${isUrgent(app, mission) ? 'ends' : ''}">
        ${notes(app, mission).join(' · ')}</p>
      ${reason(app, mission)}
    </div>
    ${action(app, mission)}
  </li>`;
}

// Why this mission's press came to nothing.
function reason(app: App, { id }: ViewedMission): unknown {
  const { deed } = app.store;
  const text = deed?.attributes?.mission === id ? app.reasonOf(deed) : '';
  return text ? html`<p class="reason" role="alert">${icon('warning', 18)} ${text}</p>` : nothing;
}

function action(app: App, mission: ViewedMission): unknown {
  const { words, store } = app;
  if (mission.claims.length > 0) {
    const gifts = giftsOf([mission]);
    const busy = store.busy !== undefined;
    return html`<button class="button gift" type="button" part="cta" data-action="claim"
      aria-disabled=${busy} @click=${() => void claimEach(app, [mission])}>
      ${gifts.length > 0
        ? words.say('mission.claim', { gifts: words.gifts(gifts) })
        : words.say('mission.claim_plain')}</button>`;
  }
  const payable = mission.start?.options.some((option) => option.affordable);
  if (!payable || !isStartable(mission)) return nothing;
  return html`<button class="button accent-soft" type="button" data-action="start"
    aria-label=${words.say('mission.start_named', { name: nameOf(app, mission) })}
    @click=${() => void open(app, mission.id)}>${words.say('mission.start')}</button>`;
}

/** One after another, until one is refused; what came of it is said once. */
export async function claimEach(app: App, waiting: ViewedMission[]): Promise<void> {
  const { words, store } = app;
  if (store.busy) return;
  const claimed: ViewedMission[] = [];
  for (const mission of waiting) {
    const deed = await app.act('claim', { mission: mission.id });
    if (deed.outcome?.status !== 'accepted') break;
    claimed.push(mission);
  }
  if (claimed.length === 0) return;
  const gifts = giftsOf(claimed);
  const names = () => words.format.list(claimed.map((mission) => nameOf(app, mission)));
  if (claimed.length === waiting.length) {
    const told = gifts.length > 0 ? words.gifts(gifts) : names();
    app.say(words.say('mission.claim_done', { gifts: told }));
  }
  navigator.vibrate?.(10);
  await keepFocus(app, `[data-mission="${claimed[0]!.id}"] h3`);
}

function giftsOf(missions: ViewedMission[]): Gift[] {
  return sum(missions.flatMap(({ claims }) => claims.flatMap(({ reward }) => reward)));
}

/** Gifts of one thing become one. */
function sum(gifts: Gift[]): Gift[] {
  const sums = new Map<string, number>();
  for (const { thing, amount } of gifts) sums.set(thing, (sums.get(thing) ?? 0) + amount);
  return [...sums].map(([thing, amount]) => ({ thing, amount }));
}

function open(app: App, mission: string): Promise<void> {
  return app.press('check_in', import('./start-sheet.js'), (sheet) =>
    sheet.openStart(app, mission),
  );
}
