// What is left of each purchase, from the journal.
import type { HeldRecord, Outcome } from '@perennial/engine';

export interface Purchase {
  id: string;
  name: string;
  left: number;
}

/** Newest first, as the records are; what was refunded in whole is left out. */
export function refundable(records: HeldRecord[]): Purchase[] {
  const made = records.flatMap((record) => ('activity' in record ? [record] : []));
  const refunded = new Map<string, number>();
  for (const { activity } of made) {
    if (activity.type !== 'refund') continue;
    const id = String(activity.attributes?.purchase);
    refunded.set(id, (refunded.get(id) ?? 0) + Number(activity.attributes?.amount));
  }
  return made
    .filter(({ activity }) => activity.type === 'purchase')
    .map(({ activity: { id, attributes }, outcome }) => {
      const lines = (attributes?.lines ?? []) as { name?: string; quantity?: number }[];
      const name = lines.map(lineName).filter(Boolean).join(', ') || id;
      const left = Number(attributes?.amount) - offOf(outcome) - (refunded.get(id) ?? 0);
      return { id, name, left };
    })
    .filter(({ left }) => left > 0);
}

function lineName({ name = '', quantity = 1 }: { name?: string; quantity?: number }): string {
  return name && quantity > 1 ? `${name} × ${quantity}` : name;
}

// Refunds are of the amount after what lowered it.
function offOf(outcome: Outcome | undefined): number {
  const used = (outcome?.effects ?? []).flatMap((effect) =>
    effect.type === 'used' ? [effect.off ?? 0] : [],
  );
  return used.reduce((sum, off) => sum + off, 0);
}
