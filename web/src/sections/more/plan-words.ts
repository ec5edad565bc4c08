// What a plan says about itself: its price, where it stands, and what a press on it would do.
import type { Option, View, ViewedPlan } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { termText } from '../../i18n/term.js';

export function planName({ words }: App, { id, name }: Pick<ViewedPlan, 'id' | 'name'>): string {
  return words.text(name) || words.thing(id);
}

const isRunning = ({ state }: ViewedPlan) => ['running', 'trial', 'leaving'].includes(state);

/** The plan of its group that runs, this one or another. */
export function runningIn(view: View, { group }: ViewedPlan): ViewedPlan | undefined {
  return view.plans.find((plan) => plan.group === group && isRunning(plan));
}

/** What asking for it now is: in the list a later plan of the group is more. */
export type Step = 'join' | 'trial' | 'upgrade' | 'switch' | 'keep' | 'none';

export function stepOf(view: View, plan: ViewedPlan): Step {
  if (isRunning(plan)) return plan.state === 'leaving' || plan.next ? 'keep' : 'none';
  if (plan.state === 'scheduled') return 'none';
  const running = runningIn(view, plan);
  if (!running) return plan.trial === undefined ? 'join' : 'trial';
  return view.plans.indexOf(running) < view.plans.indexOf(plan) ? 'upgrade' : 'switch';
}

/** Of one period: ¥30.00 / 1 month. */
export function priceOf(app: App, option: Option | undefined, plan: ViewedPlan): string {
  const { words } = app;
  const price = option?.cost.length
    ? option.cost.map(({ thing, amount }) => words.amount(thing, amount)).join(' + ')
    : words.say('plan.free');
  const term = termText(words, plan.term);
  return term ? words.say('plan.price', { price, term }) : price;
}

/** Where it stands, in a sentence; empty for one that is only offered. */
export function standing(app: App, view: View, plan: ViewedPlan): string {
  const { words } = app;
  const running = runningIn(view, plan);
  if (plan.state === 'scheduled') {
    const at = running?.until;
    return at ? words.say('plan.begins', { day: words.near(words.dayOf(at), view.today) }) : '';
  }
  if (!isRunning(plan) || !plan.until) return '';
  const day = words.near(words.lastDayOf(plan.until), view.today);
  if (plan.state === 'leaving') return words.say('plan.ends', { day });
  if (plan.next) {
    const next = view.plans.find(({ id }) => id === plan.next) ?? { id: plan.next };
    return words.say('plan.followed', { day, name: planName(app, next) });
  }
  if (plan.state === 'running') return words.say('plan.renews', { day });
  return words.say('plan.trial_until', { day, price: priceOf(app, plan.options[0], plan) });
}

/** Why it cannot be had now; empty when it can. */
export function whyNotPlan({ words }: App, { code, options }: ViewedPlan): string {
  if (code === 'ok') return '';
  const [least] = [...options].sort((a, b) => sum(a) - sum(b));
  if (code === 'insufficient_balance' && least)
    return words.say('plan.short', { missing: words.gifts(least.missing) });
  return words.forCode('status', code);
}

const sum = ({ missing }: Option) => missing.reduce((all, { amount }) => all + amount, 0);
