// The programme document as the widget reads it: for its own texts only. Every number and every
// state comes from the engine.
import type { Program, Text } from '@perennial/engine';

interface Label {
  id: string;
  name?: Text;
}

/** The label a place in the programme (`rules/spend`, `tiers/level/gold`) stands for. */
export function labelOf(programme: Program, place: string): Label | undefined {
  const [list, id, inner] = place.split('/');
  if (list === 'tiers') {
    const tier = programme.tiers?.find((entry) => entry.id === id);
    return inner === undefined ? tier : tier?.levels.find((level) => level.id === inner);
  }
  const lists: Record<string, Label[] | undefined> = {
    rules: programme.rules,
    streaks: programme.streaks,
    currencies: programme.currencies,
    entitlements: programme.entitlements,
    rewards: programme.rewards,
    missions: programme.missions,
    badges: programme.badges,
    draws: programme.draws,
    plans: programme.plans,
    partners: programme.partners,
    surveys: programme.surveys,
    notices: programme.notices,
    consents: programme.consents,
  };
  return lists[list ?? '']?.find((entry) => entry.id === id);
}

/** The label of a thing a member can hold: a currency, an entitlement, a level … */
export function labelOfThing(programme: Program, thing: string): Label | undefined {
  const levels = programme.tiers?.flatMap((tier) => tier.levels) ?? [];
  const things: Label[] = [
    ...(programme.currencies ?? []),
    ...(programme.entitlements ?? []),
    ...(programme.rewards ?? []),
    ...(programme.badges ?? []),
    ...(programme.plans ?? []),
    ...levels,
  ];
  return things.find((entry) => entry.id === thing);
}

/** The day start of the programme in milliseconds after midnight. */
export function dayStart(programme: Program): number {
  const [hours = '0', minutes = '0'] = (programme.day_start ?? '00:00').split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The text in a language, else in one near it, else in English, else the first there is. */
export function textIn(text: Text | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const base = language.split('-')[0];
  const near = Object.keys(text).find((key) => key.split('-')[0] === base);
  return text[language] ?? (near && text[near]) ?? text.en ?? Object.values(text)[0] ?? '';
}
