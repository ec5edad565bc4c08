// What a wheel shows: equal wedges, at least six, each with a short name. They never tell the odds.
import type { ViewedDraw } from '@perennial/engine';
import type { App } from '../../app/app.js';
import type { IconName } from '../../parts/icons.js';
import { markOfGifts } from '../../parts/marks.js';
import { prizeName } from './draw-words.js';

const fewest = 6;

export interface Wedge {
  prize: string;
  lines: string[];
  mark: IconName;
  /** The rarest that gives something. */
  best: boolean;
}

export function wedgesOf(app: App, draw: ViewedDraw): Wedge[] {
  const giving = draw.prizes.filter(({ gifts }) => gifts.length > 0);
  const best = [...giving].sort((a, b) => a.share.weight - b.share.weight)[0]?.id;
  const rounds = Math.max(1, Math.ceil(fewest / draw.prizes.length));
  const count = rounds * draw.prizes.length;
  const once = draw.prizes.map(({ id, gifts }) => ({
    prize: id,
    lines: linesOf(shortName(app, draw, id, widthOf(count)), widthOf(count)),
    mark: markOfGifts(app, gifts),
    best: id === best,
  }));
  return Array.from({ length: rounds }, () => once).flat();
}

/** The wedge that a result comes to rest on: of several, one by the number of the draw. */
export function wedgeOf(wedges: Wedge[], prize: string | undefined, number: number): number {
  const places = wedges.flatMap((wedge, at) => (wedge.prize === prize ? [at] : []));
  return places[number % Math.max(1, places.length)] ?? 0;
}

// A long name gives way to what is won, where that says it shorter.
function shortName(app: App, draw: ViewedDraw, id: string, width: number): string {
  const name = prizeName(app, draw, id);
  const gifts = draw.prizes.find((prize) => prize.id === id)?.gifts ?? [];
  const amount = app.words.gifts(gifts);
  return amount !== '' && unitsOf(name) > width && unitsOf(amount) <= width ? amount : name;
}

// How wide text may be, in letters of Latin; one of Han is as wide as two.
const widthOf = (count: number) => Math.max(6, Math.floor(68 / count));

const wide = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;

const unitsOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

/** At most two lines; what does not fit ends in an ellipsis, as the odds have the whole name. */
export function linesOf(text: string, width: number): string[] {
  const words = text.match(/\p{Script=Han}[，。、：！？）]*|[^\s\p{Script=Han}]+/gu) ?? [];
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    const joint = wide.test(line.at(-1) ?? '') && wide.test(word[0]!) ? '' : ' ';
    const longer = line === '' ? word : line + joint + word;
    if (line === '' || unitsOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= 2) return lines;
  return [lines[0]!, `${lines[1]!}…`];
}
