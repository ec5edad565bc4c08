// What stands where a section has nothing to show yet.
import { html, svg, type TemplateResult } from 'lit';
import { icon, type IconName } from '../parts/icons.js';
import { emptyStyles } from '../styles/empty.js';
import { adopt } from '../styles/index.js';
import type { App } from './app.js';

/** A drawn mark, one sentence, at most one action. */
export function emptySection(
  app: App,
  mark: IconName,
  title: string,
  sentence: string,
  action?: { label: string; press: () => void },
): TemplateResult {
  adopt(app.root, emptyStyles.styleSheet!);
  return html`<section class="card empty" part="card">
    <slot name="empty"><div class="empty-mark">
      <svg viewBox="-48 -48 96 96" width="96" height="96" aria-hidden="true">
        ${svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round">
          <path d="M-38 -8A39 39 0 0 0 -30 25M-28 -10A30 30 0 0 0 -24 18M38 8A39 39 0 0 0 28 -27
            M29 8A30 30 0 0 0 25 -17M-8 -38A39 39 0 0 1 8 -38M-8 38A39 39 0 0 0 10 37.6" /></g>`}
      </svg>
      ${icon(mark, 28)}
    </div></slot>
    <h3>${title}</h3>
    <p>${sentence}</p>
    ${action
      ? html`<button class="button soft" type="button" @click=${action.press}>
          ${action.label}</button>`
      : ''}
  </section>`;
}
