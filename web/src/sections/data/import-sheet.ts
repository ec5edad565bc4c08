// The sheet that brings in a file: every line is checked before anything is taken over.
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { openSheet, type SheetContent } from '../../app/sheet.js';
import { keepsJournal } from '../../backend/backend.js';
import { storageFailure } from '../../backend/failure.js';
import { icon } from '../../parts/icons.js';
import { dataStyles } from '../../styles/data.js';
import { adopt } from '../../styles/index.js';

const mostBytes = 64 * 1024 * 1024; // decades of a busy member

export function openImport(app: App): void {
  adopt(app.root, dataStyles.styleSheet!);
  const state = { isBusy: false, problem: '' };
  openSheet(app, () => content(app, state));
}

function content(app: App, state: { isBusy: boolean; problem: string }): SheetContent {
  const { words } = app;
  const chosen = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file || state.isBusy) return;
    Object.assign(state, { isBusy: true, problem: '' });
    app.update();
    try {
      app.say(await bringIn(app, file));
      app.sheet?.close();
    } catch (error) {
      state.problem = words.forCode('error', storageFailure(error).code);
      app.say(state.problem);
    }
    state.isBusy = false;
    input.value = ''; // the same file can be chosen again
    app.update();
  };
  return {
    title: words.say('import.title'),
    body: () => html`
      <p class="quiet-note">${words.say('import.sub')}</p>
      ${state.problem
        ? html`<p class="reason" data-said="import">${icon('warning', 18)}
            <span>${state.problem}</span></p>`
        : nothing}
      <label class="button primary wide file" part="cta" aria-disabled=${state.isBusy}>
        <input type="file" class="hidden" accept=".jsonl,.txt,application/x-ndjson,text/plain"
          ?disabled=${state.isBusy} @change=${chosen} />
        ${words.say(state.isBusy ? 'data.busy' : 'import.choose')}
      </label>`,
  };
}

/** Takes a file over; answers what came of it, in words. */
async function bringIn(app: App, file: File): Promise<string> {
  const { backend, host, words } = app;
  if (!backend || !keepsJournal(backend)) throw new Error('no journal here');
  const text = file.size > mostBytes ? '' : await file.text();
  const vault = await backend.vault(host.member);
  const n = await vault.restore(text);
  await app.store.refresh();
  return n > 0 ? words.say('import.done', { n }) : words.say('import.nothing');
}
