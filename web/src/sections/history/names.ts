// The names of places in a programme, and what was redeemed, played or drawn in a sentence each.
import type { Effect, Program } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import { labelOf } from '../../model/programme.js';

/** The name of a rule or of another place in the programme. */
export function ruleName(words: Words, programme: Program, place: string): string {
  const label = labelOf(programme, place);
  return (
    words.text(label?.name) ||
    words.say('why.rule', { id: place.split('/').slice(1).join(' ') || place })
  );
}

/** The name of a prize by its place, `draws/wheel/big`. */
export function prizeName(words: Words, programme: Program, place: string): string {
  const [, draw, prize] = place.split('/');
  const prizes = programme.draws?.find(({ id }) => id === draw)?.prizes;
  const name = words.text(prizes?.find(({ id }) => id === prize)?.name);
  return name || ruleName(words, programme, place);
}

/** The name of an account: a partner's is the partner's. */
export function accountName(words: Words, programme: Program, account: string): string {
  const partner = /^partner:(.+)$/.exec(account)?.[1];
  if (partner !== undefined) return ruleName(words, programme, `partners/${partner}`);
  const key = `account.${account}`;
  return words.has(key) ? words.say(key) : account;
}

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

export function usedSentence(words: Words, programme: Program, effect: Of<'used'>): string {
  const thing = words.thing(effect.thing);
  const amount = effect.off ?? effect.money;
  if (amount === undefined || !programme.money) return words.say('effect.used', { thing });
  const money = words.format.money(amount, programme.money);
  return words.say('effect.used_off', { thing, money });
}

export function goalSentence(
  words: Words,
  programme: Program,
  effect: Of<'started' | 'completed' | 'claimed' | 'lapsed' | 'undone'>,
): string {
  const name = ruleName(words, programme, effect.rule);
  if (effect.type === 'started') return words.say('effect.started', { name });
  if (effect.step === undefined) return words.say('effect.lapsed_stake', { name });
  return words.say(`effect.${effect.type}`, { name, n: effect.step });
}

/** What a draw came to. */
export function drawnSentence(words: Words, programme: Program, effect: Of<'drawn'>): string {
  if (effect.prize === undefined) return words.say('effect.drawn_nothing');
  const name = prizeName(words, programme, effect.rule);
  if (effect.instead_of !== undefined) return words.say('effect.drawn_instead', { name });
  return words.say(effect.guaranteed ? 'effect.drawn_promised' : 'effect.drawn', { name });
}
