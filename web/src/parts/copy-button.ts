// A button that copies a text, and shows for a while that it did.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';
import { canCopy, copied } from './copy.js';
import { icon } from './icons.js';
import { lateIcon } from './late-icons.js';

export interface CopyWords {
  copy: string;
  done: string;
  failed: string;
}

const shownFor = 2500;
const latest = new WeakMap<App, string>();

export function copyButton(
  app: App,
  text: string,
  { copy, done, failed }: CopyWords,
  kind: 'round' | 'button soft' = 'round',
): TemplateResult | typeof nothing {
  if (!canCopy()) return nothing;
  const isDone = latest.get(app) === text;
  const press = async () => {
    const ok = await copied(text);
    app.say(ok ? done : failed);
    if (!ok) return;
    latest.set(app, text);
    app.update();
    setTimeout(() => {
      if (latest.get(app) === text) latest.delete(app);
      app.update();
    }, shownFor);
  };
  return html`<button class="${kind} copy ${isDone ? 'copied' : ''}" type="button"
    data-action="copy" aria-label=${kind === 'round' ? copy : nothing} @click=${press}>
    ${isDone ? icon('check', 18) : lateIcon('copy', 18)}
    ${kind === 'round' ? nothing : isDone ? done : copy}</button>`;
}
