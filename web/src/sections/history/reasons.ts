// The words for an entry: its title, and for each rule's share the reason it was given.
import type { Activity, Effect, Program } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import {
  belongingReason,
  belongingSentence,
  belongingTitle,
  planDueTitle,
} from './belonging.js';
import type { Entry } from './entries.js';
import { drawnSentence, goalSentence, prizeName, ruleName, usedSentence } from './names.js';

export function titleOf(words: Words, programme: Program, entry: Entry): string {
  if (entry.type.startsWith('due.')) return dueTitle(words, programme, entry.effects[0]!);
  const { record } = entry;
  if (record && 'checkpoint' in record) return words.say(`row.${record.checkpoint.reason}`);
  const activity = entry.activity!;
  const attributes = activity.attributes ?? {};
  switch (entry.type) {
    case 'enrol':
      return words.say('row.enrol', { program: words.text(programme.name) });
    case 'purchase':
      return purchaseTitle(words, activity);
    case 'refund':
      return refundTitle(words, programme, activity);
    case 'redeem':
      return attributes.reward === undefined
        ? words.say('row.redeem', { reference: String(attributes.reference ?? '') })
        : words.say('row.redeemed', { thing: words.thing(String(attributes.reward)) });
    case 'fulfil':
      return words.say('row.fulfil', { thing: fulfilledIn(words, entry.effects) });
    case 'start':
    case 'claim':
    case 'draw':
      return words.say(`row.${entry.type}`, { name: playTitle(words, programme, activity) });
    case 'make_up':
      return words.say('row.make_up', { day: words.format.dayWithWeekday(String(attributes.day)) });
    case 'check_in':
      return checkInTitle(words, entry.effects);
    default: {
      const key = `row.${entry.type}`;
      const title = belongingTitle(words, programme, entry);
      if (title !== undefined) return title;
      return words.has(key) ? words.say(key) : brandTitle(words, programme, entry.type);
    }
  }
}

// What only the brand has a word for is named by what hears it.
function brandTitle(words: Words, programme: Program, type: string): string {
  const { missions = [], rules = [], badges = [], streaks = [] } = programme;
  const hears = ({ on }: { on?: string | string[] }) => [on].flat().includes(type);
  const heard = [...missions, ...rules, ...badges, ...streaks].find(
    (one) => hears(one as { on?: string | string[] }) && one.name !== undefined,
  );
  return heard ? words.say('row.for', { name: words.text(heard.name) }) : words.say('row.brand');
}

function fulfilledIn(words: Words, effects: Effect[]): string {
  const done = effects.find((effect) => effect.type === 'fulfilled');
  return done ? words.thing(done.thing) : '';
}

function playTitle(words: Words, programme: Program, { type, attributes }: Activity): string {
  const place = type === 'draw' ? `draws/${attributes?.draw}` : `missions/${attributes?.mission}`;
  return ruleName(words, programme, place);
}

function lengthIn(effects: Effect[]): number | undefined {
  return effects.find((effect) => effect.type === 'kept')?.length;
}

function checkInTitle(words: Words, effects: Effect[]): string {
  const length = lengthIn(effects);
  return length ? words.say('row.check_in_day', { n: length }) : words.say('row.check_in');
}

// The first thing bought names the purchase, where the shop says what was bought.
function purchaseTitle(words: Words, activity: Activity): string {
  const lines = activity.attributes?.lines;
  const names = Array.isArray(lines)
    ? lines.flatMap((line) => (typeof line === 'object' && line.name ? [String(line.name)] : []))
    : [];
  if (names.length === 0) return words.say('row.purchase');
  if (names.length === 1) return names[0]!;
  const n = words.language === 'zh-CN' ? names.length : names.length - 1;
  return words.say('row.purchase_more', { name: names[0]!, n });
}

export function refundTitle(words: Words, programme: Program, activity: Activity): string {
  const { amount } = activity.attributes ?? {};
  if (typeof amount !== 'number' || !programme.money) return words.say('row.refund');
  return words.say('row.refund_of', { money: words.format.money(amount, programme.money) });
}

function levelIn(words: Words, effect: Effect): string {
  return 'level' in effect && effect.level !== undefined ? words.thing(effect.level) : '';
}

function dueTitle(words: Words, programme: Program, effect: Effect): string {
  const level = levelIn(words, effect);
  const ofPlan = planDueTitle(words, programme, effect);
  if (ofPlan !== undefined) return ofPlan;
  switch (effect.type) {
    case 'expired':
      return words.say(effect.voucher ? 'row.due.voucher' : 'row.due.expired', {
        thing: words.thing(effect.thing),
      });
    case 'matured':
      return words.say('row.due.matured', { thing: words.thing(effect.thing) });
    case 'completed':
    case 'lapsed':
      return words.say(`row.due.${effect.type}`, { name: ruleName(words, programme, effect.rule) });
    case 'earned':
      return ruleName(words, programme, effect.rule);
    case 'frozen':
    case 'protected':
    case 'released':
      return words.say(`row.due.${effect.type}`);
    case 'broken':
      return words.say('row.due.broken', { n: effect.length });
    case 'reached':
    case 'renewed':
    case 'grace':
      return words.say(`row.due.${effect.type}`, { level });
    case 'lost':
      return effect.now
        ? words.say('row.due.lost', { level: words.thing(effect.now) })
        : words.say('row.due.lost_none', { level });
    default:
      return words.say('row.due.other');
  }
}

/** An effect that is about an amount of something. */
export type Giving = Extract<Effect, { thing: string }>;

