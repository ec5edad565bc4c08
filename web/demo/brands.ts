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

export interface Good {
  sku: string;
  text: TextKey;
  category: string;
  /** Minor units. */
  price: number;
}

export interface Brand {
  program: string;
  name: TextKey;
  member: string;
  events: BrandEvent[];
  /** What its till sells; coffee sells on its own page. */
  goods: Good[];
  /** What its rules read of every purchase beside the cart. */
  attributes?: ActivityAttributes;
  delivery?: { price: number; freeFrom: number };
}

const gardens = 5;
const reviewed = 3;

const homeware: Good[] = [
  { sku: 'cup', text: 'good-cup', category: 'basics', price: 3800 },
  { sku: 'towel', text: 'good-towel', category: 'basics', price: 4800 },
  { sku: 'lamp', text: 'good-lamp', category: 'home', price: 22000 },
  { sku: 'sofa', text: 'good-sofa', category: 'home', price: 198000 },
];

const all: Brand[] = [
  { program: 'coffee', name: 'brand', member: 'yue', events: [], goods: [] },
  {
    program: 'shop',
    name: 'brand-shop',
    member: 'hua',
    events: [
      {
        type: 'review',
        text: 'review',
        attributes: (count) => ({ sku: homeware[count % reviewed]!.sku }),
      },
    ],
    goods: homeware,
    attributes: { channel: 'app' },
  },
  {
    program: 'mall',
    name: 'brand-mall',
    member: 'hua',
    events: [],
    goods: homeware,
    attributes: { channel: 'app' },
    delivery: { price: 1200, freeFrom: 50000 },
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
    goods: [],
  },
  {
    program: 'again',
    name: 'brand-again',
    member: 'ning',
    events: [],
    goods: [
      { sku: 'novel', text: 'good-novel', category: 'books', price: 4800 },
      { sku: 'atlas', text: 'good-atlas', category: 'books', price: 12800 },
      { sku: 'collected', text: 'good-collected', category: 'books', price: 46800 },
    ],
  },
  {
    program: 'prime',
    name: 'brand-prime',
    member: 'qing',
    events: [],
    goods: homeware,
    delivery: { price: 800, freeFrom: Infinity },
  },
  {
    program: 'coalition',
    name: 'brand-coalition',
    member: 'jie',
    events: [shopOf('books', 4800), shopOf('cafe', 3600), shopOf('toys', 12800)],
    goods: [],
  },
  {
    program: 'community',
    name: 'brand-community',
    member: 'xing',
    events: [
      { type: 'post', text: 'post', attributes: () => ({}) },
      { type: 'event', text: 'meet', attributes: (count) => ({ event: `meet-up-${count}` }) },
    ],
    goods: [],
  },
];

function shopOf(partner: 'books' | 'cafe' | 'toys', amount: number): BrandEvent {
  const attributes = () => ({ amount, paid: amount, partner });
  return { type: 'purchase', text: `buy-${partner}`, attributes };
}

declare const EXAMPLE_PROGRAMS: string[];

/** Those whose programme stands beside the page. */
export const brands = all.filter(({ program }) => EXAMPLE_PROGRAMS.includes(program));

export function brandOf(program: string | null): Brand {
  return brands.find((brand) => brand.program === program) ?? brands[0]!;
}
