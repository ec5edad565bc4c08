// What a draw says: how often, what is promised, why not now, what it came to.
import type { Effect, ViewedDraw } from '@perennial/engine';
import type { App } from '../../app/app.js';

type Drawn = Extract<Effect, { type: 'drawn' }>;

export function drawName({ words }: App, draw: ViewedDraw): string {
  return words.text(draw.name) || draw.id;
}

export function prizeName({ words }: App, draw: ViewedDraw, id: string): string {
  const prize = draw.prizes.find((entry) => entry.id === id);
  return words.text(prize?.name) || words.gifts(prize?.gifts ?? []) || id;
}

export function quota({ words }: App, { left, of, code }: ViewedDraw): string {
  if (left === undefined || of === undefined || code !== 'ok') return '';
  return words.say('draw.left', { n: left, of });
}

export function promises(app: App, draw: ViewedDraw): string[] {
  const { words } = app;
  return draw.guarantees.map(({ prize, at, within }) => {
    const name = prizeName(app, draw, prize);
    return within === undefined
      ? words.say('draw.promise_waits', { prize: name, at })
      : words.say('draw.promise', { prize: name, n: within });
  });
}

/** Why nothing can be drawn now; empty when it can. */
export function whyNotDraw({ words, store }: App, draw: ViewedDraw): string {
  const near = (instant: string) => words.near(words.dayOf(instant), store.view!.today);
  const [option] = draw.options;
  switch (draw.code) {
    case 'ok':
      return '';
    case 'insufficient_balance':
      return words.say('draw.short', { missing: words.gifts(option?.missing ?? []) });
    case 'limit_reached':
      return draw.resets
        ? words.say('draw.again', { day: near(draw.resets) })
        : words.forCode('status', draw.code);
    case 'outside_window':
      return draw.from
        ? words.say('draw.from', { day: near(draw.from) })
        : words.forCode('status', draw.code);
    default:
      return words.forCode('status', draw.code);
  }
}

export function resultOf(app: App, draw: ViewedDraw, drawn: Drawn): string {
  const { words } = app;
  if (drawn.prize === undefined) return words.say('draw.nothing');
  const prize = prizeName(app, draw, drawn.prize);
  if (drawn.instead_of !== undefined) return words.say('draw.instead', { prize });
  return words.say(drawn.guaranteed ? 'draw.promised' : 'draw.drew', { prize });
}
