// What the catalogue says of a reward: its price, what is left of it, and why not now.
import type { Option, ViewedReward } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { daysBetween } from '../../i18n/format.js';
import { levelFor, type Standing } from './standing.js';

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
export function terms(app: App, reward: ViewedReward): string {
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
  return said.join(' · ');
}

/** The few words on the picture of one that cannot be had. */
export function chipOf(app: App, reward: ViewedReward, standing: Standing): string {
  const { words, store } = app;
  switch (standing) {
    case 'locked':
      return words.thing(levelFor(app, reward)!.level);
    case 'coming': {
      const days = daysBetween(store.view!.today, words.dayOf(reward.from!));
      return words.say(days > 0 ? 'rewards.in_days' : 'rewards.later', { n: days });
    }
    case 'sold_out':
    case 'used_up':
    case 'till':
      return words.say(`rewards.chip_${standing}`);
    case 'closed':
      return words.say('rewards.chip_closed');
    default:
      return '';
  }
}

/** The sentence that says why not now, and when or how; empty where there is nothing to add. */
export function noteOf(app: App, reward: ViewedReward, standing: Standing, per?: number): string {
  const { words, store } = app;
  const near = (instant: string) => words.near(words.dayOf(instant), store.view!.today);
  switch (standing) {
    case 'open':
      return terms(app, reward);
    case 'short': {
      const missing = nearest(reward.options);
      const amount = missing[0]?.amount ?? 0;
      return per
        ? words.say('rewards.short_orders', {
            missing: words.gifts(missing),
            n: Math.ceil(amount / per),
          })
        : words.say('rewards.short', { missing: words.gifts(missing) });
    }
    case 'locked': {
      const { missing } = levelFor(app, reward)!;
      if (missing.length === 0) return '';
      return words.say('rewards.to_go', { missing: words.gifts(missing) });
    }
    case 'coming': {
      const time = words.format.time(reward.from!);
      const day = near(reward.from!);
      return reward.of === undefined
        ? words.say('rewards.opens', { day, time })
        : words.say('rewards.opens_with', { day, time, n: reward.of });
    }
    case 'sold_out':
      return reward.resets ? words.say('rewards.back', { day: near(reward.resets) }) : '';
    case 'used_up':
      return reward.resets
        ? words.say('rewards.again', { day: near(reward.resets) })
        : words.say('rewards.used_up');
    case 'till':
      return words.say('rewards.at_till');
    case 'closed':
      if (reward.code === 'outside_window') return ''; // its chip has said it
      return reward.code === 'condition_false'
        ? words.say('rewards.not_for_you')
        : words.forCode('status', reward.code);
  }
}

/** Of several ways to pay, what is missing for the one that is short of least. */
export function nearest(options: Option[]) {
  const sum = (option: Option) => option.missing.reduce((all, { amount }) => all + amount, 0);
  return [...options].sort((a, b) => sum(a) - sum(b))[0]?.missing ?? [];
}
