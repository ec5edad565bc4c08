// A quiet line where the browser keeps nothing, as in some private windows.
import { html, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.js';
import { dataStyles } from '../styles/data.js';
import { adopt } from '../styles/index.js';
import type { App, Standings } from './app.js';

export class PassingLine implements Standings {
  readonly isShut = false;

  constructor(private readonly app: App) {
    adopt(app.root, dataStyles.styleSheet!);
  }

  render(): TemplateResult {
    return html`<div class="stale passing" role="note" data-passing>
      ${icon('info', 18)} <span>${this.app.words.say('passing.line')}</span>
    </div>`;
  }
}
