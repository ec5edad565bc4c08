// Claiming: one mission or several, one after another, and what came of it said once.
import type { Gift, ViewedMission } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import { nameOf } from './mission-words.js';

/** One after another, until one is refused; then the focus goes to what is there of the first. */
export async function claimEach(
  app: App,
  waiting: ViewedMission[],
  then = `[data-mission="${waiting[0]?.id}"] h3`,
): Promise<void> {
  const { words, store } = app;
  if (store.busy) return;
  const claimed: ViewedMission[] = [];
  for (const mission of waiting) {
    const deed = await app.act('claim', { mission: mission.id });
    if (deed.outcome?.status !== 'accepted') break;
    claimed.push(mission);
  }
  if (claimed.length === 0) return;
  const gifts = giftsIn(claimed);
  const names = () => words.format.list(claimed.map((mission) => nameOf(app, mission)));
  if (claimed.length === waiting.length) {
    const told = gifts.length > 0 ? words.gifts(gifts) : names();
    app.say(words.say('mission.claim_done', { gifts: told }));
  }
  app.moments?.succeeded();
  await keepFocus(app, then);
}

/** What waits in them, each thing once. */
export function giftsIn(missions: ViewedMission[]): Gift[] {
  const sums = new Map<string, number>();
  for (const { thing, amount } of missions.flatMap(({ claims }) => claims).flatMap(
    ({ reward }) => reward,
  )) {
    sums.set(thing, (sums.get(thing) ?? 0) + amount);
  }
  return [...sums].map(([thing, amount]) => ({ thing, amount }));
}

/** One currency is named by the number alone; else all is said. */
export function claimLabel({ words }: App, missions: ViewedMission[]): string {
  const gifts = giftsIn(missions);
  const [gift] = gifts;
  if (!gift) return words.say('mission.claim_plain');
  const isShort = gifts.length === 1 && words.isCurrency(gift.thing) && !words.isMoney(gift.thing);
  const text = isShort ? words.format.number(gift.amount) : words.gifts(gifts);
  return words.say('mission.claim', { gifts: text });
}
