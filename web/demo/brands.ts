// The programmes the page can show: each with a member of its own, and what its till, its app or
// its desk would report at the press of a button.
import type { ActivityAttributes } from '@perennial/engine';
import type { TextKey } from './voice.js';

export interface BrandEvent {
  type: string;
  text: TextKey;
  /** `count` tells one press from the one before it. */
  attributes: (count: number) => ActivityAttributes;
}

export interface Brand {
  program: string;
  name: TextKey;
  member: string;
  events: BrandEvent[];
}

const gardens = 5;

const bought = (text: TextKey, amount: number, category: string): BrandEvent => ({
  type: 'purchase',
  text,
  attributes: () => ({ amount, lines: [{ category, amount, price: amount, quantity: 1 }] }),
});

const all: Brand[] = [
  { program: 'coffee', name: 'brand', member: 'yue', events: [] },
  {
    program: 'shop',
    name: 'brand-shop',
    member: 'hua',
    events: [bought('buy-88', 8800, 'home'), bought('buy-320', 32000, 'home')],
  },
  {
    program: 'mall',
    name: 'brand-mall',
    member: 'hua',
    events: [bought('buy-88', 8800, 'basics'), bought('buy-320', 32000, 'basics')],
  },
  {
    program: 'garden',
    name: 'brand-garden',
    member: 'mei',
    events: [
      {
        type: 'visit',
        text: 'visit',
        attributes: (count) => ({ garden: `garden-${count % gardens}` }),
      },
      { type: 'water', text: 'water', attributes: () => ({ litres: 40 }) },
    ],
  },
  {
    program: 'again',
    name: 'brand-again',
    member: 'ning',
    events: [bought('buy-48', 4800, 'books'), bought('buy-88', 8800, 'books')],
  },
];

declare const EXAMPLE_PROGRAMS: string[];

/** Those whose programme stands beside the page. */
export const brands = all.filter(({ program }) => EXAMPLE_PROGRAMS.includes(program));

export function brandOf(program: string | null): Brand {
  return brands.find((brand) => brand.program === program) ?? brands[0]!;
}
