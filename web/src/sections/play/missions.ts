// The missions: what can be claimed first, then what is under way, then the rest.
import type { View, ViewedMission } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Key } from '../../i18n/catalog.js';
import { claimEach, missionRow } from './mission-row.js';
import { isStartable } from './mission-words.js';

type State = ViewedMission['state'];

const groups: { title: Key; states: State[] }[] = [
  { title: 'play.claimable', states: ['claimable'] },
  { title: 'play.active', states: ['active'] },
  { title: 'play.rest', states: ['locked', 'claimed', 'completed', 'expired'] },
];

export function missions(app: App, view: View): TemplateResult {
  return html`${groups.map(({ title, states }) => {
    const list = view.missions.filter((mission) => states.includes(groupState(mission)));
    if (list.length === 0) return nothing;
    const waiting = list.filter(({ claims }) => claims.length > 0);
    return html`<section class="mission-group" aria-label=${app.words.say(title)}>
      <div class="section-head"><h2>${app.words.say(title)}</h2>
        ${waiting.length > 1 ? claimAll(app, waiting) : nothing}</div>
      <ul class="card rows" part="card">${list.map((mission) => missionRow(app, mission))}</ul>
    </section>`;
  })}`;
}

function claimAll(app: App, waiting: ViewedMission[]): TemplateResult {
  const { words, store } = app;
  return html`<button class="link" type="button" data-action="claim-all"
    aria-disabled=${store.busy !== undefined} @click=${() => void claimEach(app, waiting)}>
    ${words.say('mission.claim_all', { n: waiting.length })}</button>`;
}

function groupState(mission: ViewedMission): State {
  return isStartable(mission) ? 'active' : mission.state;
}
