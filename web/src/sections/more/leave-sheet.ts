// The sheet that leaves a plan: until when it is there, what ends with it, and staying after all.
import type { ViewedPlan } from '@perennial/engine';
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { reason } from '../check-in/make-up-sheet.js';
import { planName } from './plan-words.js';

export function openLeave(app: App, id: string): void {
  app.store.deed = undefined;
  openSheet(app, () => {
    const plan = app.store.view?.plans.find((entry) => entry.id === id);
    return plan && ['running', 'trial'].includes(plan.state) ? content(app, plan) : undefined;
  });
}

function content(app: App, plan: ViewedPlan): SheetContent {
  const { words, store } = app;
  const name = planName(app, plan);
  const day = plan.until ? words.format.dayWithYear(words.lastDayOf(plan.until)) : '';
  const rights = plan.entitlements.map((right) => words.thing(right));
  const leave = async () => {
    const told = () => words.say('leave.done', { name, day });
    const deed = await app.act('leave', { plan: plan.id }, told);
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  return {
    title: words.say('leave.title', { name }),
    body: () => html`
      <dl class="facts">
        ${day ? fact(words.say('leave.until'), day) : nothing}
        ${rights.length > 0
          ? fact(words.say('leave.ends'), words.format.list(rights))
          : nothing}
      </dl>
      <p class="quiet-note">${words.say('leave.note')}</p>
      ${reason(app)}
      <button class="button soft wide" type="button" data-action="confirm-leave"
        aria-disabled=${store.busy !== undefined} @click=${leave}>
        ${words.say('leave.button')}</button>
      <button class="button primary wide" part="cta" type="button" data-action="stay"
        @click=${() => app.sheet?.close()}>${words.say('leave.stay')}</button>`,
  };
}
