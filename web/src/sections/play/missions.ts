// The missions: what can be claimed first, then what is under way, then the rest.
import type { View, ViewedMission } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Key } from '../../i18n/catalog.js';
import { claimEach, giftsIn } from './claim.js';
import { missionRow } from './mission-row.js';
import { isStartable } from './mission-words.js';

type State = ViewedMission['state'];

const groups: { title: Key; states: State[] }[] = [
  { title: 'play.active', states: ['active'] },
  { title: 'play.rest', states: ['locked', 'claimed', 'completed', 'expired'] },
];

export function missions(app: App, view: View): TemplateResult {
  const { words } = app;
  const waiting = view.missions.filter(({ claims }) => claims.length > 0);
  const rest = view.missions.filter((mission) => !waiting.includes(mission));
  return html`${waiting.length > 0 ? toClaim(app, waiting) : nothing}
    ${groups.map(({ title, states }) => {
      const list = rest.filter((mission) => states.includes(groupState(mission)));
      if (list.length === 0) return nothing;
      return html`<section class="mission-group" aria-label=${words.say(title)}>
        <h2 class="group-name">${words.say(title)}</h2>
        <ul class="card rows" part="card">${list.map((mission) => missionRow(app, mission))}</ul>
      </section>`;
    })}`;
}

// One button takes them all, and then each has only a quiet one.
function toClaim(app: App, waiting: ViewedMission[]): TemplateResult {
  const { words, store } = app;
  const several = waiting.length > 1;
  return html`<section class="mission-group card to-claim" part="card"
    aria-label=${words.say('play.claimable')}>
    ${several
      ? html`<header class="claim-head">
          <h2>${words.say('mission.waiting', { n: waiting.length })}</h2>
          <button class="button gift pill" type="button" data-action="claim-all" part="cta"
            aria-disabled=${store.busy !== undefined}
            @click=${() => void claimEach(app, waiting)}>
            ${words.say('mission.claim_all', { gifts: words.gifts(giftsIn(waiting)) })}</button>
        </header>`
      : nothing}
    <ul class="rows">${waiting.map((mission) => missionRow(app, mission, several))}</ul>
  </section>`;
}

function groupState(mission: ViewedMission): State {
  return isStartable(mission) ? 'active' : mission.state;
}
