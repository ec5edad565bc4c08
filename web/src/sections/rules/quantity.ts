// A quantity in words: a number, a rate, a factor, or the first alternative that holds.
import type { Formula, Program, Quantity } from '@perennial/engine';
import type { Words } from '../../i18n/words.js';
import { join, lifeText, rest } from './blocks.js';
import { conditionText } from './condition.js';
import { attributeName, isMoneyName } from './variables.js';

type Ratio = number | [number, number];

export function quantityText(
  words: Words,
  programme: Program,
  thing: string,
  quantity: Quantity,
): string {
  if (typeof quantity === 'number') return amountText(words, programme, thing, quantity);
  if (!Array.isArray(quantity)) return formulaText(words, programme, thing, quantity);
  return quantity
    .map((one) =>
      typeof one === 'number' || !one.when
        ? words.say('rules.otherwise', { what: quantityText(words, programme, thing, one) })
        : formulaText(words, programme, thing, one),
    )
    .join(words.say('rules.semicolon'));
}

/** A fixed amount; of what only a cart knows (off, money) in money. */
function amountText(words: Words, programme: Program, thing: string, amount: number): string {
  if (thing === '') return words.format.number(amount);
  if (thing === 'off' && programme.money) {
    return words.say('rules.off', { money: words.format.money(amount, programme.money, true) });
  }
  if (thing === 'money' && programme.money) {
    return words.format.money(amount, programme.money, true);
  }
  return words.amount(thing, amount);
}

function formulaText(words: Words, programme: Program, thing: string, one: Formula): string {
  const { when, term, round, between, step, take, lines, count, of } = one;
  const basis = of ?? '';
  const bound = (value: number) =>
    isMoneyName(programme, basis)
      ? words.format.money(value, programme.money!, true)
      : words.format.number(value);
  const [low, high] = between ?? [null, null];
  const what = join(words, [
    one.multiply === undefined
      ? rateText(words, programme, thing, one)
      : words.say('rules.times', {
          thing: thingName(words, thing),
          n: ratioText(words, one.multiply),
        }),
    low !== null && words.say('rules.above', { value: bound(low) }),
    high !== null && words.say('rules.up_to', { value: bound(high) }),
    step !== undefined && words.say('rules.step', { value: bound(step) }),
    lines !== undefined &&
      words.say('rules.lines', { what: conditionText(words, programme, lines) }),
    count && count !== 'sum' && words.say(`rules.count.${count}`),
    take !== undefined && takeText(words, take),
    round && round !== 'floor' && words.say(`rules.round.${round}`),
    term !== undefined && words.say('rules.lasting', { span: lifeText(words, term) }),
    ...rest(one, formulaKeys),
  ]);
  if (when === undefined) return what;
  return words.say('rules.if', { condition: conditionText(words, programme, when), what });
}

const formulaKeys = [
  'of', 'lines', 'count', 'take', 'between', 'step', 'rate', 'round', 'multiply', 'when', 'term',
];

function thingName(words: Words, thing: string): string {
  if (thing === 'off' || thing === 'money') return words.say('rules.price');
  return words.thing(thing);
}

function rateText(words: Words, programme: Program, thing: string, { rate = 1, of }: Formula) {
  const [points, each] = typeof rate === 'number' ? [rate, 1] : rate;
  if (of === undefined && each === 1) return amountText(words, programme, thing, points);
  const basis = of === undefined ? '' : attributeName(words, of);
  const isPart = thing === 'off' || thing === 'money' || thing === '';
  if (isPart || of === undefined) {
    const share = ratioText(words, rate, true);
    const key = thing === 'off' ? 'rules.share_off' : 'rules.share';
    return words.say(key, { share, of: basis || thingName(words, thing) });
  }
  const unit = isMoneyName(programme, of)
    ? words.format.money(each, programme.money!, true)
    : words.format.number(each);
  return words.say('rules.rate', { points: words.amount(thing, points), each: unit, of: basis });
}

/** 3/2 as 1.5, a tenth as 10 %, a third as 1/3: whatever says it without rounding. */
export function ratioText(words: Words, ratio: Ratio, share = false): string {
  const [top, bottom] = typeof ratio === 'number' ? [ratio, 1] : ratio;
  const whole = (factor: number) => (top * factor) % bottom === 0;
  if (share && whole(1000)) {
    const options = { style: 'percent', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(words.language, options).format(top / bottom);
  }
  return whole(1000)
    ? words.format.number(top / bottom)
    : `${words.format.number(top)}/${words.format.number(bottom)}`;
}

function takeText(words: Words, take: Ratio): string {
  const [some, all] = typeof take === 'number' ? [take, 0] : take;
  return all === 0
    ? words.say('rules.take', { n: some })
    : words.say('rules.take_of', { n: some, all });
}
