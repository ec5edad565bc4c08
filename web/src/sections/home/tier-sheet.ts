// The levels of a tier: what each asks for, what keeps it, and what it brings.
import type { View, ViewedLevel, ViewedTier } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { openSheet } from '../../app/sheet.js';
import { icon } from '../../parts/icons.js';

export function openTier(app: App, id: string): void {
  openSheet(app, () => {
    const view = app.store.view;
    const tier = view?.tiers.find((entry) => entry.id === id);
    if (!view || !tier) return undefined;
    const title = app.words.text(tier.name) || app.words.say('levels.title');
    return { title, body: () => content(app, view, tier) };
  });
}

function content(app: App, view: View, tier: ViewedTier): TemplateResult {
  const at = tier.levels.findIndex(({ id }) => id === tier.level);
  return html`<ol class="levels">
    ${tier.levels.map((level, index) => {
      const state = index === at ? 'here' : index < at ? 'behind' : 'ahead';
      return html`<li class="level ${state}" data-level=${level.id}
        aria-current=${state === 'here' ? 'step' : nothing}>
        <span class="level-mark" aria-hidden="true">
          ${icon(index <= at ? 'check' : 'star', 16)}</span>
        <div class="level-text">
          <h3>${app.words.text(level.name) || level.id}
            ${state === 'here'
              ? html`<span class="chip">${app.words.say('levels.here')}</span>`
              : nothing}</h3>
          ${ways(app, level)}
          <ul>${brings(app, view, level).map((text) => html`<li>${text}</li>`)}</ul>
        </div>
      </li>`;
    })}
  </ol>`;
}

// What it asks for, and what keeps it where that is another amount.
function ways({ words }: App, { need, keep }: ViewedLevel): unknown {
  const text = (all: Record<string, number>[]) =>
    all
      .map((way) => words.gifts(Object.entries(way).map(([thing, amount]) => ({ thing, amount }))))
      .join(words.say('levels.or'));
  if (need.length === 0) return html`<p class="row-note">${words.say('levels.first')}</p>`;
  const [reach, hold] = [text(need), text(keep)];
  return html`<p class="row-note">${words.say('levels.need', { amount: reach })}${hold
    ? html` · ${words.say('levels.keep', { amount: hold })}`
    : nothing}</p>`;
}

function brings({ words }: App, view: View, level: ViewedLevel): string[] {
  const rights = level.entitlements.map((id) => {
    const held = view.entitlements.find((right) => right.id === id);
    return words.text(held?.name) || words.thing(id);
  });
  const gifts = level.gifts
    .filter(({ thing }) => !level.entitlements.includes(thing))
    .map((gift) => words.say('levels.gift', { gift: words.gifts([gift]) }));
  return [words.text(level.about), ...rights, ...gifts].filter(Boolean);
}
