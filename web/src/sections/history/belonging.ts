// The history's words for plans, surveys, feedback, consents, transfers and what the service did.
import type { Effect, Program } from '@perennial/engine';
import type { Key } from '../../i18n/catalog.js';
import type { Words } from '../../i18n/words.js';
import type { Entry } from './entries.js';
import { ruleName } from './names.js';

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** The title of an activity that is about one of these; else nothing. */
export function belongingTitle(words: Words, programme: Program, entry: Entry): string | undefined {
  const attributes = entry.activity?.attributes ?? {};
  const named = (place: string) => ruleName(words, programme, place);
  switch (entry.type) {
    case 'join':
    case 'leave':
      return planTitle(words, entry.effects, named(`plans/${attributes.plan}`));
    case 'survey':
      return words.say('row.survey', { name: named(`surveys/${attributes.survey}`) });
    case 'consent': {
      const name = named(`consents/${attributes.consent}`);
      return words.say(attributes.given ? 'row.agreed' : 'row.withdrawn', { name });
    }
    case 'transfer':
    case 'transfer_in':
    case 'merge':
      return words.say(`row.${entry.type}`, { member: otherOf(entry) });
    default:
      return undefined;
  }
}

function planTitle(words: Words, effects: Effect[], name: string): string {
  const types = new Map(effects.map((effect) => [effect.type, effect]));
  const joined = types.get('joined');
  if (joined) return words.say(isTrial(joined) ? 'row.trial' : 'row.joined', { name });
  for (const type of ['scheduled', 'resumed', 'leaving'] as const) {
    if (types.has(type)) return words.say(`row.${type}`, { name });
  }
  return words.say('row.left', { name });
}

const isTrial = (effect: Effect) => effect.type === 'joined' && effect.trial === true;

/** Who gave or received, as the activity says. */
function otherOf({ activity }: Entry): string {
  const { to, from } = activity?.attributes ?? {};
  return String(to ?? from ?? '');
}

/** The title of what came due by itself with a plan; else nothing. */
export function planDueTitle(words: Words, programme: Program, effect: Effect): string | undefined {
  if (!('plan' in effect) || effect.plan === undefined) return undefined;
  const name = ruleName(words, programme, `plans/${effect.plan}`);
  if (effect.type === 'joined') return words.say('row.due.joined', { name });
  if (effect.type === 'renewed') return words.say('row.due.plan_renewed', { name });
  if (effect.type === 'left') return words.say('row.due.left', { name });
  return undefined;
}

/** Why points moved with one of these: a line of the sum. */
export function belongingReason(
  words: Words,
  programme: Program,
  effect: Effect & { rule: string },
  entry: Entry,
): string | undefined {
  const [list, , part] = effect.rule.split('/');
  if (list === 'plans') {
    const name = ruleName(words, programme, effect.rule);
    const keys: Partial<Record<Effect['type'], Key>> = {
      spent: 'why.plan',
      returned: 'why.plan_credit',
    };
    return words.say(keys[effect.type] ?? 'why.plan_gift', { name });
  }
  if (list === 'surveys') return words.say('row.survey', { name: named(words, programme, effect) });
  if (effect.type === 'transferred') {
    const key = entry.type === 'transfer' ? 'why.transfer' : 'why.transfer_in';
    const member = otherOf(entry);
    return member ? words.say(key, { member }) : words.say('account.transferred');
  }
  return part === 'transfer' ? words.say('why.transfer_price') : undefined;
}

const named = (words: Words, programme: Program, { rule }: { rule: string }) =>
  ruleName(words, programme, rule);

/** What happened, in a sentence; nothing where it is about something else. */
export function belongingSentence(
  words: Words,
  programme: Program,
  effect: Effect,
): string | undefined {
  switch (effect.type) {
    case 'joined':
    case 'leaving':
    case 'resumed':
    case 'scheduled':
    case 'left':
      return planSentence(words, programme, effect);
    case 'renewed':
      return effect.plan === undefined ? undefined : planSentence(words, programme, effect);
    case 'answered':
    case 'told':
      return words.say(`effect.${effect.type}`, { name: named(words, programme, effect) });
    case 'consented': {
      const name = named(words, programme, effect);
      return words.say(effect.given ? 'effect.consented' : 'effect.withdrawn', { name });
    }
    case 'replied':
      return words.say(effect.done ? 'effect.replied_done' : 'effect.replied');
    case 'merged':
      return words.say('effect.merged', { member: effect.from });
    case 'received':
    case 'blocked':
    case 'unblocked':
    case 'closed':
      return withReason(words.say(`effect.${effect.type}`), effect);
    default:
      return undefined;
  }
}

function withReason(sentence: string, effect: Effect): string {
  const reason = 'reason' in effect ? effect.reason : '';
  // A merge gives a word of the engine's own instead of an operator's.
  return reason && reason !== 'merged' ? `${sentence} · ${reason}` : sentence;
}

type PlanEffect = Of<'joined' | 'renewed' | 'leaving' | 'resumed' | 'scheduled' | 'left'>;

function planSentence(words: Words, programme: Program, effect: PlanEffect): string {
  const name = ruleName(words, programme, `plans/${effect.plan}`);
  const until = 'until' in effect ? effect.until : undefined;
  const { money } = programme;
  const amount = 'money' in effect ? effect.money : undefined;
  const paid =
    amount && money
      ? words.say(effect.type === 'left' ? 'effect.credited' : 'effect.to_pay', {
          money: words.format.money(amount, money),
        })
      : '';
  return [withReason(planDeed(words, effect, name, until), effect), paid]
    .filter(Boolean)
    .join(' · ');
}

function planDeed(words: Words, effect: PlanEffect, name: string, until?: string): string {
  const last = until ? words.format.dayWithYear(words.lastDayOf(until)) : '';
  const first = until ? words.format.dayWithYear(words.dayOf(until)) : '';
  switch (effect.type) {
    case 'joined':
      if (!until) return words.say('effect.joined', { name });
      return words.say(effect.trial ? 'effect.trial' : 'effect.joined_until', { name, day: last });
    case 'renewed':
      if (!until) return words.say('effect.plan_renewed', { name });
      return words.say('effect.plan_renewed_until', { name, day: last });
    case 'scheduled':
      return words.say('effect.scheduled', { name, day: first });
    case 'left':
      return words.say('effect.left', { name });
    default:
      return words.say(`effect.${effect.type}`, { name, day: last });
  }
}
