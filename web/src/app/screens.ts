// The boxes that stand where content cannot: loading, failed, stale.
import { html, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.js';
import type { App } from './app.js';

export function sectionSkeleton(): TemplateResult {
  return html`<div class="stack" aria-hidden="true">
    <div class="bone hero"></div>
    <div class="bone card"></div>
  </div>`;
}

/** A card that says what failed and what is safe, with a retry; the other sections stay alive. */
export function failedSection(
  app: App,
  title: string,
  retry: () => void,
  safe = '',
): TemplateResult {
  return html`<section class="card failed" part="card">
    <span class="tile quiet">${icon('warning', 24)}</span>
    <div class="failed-text">
      <strong>${title}</strong>
      <span>${safe || app.words.say('section.safe')}</span>
    </div>
    <button class="button soft" type="button" @click=${retry}>
      ${icon('retry', 16)} ${app.words.say('retry')}
    </button>
  </section>`;
}

export function staleBar(app: App): TemplateResult {
  const time = app.words.format.time(app.store.view!.now);
  return html`<div class="stale" role="status">
    ${icon('offline', 18)}
    <span>${app.words.say('stale.bar', { time })}</span>
    <button class="link" type="button" @click=${() => void app.refresh()}>
      ${app.words.say('retry')}
    </button>
  </div>`;
}
