// What the catalogue says of a reward: its price, what is left of it, and why not now.
import type { Option, ViewedReward } from '@perennial/engine';
import type { App } from '../../app/app.js';

export function priceOf({ words }: App, option: Option | undefined): string {
  if (!option || option.cost.length === 0) return words.say('rewards.free');
  return option.cost.map(({ thing, amount }) => words.amount(thing, amount)).join(' + ');
}

/** Whether it pays carts coin by coin: it is for the till, and no voucher worth having. */
export function isPayment({ programme }: App, { id }: ViewedReward): boolean {
  const reward = programme.rewards?.find((entry) => entry.id === id);
  return reward?.use?.grant.money === 1;
}

/** How many are left and until when it is open: what one should know beforehand. */
export function terms(app: App, reward: ViewedReward): string[] {
  const { words, store } = app;
  const near = (day: string) => words.near(day, store.view!.today);
  const { left, of, resets, from, until } = reward;
  const said: string[] = [];
  if (left !== undefined && left > 0 && of !== undefined && of > 1) {
    const last = resets && near(words.lastDayOf(resets));
    said.push(
      last
        ? words.say('rewards.left_until', { n: left, of, day: last })
        : words.say('rewards.left', { n: left, of }),
    );
  }
  if (until && !from) said.push(words.say('rewards.until', { day: near(words.lastDayOf(until)) }));
  return said;
}

/** Why it cannot be redeemed now; empty when it can. */
export function whyNot(app: App, reward: ViewedReward): string {
  const { words, store } = app;
  const near = (instant: string) => words.near(words.dayOf(instant), store.view!.today);
  switch (reward.code) {
    case 'ok':
      return '';
    case 'insufficient_balance':
      return words.say('rewards.short', { missing: words.gifts(nearest(reward.options)) });
    case 'sold_out':
      return words.say('rewards.sold_out');
    case 'limit_reached':
      return reward.resets
        ? words.say('rewards.again', { day: near(reward.resets) })
        : words.say('rewards.used_up');
    case 'outside_window':
      return reward.from
        ? words.say('rewards.from', { day: near(reward.from) })
        : words.say('rewards.over');
    case 'condition_false':
      return words.say('rewards.not_for_you');
    default:
      return words.forCode('status', reward.code);
  }
}

// Of several ways to pay, the one that is short of least.
function nearest(options: Option[]) {
  const sum = (option: Option) => option.missing.reduce((all, { amount }) => all + amount, 0);
  return [...options].sort((a, b) => sum(a) - sum(b))[0]?.missing ?? [];
}
