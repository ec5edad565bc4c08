// The sheet that joins a plan, tries it, goes up to it or switches to it: the price, what is
// credited, what it brings and until when, all before it is paid.
import type { Effect, Option, Outcome, View, ViewedPlan } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { reason } from '../check-in/make-up-sheet.js';
import { balanceAfter, firstChoice, paymentChoice, payWith } from '../check-in/payment.js';
import { planName, priceOf, runningIn, type Step, stepOf } from './plan-words.js';

export function openJoin(app: App, id: string): void {
  let chosen: number | undefined;
  const choose = (index: number) => {
    chosen = index;
    app.update();
  };
  app.store.deed = undefined;
  openSheet(app, () => {
    const view = app.store.view;
    const plan = view?.plans.find((entry) => entry.id === id);
    // Once it is done, what was shown stays until the sheet is gone.
    if (!view || !plan || app.store.deed?.outcome?.status === 'accepted') return undefined;
    return content(app, view, plan, chosen ?? firstChoice(plan.options), choose);
  });
}

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

function effectIn<Type extends Effect['type']>(
  outcome: Outcome | undefined,
  type: Type,
): Of<Type> | undefined {
  return (outcome?.effects ?? []).find((effect): effect is Of<Type> => effect.type === type);
}

const titles = {
  join: 'join.title',
  trial: 'join.title',
  upgrade: 'join.title_upgrade',
  switch: 'join.title_switch',
  keep: 'join.title',
  none: 'join.title',
} as const;

function content(
  app: App,
  view: View,
  plan: ViewedPlan,
  chosen: number,
  choose: (index: number) => void,
): SheetContent {
  const { words, store } = app;
  const { options } = plan;
  const option = options[chosen];
  const attributes = { plan: plan.id, ...payWith(option, options) };
  const foretold = store.preview('join', attributes);
  const step = stepOf(view, plan);
  const about = words.text(plan.about);
  const note =
    step === 'trial' ? 'join.note_trial' : step === 'switch' ? 'join.note_switch' : 'join.note';
  const running = runningIn(view, plan);
  return {
    title: words.say(titles[step], { name: planName(app, plan) }),
    ...(about && { subtitle: about }),
    body: () => html`
      ${paymentChoice(app, view, options, chosen, choose)}
      <dl class="facts">
        ${fact(words.say('join.price'), priceOf(app, option, plan))}
        ${when(app, foretold)} ${credit(app, plan, running)} ${toPay(app, step, option, foretold)}
        ${brings(app, plan)} ${balanceAfter(app, view, option, foretold)}
      </dl>
      <p class="quiet-note">${words.say(note, { name: running ? planName(app, running) : '' })}</p>
      ${reason(app)} ${button(app, view, plan, option, attributes, foretold)}`,
  };
}

function when({ words }: App, foretold: Outcome | undefined): unknown {
  const joined = effectIn(foretold, 'joined');
  const scheduled = effectIn(foretold, 'scheduled');
  if (scheduled) {
    const day = words.format.dayWithYear(words.dayOf(scheduled.until));
    return fact(words.say('join.begins'), day);
  }
  if (!joined?.until) return nothing;
  const day = words.format.dayWithYear(words.lastDayOf(joined.until));
  return joined.trial
    ? fact(words.say('join.trial'), words.say('join.trial_until', { day }), 'won')
    : fact(words.say('join.until'), day);
}

function credit(app: App, plan: ViewedPlan, running: ViewedPlan | undefined): unknown {
  const { words } = app;
  const { money = 0, gifts = [] } = plan.credit ?? {};
  const parts = [...(money > 0 ? [{ thing: 'money', amount: money }] : []), ...gifts];
  if (parts.length === 0 || !running) return nothing;
  const name = planName(app, running);
  return fact(words.say('join.credit', { name }), words.gifts(parts), 'won');
}

/** What is taken at once; nothing for a trial and for what begins later. */
function due(step: Step, option: Option | undefined, foretold: Outcome | undefined) {
  const joined = effectIn(foretold, 'joined');
  if (step === 'switch' || (joined ? joined.trial : step === 'trial')) return [];
  return (option?.cost ?? []).flatMap(({ thing, amount }) => {
    const asked = thing === 'money' && joined ? (joined.money ?? 0) : amount;
    return asked > 0 ? [{ thing, amount: asked }] : [];
  });
}

function toPay(
  { words }: App,
  step: Step,
  option: Option | undefined,
  foretold: Outcome | undefined,
): unknown {
  const parts = due(step, option, foretold);
  return fact(
    words.say('join.to_pay'),
    parts.length > 0 ? words.gifts(parts) : words.say('join.nothing'),
  );
}

function brings({ words }: App, { gifts, entitlements }: ViewedPlan): unknown {
  const rights = entitlements.map((right) => words.thing(right));
  return html`${gifts.length > 0
    ? fact(words.say('join.gifts'), words.gifts(gifts), 'won')
    : nothing}
  ${rights.length > 0 ? fact(words.say('join.rights'), words.format.list(rights)) : nothing}`;
}

function button(
  app: App,
  view: View,
  plan: ViewedPlan,
  option: Option | undefined,
  attributes: { plan: string; pay?: string },
  foretold: Outcome | undefined,
): TemplateResult {
  const { words, store } = app;
  const step = stepOf(view, plan);
  // A trial takes nothing, and a credit may make up for what is short.
  if (option && !option.affordable && !foretold) {
    return html`<button class="button wide" type="button" aria-disabled="true">
      ${words.say('plan.short', { missing: words.gifts(option.missing) })}</button>`;
  }
  const scheduled = effectIn(foretold, 'scheduled');
  const day = scheduled ? words.near(words.dayOf(scheduled.until), view.today) : '';
  const name = planName(app, plan);
  const done = () =>
    scheduled ? words.say('join.done_switch', { name, day }) : words.say('join.done', { name });
  const pay = async () => {
    const deed = await app.act('join', attributes, done);
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  const price = words.gifts(due(step, option, foretold));
  return html`<button class="button primary wide" part="cta" type="button" data-action="pay"
    aria-disabled=${store.busy !== undefined} @click=${pay}>
    ${label(app, step, price, day)}</button>`;
}

function label({ words }: App, step: Step, price: string, day: string): string {
  if (step === 'trial') return words.say('join.button_trial');
  if (step === 'switch') return words.say(day ? 'join.button_switch' : 'plan.switch', { day });
  if (step === 'upgrade') {
    return words.say(price ? 'join.button_upgrade' : 'join.button_upgrade_free', { price });
  }
  return words.say(price ? 'join.button' : 'join.button_free', { price });
}
