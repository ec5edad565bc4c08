// The plans: what each costs and brings, where the running one stands, and one way on for each.
import type { View, ViewedPlan } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import { termText } from '../../i18n/term.js';
import { icon } from '../../parts/icons.js';
import { planName, priceOf, standing, stepOf, whyNotPlan } from './plan-words.js';

export function plans(app: App, view: View): TemplateResult {
  return html`<ul class="plans">${view.plans.map((plan) => card(app, view, plan))}</ul>`;
}

function card(app: App, view: View, plan: ViewedPlan): TemplateResult {
  const { words } = app;
  const about = words.text(plan.about);
  const where = standing(app, view, plan);
  const { state } = plan;
  const isOffered = state === 'offered';
  return html`<li class="card plan" part="card" data-plan=${plan.id} data-state=${plan.state}>
    <div class="plan-head"><h2 tabindex="-1">${planName(app, plan)}</h2>
      ${state === 'offered'
        ? nothing
        : html`<span class="chip ${state}">${words.say(`plan.state.${state}`)}</span>`}
    </div>
    ${about ? html`<p class="row-note">${about}</p>` : nothing}
    ${isOffered || plan.options.length === 1 ? prices(app, plan) : nothing}
    ${where ? html`<p class="plan-standing">${where}</p>` : nothing}
    ${saved(app, plan)}
    <ul class="brings">${brings(app, plan).map(
      (line) => html`<li>${icon('check', 16)} ${line}</li>`,
    )}</ul>
    ${foot(app, view, plan)}
  </li>`;
}

function prices(app: App, plan: ViewedPlan): TemplateResult {
  const { words } = app;
  const [first, ...others] = plan.options;
  return html`<p class="price"><b>${priceOf(app, first, plan)}</b>
    ${others.map((option) => html`<span>${words.say('plan.or', {
      price: priceOf(app, option, plan),
    })}</span>`)}</p>`;
}

function brings({ words }: App, plan: ViewedPlan): string[] {
  const rights = plan.entitlements.map((right) => words.thing(right));
  return [
    plan.trial === undefined || plan.state !== 'offered'
      ? ''
      : words.say('plan.trial_offer', { term: termText(words, plan.trial) }),
    rights.length > 0 ? words.say('plan.rights', { names: words.format.list(rights) }) : '',
    plan.gifts.length > 0 ? words.say('plan.gifts', { gifts: words.gifts(plan.gifts) }) : '',
  ].filter(Boolean);
}

function saved({ words }: App, { saved: sums }: ViewedPlan): unknown {
  if (!sums || sums.ever <= 0) return nothing;
  const money = (amount: number) => words.amount('money', amount);
  const period = words.say('plan.saved_period', { money: money(sums.period) });
  const ever = words.say('plan.saved_ever', { money: money(sums.ever) });
  return html`<p class="plan-saved"><span>${words.say('plan.saved')}</span>
    <b>${period}</b> <span>${ever}</span></p>`;
}

function foot(app: App, view: View, plan: ViewedPlan): unknown {
  const { words, store } = app;
  const name = html`<span class="hidden"> ${planName(app, plan)}</span>`;
  const step = stepOf(view, plan);
  const busy = store.busy !== undefined;
  const reason = store.deed?.attributes?.plan === plan.id ? app.reasonOf(store.deed) : '';
  const alarm = reason
    ? html`<p class="reason">${icon('warning', 18)} ${reason}</p>`
    : nothing;
  if (plan.state === 'scheduled') return alarm;
  if (step === 'keep') {
    return html`${alarm}<div class="actions">
      <button class="button accent-soft" type="button" data-action="keep" aria-disabled=${busy}
        @click=${() => void keep(app, plan)}>${words.say('plan.keep')}${name}</button></div>`;
  }
  if (step === 'none') {
    return html`${alarm}<div class="actions">
      <button class="button soft" type="button" data-action="leave"
        @click=${() => void open(app, plan.id, 'leave')}>${words.say('plan.leave')}${name}</button>
    </div>`;
  }
  const why = whyNotPlan(app, plan);
  if (why) return html`<p class="plan-standing">${why}</p>`;
  return html`${alarm}<div class="actions">
    <button class="button accent-soft" type="button" data-action="join"
      @click=${() => void open(app, plan.id, 'join')}
      >${words.say(step === 'trial' ? 'plan.try' : `plan.${step}`)}${name}</button></div>`;
}

// Taking a leaving or a switch back costs nothing: it is asked for again.
async function keep(app: App, plan: ViewedPlan): Promise<void> {
  const name = planName(app, plan);
  await app.act('join', { plan: plan.id }, () => app.words.say('plan.kept', { name }));
  await keepFocus(app, `[data-plan="${plan.id}"] h2`);
}

// How a price is chosen and paid is said in the sentences of the rescues.
function open(app: App, plan: string, what: 'join' | 'leave'): Promise<void> {
  return what === 'join'
    ? app.press('check_in', import('./join-sheet.js'), (sheet) => sheet.openJoin(app, plan))
    : app.press('check_in', import('./leave-sheet.js'), (sheet) => sheet.openLeave(app, plan));
}
