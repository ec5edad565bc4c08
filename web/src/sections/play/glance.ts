// The missions that home shows: what can be claimed first, then what is nearest to its goal.
import type { View, ViewedMission } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';
import { claimEach, claimLabel } from './claim.js';
import { isUrgent, lastDay, nameOf } from './mission-words.js';
import { progressBar } from './progress.js';

/** Those worth showing, with a way to all of them. */
export function glance(app: App, shown: ViewedMission[]): unknown {
  const { words, store } = app;
  if (shown.length === 0) return nothing;
  return html`<div class="section-head"><h2>${words.say('glance.title')}</h2>
      <button class="link" type="button" @click=${() => app.open('play', 'missions')}>
        ${words.say('glance.all', { n: store.view!.missions.length })}${icon('next', 16)}
      </button></div>
    <ul class="card rows glance" part="card">${shown.map((mission) => row(app, mission))}</ul>`;
}

/** Claimable ones first, then by how much of the way is behind. */
export function glanced({ missions }: View, most: number): ViewedMission[] {
  const share = ({ progress, claims }: ViewedMission) =>
    claims.length > 0 ? 2 : progress.of > 0 ? progress.count / progress.of : 0;
  return missions
    .filter(({ claims, state }) => claims.length > 0 || state === 'active')
    .sort((a, b) => share(b) - share(a))
    .slice(0, most);
}

function row(app: App, mission: ViewedMission): TemplateResult {
  const isClaimable = mission.claims.length > 0;
  return html`<li class="row" part="row" data-glance=${mission.id}>
    <span class="tile ${isClaimable ? 'gift' : ''}">
      ${icon(isClaimable ? 'gift' : 'trophy', 22)}</span>
    <div class="row-text">
      <span class="row-name" tabindex="-1">${nameOf(app, mission)}</span>
      ${isClaimable
        ? html`<span class="row-note">${done(app, mission)}</span>`
        : progressBar(app, nameOf(app, mission), mission.progress)}
    </div>
    ${isClaimable ? claim(app, mission) : gain(app, mission)}
  </li>`;
}

function done(app: App, mission: ViewedMission): unknown {
  const { words } = app;
  const until = mission.claims[0]?.until;
  if (!until || !isUrgent(app, mission)) return words.say('glance.done');
  const text = words.say('mission.claim_until', { day: lastDay(app, until) });
  return html`<span class="ends">${text}</span>`;
}

function claim(app: App, mission: ViewedMission): TemplateResult {
  const label = claimLabel(app, [mission]);
  return html`<button class="button gift pill" type="button" part="cta" data-action="claim"
    aria-label="${label} · ${nameOf(app, mission)}" aria-disabled=${app.store.busy !== undefined}
    @click=${() => void claimEach(app, [mission], `[data-glance="${mission.id}"] .row-name`)}>
    ${label}</button>`;
}

function gain({ words }: App, { steps }: ViewedMission): TemplateResult | typeof nothing {
  const next = steps.find((step) => !step.reached);
  const points = next?.reward.find((gift) => words.isCurrency(gift.thing));
  if (!points) return nothing;
  return html`<span class="gain">${words.format.signed(points.amount)}</span>`;
}
