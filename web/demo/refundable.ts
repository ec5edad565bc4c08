// What is left of each purchase, from the journal.
import type { HeldRecord } from '@perennial/engine';

export interface Purchase {
  id: string;
  name: string;
  left: number;
}

/** Newest first, as the records are; what was refunded in whole is left out. */
export function refundable(records: HeldRecord[]): Purchase[] {
  const activities = records.flatMap((record) => ('activity' in record ? record.activity : []));
  const refunded = new Map<string, number>();
  for (const { type, attributes } of activities) {
    if (type !== 'refund') continue;
    const id = String(attributes?.purchase);
    refunded.set(id, (refunded.get(id) ?? 0) + Number(attributes?.amount));
  }
  return activities
    .filter(({ type }) => type === 'purchase')
    .map(({ id, attributes }) => {
      const [line] = (attributes?.lines ?? []) as { name: string }[];
      const left = Number(attributes?.amount) - (refunded.get(id) ?? 0);
      return { id, name: line?.name ?? id, left };
    })
    .filter(({ left }) => left > 0);
}
