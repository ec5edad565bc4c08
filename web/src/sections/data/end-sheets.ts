// The sheets behind which data ends: cleared from this device, or erased for good. What is lost
// stands there before it is, and the way back is the one that stands out.
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet } from '../../app/sheet.js';
import { keepsJournal } from '../../backend/backend.js';
import { storageFailure } from '../../backend/failure.js';
import { icon } from '../../parts/icons.js';

export function openClear(app: App): void {
  const kind = keepsJournal(app.backend!) ? 'clear.local' : 'clear.remote';
  const program = app.words.text(app.programme.name);
  openEnd(app, 'clear', app.words.say(kind, { program }), () => app.host.clearDevice());
}

export function openErase(app: App): void {
  const { backend, store, words } = app;
  openEnd(app, 'erase', words.say('erase.sub'), async () => {
    if (!keepsJournal(backend!)) throw new Error('no journal here');
    const vault = await backend.vault(store.member);
    await vault.erase();
    await store.refresh();
  });
}

function openEnd(app: App, id: 'clear' | 'erase', sentence: string, work: () => Promise<void>) {
  const { words, store } = app;
  const state = { isBusy: false, problem: '' };
  const lost = store.view!.currencies
    .filter(({ available, name }) => available > 0 && name !== undefined)
    .map(({ id: currency, available }) => words.amount(currency, available));
  const end = async () => {
    if (state.isBusy) return;
    state.isBusy = true;
    app.update();
    try {
      await work();
      app.sheet?.close();
      app.say(words.say(`${id}.done`));
    } catch (error) {
      state.problem = words.forCode('error', storageFailure(error).code);
      app.say(state.problem);
    }
    state.isBusy = false;
    app.update();
  };
  openSheet(app, () => ({
    title: words.say(`${id}.name`),
    body: () => html`
      <p class="quiet-note">${sentence}</p>
      ${lost.length > 0
        ? html`<dl class="facts">${fact(words.say('end.lost'), words.format.list(lost))}</dl>`
        : nothing}
      ${state.problem
        ? html`<p class="reason">${icon('warning', 18)} <span>${state.problem}</span></p>`
        : nothing}
      <button class="button soft wide" type="button" data-action="confirm-${id}"
        aria-disabled=${state.isBusy} @click=${end}>
        ${words.say(state.isBusy ? 'data.busy' : `${id}.button`)}</button>
      <button class="button primary wide" part="cta" type="button" data-action="stay"
        @click=${() => app.sheet?.close()}>${words.say('end.stay')}</button>`,
  }));
}
