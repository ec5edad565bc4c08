// The whole programme as a book of rules: chapters of items, each item its lines. Made of the
// document alone; what it says of every kind is in kinds.ts.
import type { Program, Text } from '@perennial/engine';
import type { Key } from '../../i18n/catalog.js';
import type { Words } from '../../i18n/words.js';
import {
  blockLines, type Blocks, costText, eventName, type Line, listOf, rest, thingsText,
} from './blocks.js';
import { basics } from './basics.js';
import { kinds, type Kind } from './kinds.js';

export interface Item {
  id: string;
  title: string;
  about: string;
  /** What it gives, else what it costs, where that is the same for everybody. */
  gist: string;
  lines: Line[];
}

export interface Chapter {
  id: string;
  title: string;
  items: Item[];
}

export interface Labelled {
  id: string;
  name?: Text;
  about?: Text;
}

export function bookOf(words: Words, programme: Program): Chapter[] {
  const lists = programme as unknown as Record<string, Labelled[] | undefined>;
  const chapters = Object.entries(kinds).map(([id, kind]) => ({
    id,
    title: words.say(`rules.chapter.${id}` as Key),
    items: (lists[id] ?? []).map((one) => itemOf(words, programme, one, kind)),
  }));
  return [...chapters, basics(words, programme, Object.keys(kinds))].filter(
    ({ items }) => items.length > 0,
  );
}

const label = ['id', 'name', 'about', 'image', 'score'];
const blocks = ['on', 'when', 'window', 'cost', 'grant', 'limit'];

function itemOf(words: Words, programme: Program, one: Labelled, kind: Kind): Item {
  const own = kind.lines(words, programme, one as never);
  const shared = blockLines(words, programme, kind.skips ? without(one, kind.skips) : one);
  const unknown = rest(one, [...label, ...blocks, ...kind.keys]).map((text) => ({
    label: words.say('rules.label.other'),
    text,
  }));
  const lines = [...shared, ...own, ...unknown];
  const { id } = one;
  if (lines.length === 0) {
    const text = words.say(kind.plain ?? 'rules.only_given');
    lines.push({ label: words.say('rules.label.how'), text });
  }
  return {
    id,
    title: words.text(one.name) || untitled(words, one, kind),
    about: words.text(one.about),
    gist: gistOf(words, programme, one),
    lines,
  };
}

function without(one: object, keys: string[]): object {
  return Object.fromEntries(Object.entries(one).filter(([key]) => !keys.includes(key)));
}

// What has no name is called by what it hears.
function untitled(words: Words, one: object, kind: Kind): string {
  if (kind.untitled) return words.say(kind.untitled);
  const on = (one as { on?: string | string[] }).on;
  const events = listOf(on).map((event) => eventName(words, event));
  return events.join(words.say('rules.or')) || words.say('rules.untitled');
}

function gistOf(words: Words, programme: Program, one: object): string {
  const { grant, cost } = one as Blocks;
  if (JSON.stringify(grant ?? cost ?? {}).includes('"when"')) return '';
  if (grant) return thingsText(words, programme, grant);
  return cost ? costText(words, programme, cost) : '';
}
