// The tier card: who the member is, how far the next level is, and what keeps this one.
import type { Gift, View, ViewedTier } from '@perennial/engine';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { standingIn, type Standing } from '../../model/pick.js';
import { cardArt } from '../../parts/card-art.js';
import { icon } from '../../parts/icons.js';
import { vars } from '../../parts/vars.js';
import { openHomeSheet } from './open-sheet.js';

export function tierCard(app: App, view: View, tier: ViewedTier): TemplateResult {
  const { words } = app;
  const standing = standingIn(tier);
  const { level, metric, have } = standing;
  return html`<section class="tier" part="card" aria-label=${words.text(tier.name) || tier.id}>
    ${app.host.cardArt === 'none' ? nothing : art(view.member.id)}
    <div class="tier-head">
      <span class="tier-mark"><slot name="tier-icon">${icon('star', 20)}</slot></span>
      <div>
        <h3>${level ? words.text(level.name) || level.id : words.say('tier.none')}</h3>
        <button class="tier-perks" type="button" data-action="levels"
          @click=${() => void openHomeSheet(app, 'tier', tier.id)}>
          ${perks(app, view, tier) || words.say('tier.levels')}${icon('next', 16)}</button>
      </div>
    </div>
    <div class="tier-facts">
      <p>${metric ? html`<b>${words.format.number(have)}</b> ${words.thing(metric)}` : nothing}</p>
      <p class="tier-until">${until(app, tier)}</p>
    </div>
    ${track(app, standing, tier)}
    <p class="tier-line">${app.moments?.tierNews(tier) ?? sentence(app, tier, standing)}</p>
  </section>`;
}

function art(member: string): TemplateResult {
  return html`<slot name="card-art"><svg class="tier-art" viewBox="-164 -26 228 126"
    aria-hidden="true">${svg`<g>${cardArt(member)}</g>`}</svg></slot>`;
}

function perks({ words }: App, view: View, tier: ViewedTier): string {
  const level = tier.levels.find((entry) => entry.id === tier.level);
  const about = words.text(level?.about);
  if (about) return about;
  const place = `tiers/${tier.id}/`;
  return view.entitlements
    .filter((right) => right.from.startsWith(place))
    .slice(0, 2)
    .map((right) => words.text(right.name) || right.id)
    .join(' · ');
}

function until({ words }: App, tier: ViewedTier): string {
  if (tier.granted_until === 'ever') return words.say('tier.granted_ever');
  const end = tier.granted_until ?? tier.grace_until ?? tier.until;
  if (!end) return '';
  const day = words.format.dayWithYear(words.lastDayOf(end));
  return words.say(tier.granted_until ? 'tier.granted' : 'tier.valid', { day });
}

// At true scale: the end of the track is the next level, or what keeps the highest one.
function track(app: App, standing: Standing, tier: ViewedTier): unknown {
  const { words } = app;
  const { metric, have, keepAt, nextAt, next, level } = standing;
  const end = nextAt ?? keepAt;
  if (metric === undefined || !end) return nothing;
  const at = (value: number) => `${Math.min(100, Math.max(0, (value / end) * 100)).toFixed(2)}%`;
  const met = tier.keep?.met ?? false;
  const keepName = level && isOnTrack(tier, standing)
    ? words.say('tier.keep_mark', { n: keepAt! })
    : '';
  const nextName = next
    ? words.say('tier.next_mark', { level: words.text(next.name), n: nextAt! })
    : '';
  const keepPlace = vars({ '--keep': at(keepAt ?? 0) });
  return html`<div class="track" part="progress" role="progressbar" aria-valuemin="0"
      aria-valuemax=${end} aria-valuenow=${Math.min(have, end)} aria-label=${words.thing(metric)}
      aria-valuetext=${words.say('tier.progress', { have, need: end, name: words.thing(metric) })}
      ${vars({ '--have': at(have), '--keep': at(keepAt ?? 0) })}>
      <span class="track-fill"></span>
      ${keepName
        ? html`<span class="track-keep ${met ? 'met' : ''}">${met ? icon('check', 13) : ''}</span>`
        : ''}
      ${next ? html`<span class="track-next"></span>` : nothing}
    </div>
    <div class="track-names ${next ? '' : 'top'}" aria-hidden="true" ${keepPlace}>
      <span class="track-keep-name">${keepName}</span><span>${nextName}</span>
    </div>`;
}

// What is earned now may be too old to count at the review: then the mark would stand on the wrong
// side of it, and only the sentence says what keeps the level.
function isOnTrack({ keep }: ViewedTier, { metric, have, keepAt }: Standing): boolean {
  if (keepAt === undefined || !keep) return false;
  const missing = keep.missing.find(({ thing }) => thing === metric)?.amount ?? 0;
  return missing === Math.max(0, keepAt - have);
}

function sentence(app: App, tier: ViewedTier, { level, next }: Standing): string {
  const { words } = app;
  const name = words.text(level?.name) || level?.id || '';
  const nextName = words.text(next?.name) || next?.id || '';
  const toNext = tier.next ? missing(app, tier.next.missing) : '';
  const end = tier.grace_until ?? tier.until;
  const day = end ? words.format.day(words.lastDayOf(end), app.store.view!.today) : '';
  if (tier.grace_until && tier.keep && !tier.keep.met) {
    return words.say('tier.grace', { day, missing: missing(app, tier.keep.missing), level: name });
  }
  if (tier.keep && !tier.keep.met && day) {
    return words.say('tier.keep', { day, missing: missing(app, tier.keep.missing), level: name });
  }
  if (!next) {
    const far = end ? words.format.dayWithYear(words.lastDayOf(end)) : '';
    return far ? words.say('tier.top', { day: far }) : words.say('tier.top_open');
  }
  if (tier.keep?.met)
    return words.say('tier.safe_next', { level: name, missing: toNext, next: nextName });
  return words.say('tier.next', { missing: toNext, next: nextName });
}

// One currency is named by the number alone: the card says which it is.
function missing({ words }: App, gifts: Gift[]): string {
  if (gifts.length === 1) return words.format.number(gifts[0]!.amount);
  return words.gifts(gifts);
}