/** Why an effect was what it was: one line of the sum. */
export function shareReason(
  words: Words,
  programme: Program,
  effect: Giving,
  entry: Entry,
): string {
  switch (effect.type) {
    case 'matured':
      return words.say('why.matured');
    case 'cancelled':
      return words.say('why.cancelled');
    case 'expired':
      return words.say('why.expiry', { thing: words.thing(effect.thing) });
    case 'returned':
      return belongingReason(words, programme, effect, entry) ?? words.say('why.returned');
    case 'clawed_back':
      return words.say('why.refund_share');
    case 'adjusted':
      return effect.reason || words.say('row.adjust');
    default:
      return placeReason(words, programme, effect, entry);
  }
}

function placeReason(words: Words, programme: Program, effect: Giving, entry: Entry): string {
  const [list, id, part, at] = effect.rule.split('/');
  const belonging = belongingReason(words, programme, effect, entry);
  if (belonging !== undefined) return belonging;
  if (list === 'rules') return ruleReason(words, programme, id!, effect.thing, entry);
  if (list === 'currencies') return words.say('why.expiry', { thing: words.thing(id!) });
  if (list === 'tiers') return words.say('why.level', { level: words.thing(part!) });
  if (list === 'missions' || list === 'badges' || list === 'draws' || list === 'rewards')
    return playReason(words, programme, effect);
  if (list !== 'streaks') {
    const key = `row.${list}`;
    return words.has(key) && list !== 'redeem' ? words.say(key) : titleOf(words, programme, entry);
  }
  if (part === 'make_up' || part === 'restore' || part === 'freeze')
    return words.say(`why.${part}`);
  if (part === 'ladder') {
    return words.say('why.ladder', { n: lengthIn(entry.effects) ?? Number(at) });
  }
  if (at === 'week' || at === 'month') {
    const named = programme.streaks
      ?.find((streak) => streak.id === id)
      ?.steps?.find((step) => step.at === at);
    return (
      words.text(named?.name) ||
      words.say('why.step_unit', { unit: words.say(`streak.full_${at}`) })
    );
  }
  return words.say('why.step', { n: Number(at) });
}

// What was played for or redeemed: the price has one sentence, the gift another.
function playReason(words: Words, programme: Program, { rule, type }: Giving): string {
  const [list, , part] = rule.split('/');
  const name = ruleName(words, programme, rule);
  const isPrice = type === 'spent';
  if (list === 'rewards') return isPrice ? words.say('why.redeemed', { thing: name }) : name;
  if (list === 'draws') {
    return isPrice ? words.say('why.draw', { name }) : prizeName(words, programme, rule);
  }
  if (isPrice) return words.say('why.started', { name });
  return part === undefined ? name : words.say('why.goal', { name, n: Number(part) });
}

// A rule says its own name; a plain rate says what was paid and what each unit is worth.
function ruleReason(
  words: Words,
  programme: Program,
  id: string,
  thing: string,
  entry: Entry,
): string {
  const rule = programme.rules?.find((candidate) => candidate.id === id);
  const quantity = rule?.grant?.[thing];
  const formula =
    quantity !== undefined && typeof quantity === 'object' && !Array.isArray(quantity)
      ? quantity
      : undefined;
  const name = words.text(rule?.name);
  if (name && formula?.multiply)
    return words.say('why.times', { name, n: times(formula.multiply) });
  if (name) return name;
  const paid = entry.activity?.attributes?.[formula?.of ?? ''];
  const { money } = programme;
  if (
    Array.isArray(formula?.rate) &&
    formula.of === 'amount' &&
    typeof paid === 'number' &&
    money
  ) {
    const [points, each] = formula.rate;
    return words.say('why.rate', {
      money: words.format.money(paid, money),
      points: words.amount(thing, points),
      each: words.format.money(each, money, true),
    });
  }
  return words.say('why.rule', { id });
}

function times(ratio: number | [number, number]): number {
  return typeof ratio === 'number' ? ratio : ratio[0] / ratio[1];
}

/** Effects that moved no points, in a sentence each. */
export function happened(words: Words, programme: Program, effect: Effect): string {
  const level = levelIn(words, effect);
  const belonging = belongingSentence(words, programme, effect);
  if (belonging !== undefined) return belonging;
  switch (effect.type) {
    case 'enrolled':
      return words.say('effect.enrolled');
    case 'reached':
    case 'lost':
    case 'renewed':
    case 'grace':
      return words.say(`effect.${effect.type}`, { level });
    case 'kept':
    case 'broken':
      return words.say(`effect.${effect.type}`, { n: effect.length });
    case 'frozen':
      return words.say('effect.frozen', { day: words.format.dayWithWeekday(effect.day) });
    case 'protected':
    case 'released':
      return words.say(`effect.${effect.type}`);
    case 'earned':
      return effect.postings?.length
        ? ''
        : words.say('effect.earned', { gift: words.amount(effect.thing, effect.amount) });
    case 'expired':
    case 'cancelled':
    case 'clawed_back':
    case 'returned':
      return effect.postings?.length
        ? ''
        : words.say(`effect.${effect.type}`, { thing: words.thing(effect.thing) });
    case 'redeemed':
    case 'fulfilled':
      return words.say(`effect.${effect.type}`, { thing: words.thing(effect.thing) });
    case 'used':
      return usedSentence(words, programme, effect);
    case 'started':
    case 'completed':
    case 'claimed':
    case 'lapsed':
    case 'undone':
      return goalSentence(words, programme, effect);
    case 'drawn':
      return drawnSentence(words, programme, effect);
    default:
      return '';
  }
}
