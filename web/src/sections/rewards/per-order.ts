// What an order brings this member, from the journal: so that a distance can be said in orders.
import type { App } from '../../app/app.js';

const looked = 100; // records
const fewest = 2; // one order tells nothing about the next

export class PerOrder {
  #of: App['store']['view'];
  #earned: Map<string, number>[] = [];

  constructor(private readonly app: App) {}

  /** The median of the latest orders; nothing while it is not known. */
  of(thing: string): number | undefined {
    const { store } = this.app;
    if (this.#of !== store.view) void this.#read();
    const amounts = this.#earned.flatMap((each) => each.get(thing) ?? []).sort((a, b) => a - b);
    if (amounts.length < fewest) return undefined;
    return amounts[Math.floor(amounts.length / 2)];
  }

  async #read(): Promise<void> {
    const { store } = this.app;
    this.#of = store.view;
    const records = await store.backend.history(store.member, undefined, looked).catch(() => []);
    this.#earned = records.flatMap((record) => {
      if (!('activity' in record) || record.activity.type !== 'purchase') return [];
      const sums = new Map<string, number>();
      for (const effect of record.outcome.effects) {
        if (effect.type !== 'earned' || effect.at) continue;
        sums.set(effect.thing, (sums.get(effect.thing) ?? 0) + effect.amount);
      }
      return sums.size > 0 ? [sums] : [];
    });
    if (this.#earned.length >= fewest) this.app.update();
  }
}
