// The badges: what is held, then what is within reach.
import type { View, ViewedBadge } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Key } from '../../i18n/catalog.js';
import { badgeDisc } from './badge-disc.js';
import { stepList } from './steps.js';

export function badges(app: App, view: View): TemplateResult {
  const held = view.badges.filter((badge) => badge.held > 0);
  const ahead = view.badges.filter((badge) => badge.held === 0);
  return html`${group(app, 'badges.held', held)} ${group(app, 'badges.reach', ahead)}`;
}

function group(app: App, title: Key, list: ViewedBadge[]): unknown {
  if (list.length === 0) return nothing;
  return html`<section aria-label=${app.words.say(title)} class="mission-group">
    <div class="section-head"><h2>${app.words.say(title)}</h2></div>
    <ul class="card badges" part="card">${list.map((badge) => entry(app, badge))}</ul>
  </section>`;
}

function entry(app: App, badge: ViewedBadge): TemplateResult {
  const { words } = app;
  const about = words.text(badge.about);
  return html`<li class="badge" part="badge" data-badge=${badge.id}>
    ${badgeDisc(badge)}
    <h3>${words.text(badge.name) || badge.id}</h3>
    <p class="row-note">${notes(app, badge).join(' · ')}</p>
    ${about ? html`<p class="row-note">${about}</p>` : nothing}
    ${stepList(app, badge.steps.filter((step) => !step.reached && step.reward.length > 0))}
  </li>`;
}

function notes({ words, store }: App, badge: ViewedBadge): string[] {
  const { progress, steps, held } = badge;
  const next = steps.find((step) => !step.reached);
  const level = steps.filter((step) => step.reached).at(-1);
  const name = words.text(level?.name);
  const until =
    badge.held_until && words.near(words.lastDayOf(badge.held_until), store.view!.today);
  return [
    held === 0 ? '' : name || levelNote(badge),
    progress && next && progress.count < next.at
      ? words.say('badge.to_go', { n: next.at - progress.count })
      : '',
    !progress && held === 0 && !badge.about ? words.say('badge.given') : '',
    until ? words.say('badge.until', { day: until }) : '',
  ].filter(Boolean);

  function levelNote({ steps: all }: ViewedBadge): string {
    if (all.length > 1) return words.say('badge.level', { n: held, of: all.length });
    return held > 1 ? words.say('badge.times', { n: held }) : words.say('badge.held');
  }
}
