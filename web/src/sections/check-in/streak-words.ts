// What a streak says about itself, the same on home and in the check-in section.
import type { Effect, Gift, Option, ViewedStreak } from '@perennial/engine';
import { html } from 'lit';
import type { App } from '../../app/app.js';
import type { Key } from '../../i18n/catalog.js';
import { addDays } from '../../i18n/format.js';
import type { Words } from '../../i18n/words.js';
import { isPressed, pageActivity } from '../../model/pick.js';
import { giftsOf } from '../../model/result.js';

/** What pressing the button now would pay, with all that factors and rules add to the streak's. */
export function nextGifts({ store }: App, streak: ViewedStreak): Gift[] {
  const result = store.preview(pageActivity);
  return result ? giftsOf(result) : streak.reward;
}

/** What a rescue takes. */
export function priceOf({ words }: App, option: Option | undefined): string {
  if (!option || option.cost.length === 0) return words.say('price.free');
  return words.gifts(option.cost);
}

/** What the streak is protected with, and how much of it one missed period takes. */
export function freezePrice({ freeze }: ViewedStreak): Gift | undefined {
  return freeze?.options.find(({ cost }) => cost.length > 0)?.cost[0];
}

/** What counting this period paid, from the record: all of it where a press is what counted. */
export function paidToday({ store }: App, streak: ViewedStreak): Gift[] {
  const counts = (effect: Effect) =>
    effect.type === 'kept' && effect.streak === streak.id && effect.day === streak.today;
  const outcomes = store.latest.flatMap((record) => ('outcome' in record ? record.outcome : []));
  const outcome = outcomes.find(({ effects }) => effects.some(counts));
  return giftsOf(outcome, isPressed(streak) ? '' : `streaks/${streak.id}/`);
}

const titles = {
  day: 'streak.title',
  week: 'streak.title_week',
  month: 'streak.title_month',
} satisfies Record<ViewedStreak['every'], Key>;

export function titleOf({ words, host }: App, streak: ViewedStreak): string {
  if (host.calm && streak.every === 'day' && streak.state !== 'closed')
    return words.say('streak.calm', { n: streak.month.counted });
  const missed = streak.make_up?.days[0]?.day;
  switch (streak.state) {
    case 'new':
      return words.say('streak.start');
    case 'lost':
      if (missed === addDays(streak.today, -1)) return words.say('streak.lost_yesterday');
      return words.say(missed ? 'streak.lost' : 'streak.lost_many');
    case 'closed':
      return words.say('streak.closed');
    case 'protected':
      return words.say('streak.protected');
    default:
      return words.say(titles[streak.every], { n: streak.length });
  }
}

/** The sentence under the title; gains in it are marked. */
export function nextSentence(app: App, streak: ViewedStreak): unknown {
  const { words } = app;
  if (streak.state === 'protected') {
    const thing = freezePrice(streak)?.thing ?? '';
    const set = words.amount(thing, streak.freeze?.set_aside ?? 0);
    return words.say('streak.protected_sub', { set, length: streak.length });
  }
  const isNew = streak.state === 'new' || (app.host.calm && streak.state === 'lost');
  if (isNew) return startSentence(words, streak);
  if (streak.state === 'lost') return lostSentence(app, streak);
  if (streak.times > 1 && streak.state === 'open') {
    return words.say('streak.count', { n: streak.count, of: streak.times });
  }
  return stepSentence(words, streak);
}

function stepSentence(words: Words, streak: ViewedStreak): unknown {
  const step = streak.next_step;
  if (!step) return words.say('streak.best', { n: streak.longest });
  const gifts = html`<span class="gain">${words.gifts(step.reward)}</span>`;
  if (typeof step.at === 'string') {
    return words.rich('streak.next_unit', { unit: words.say(`streak.unit.${step.at}`), gifts });
  }
  const n = step.remaining ?? 0;
  if (step.reward.length === 0) return words.say('streak.next_at', { n, at: step.at });
  return words.rich('streak.next', { n, gifts });
}

// What the ladder's periods pay together, as far as it can be seen.
function startSentence(words: Words, streak: ViewedStreak): unknown {
  const ahead = streak.ladder.filter((entry) => entry.day >= streak.today);
  const sums = new Map<string, number>();
  for (const gift of ahead.flatMap((entry) => entry.reward)) {
    sums.set(gift.thing, (sums.get(gift.thing) ?? 0) + gift.amount);
  }
  const [thing, amount] = [...sums][0] ?? [];
  if (thing === undefined || amount === undefined || streak.every !== 'day') {
    return words.say('streak.start_plain');
  }
  const gifts = html`<span class="gain">${words.amount(thing, amount)}</span>`;
  return words.rich('streak.start_sub', { days: ahead.length, gifts });
}

function lostSentence({ words, store }: App, streak: ViewedStreak): string {
  const today = store.view!.today;
  if (streak.restore) {
    const { until, length } = streak.restore;
    if (until === undefined) return words.say('streak.lost_restore_ever', { n: length });
    const day = words.near(until.slice(0, 10), today);
    return words.say('streak.lost_restore', { day, time: words.format.time(until), n: length });
  }
  const day = streak.make_up?.days[0];
  if (day) return words.say('streak.lost_make_up', { n: day.length });
  return words.say('streak.lost_plain');
}
