// How a rescue is paid: the alternatives as a radio group, and the lines that say what it leads to.
import type { Gift, Option, Outcome, View } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact } from '../../app/sheet.js';
import type { Words } from '../../i18n/words.js';
import { currencyOf } from '../../model/pick.js';
import { changeOf } from '../../model/result.js';
import { icon } from '../../parts/icons.js';
import { priceOf } from './streak-words.js';

/** The alternative to begin with: the first that can be paid, else the first. */
export function firstChoice(options: Option[]): number {
  return Math.max(0, options.findIndex((option) => option.affordable));
}

/** The attribute that names an alternative: the currency it takes, one of its own if it has one. */
export function payWith(option: Option | undefined, options: Option[]): { pay?: string } {
  const takes = (one: Option, thing: string) => one.cost.some((price) => price.thing === thing);
  const own = option?.cost.find(
    ({ thing }) => !options.some((other) => other !== option && takes(other, thing)),
  );
  const currency = (own ?? option?.cost[0])?.thing;
  return currency !== undefined && options.length > 1 ? { pay: currency } : {};
}

export function paymentChoice(
  app: App,
  view: View,
  options: Option[],
  chosen: number,
  choose: (index: number) => void,
): unknown {
  if (options.length < 2) return nothing;
  const { words } = app;
  return html`<fieldset class="choices">
    <legend class="hidden">${words.say('make_up.pay')}</legend>
    ${options.map(
      (option, index) => html`<label class="choice ${index === chosen ? 'chosen' : ''}">
        <input type="radio" name="pay" .checked=${index === chosen}
          @change=${() => choose(index)} />
        <span class="choice-text"><b>${priceOf(app, option)}</b>
          <small>${note(app, view, option)}</small></span>
      </label>`,
    )}
  </fieldset>`;
}

function note({ words }: App, view: View, option: Option): string {
  if (!option.affordable)
    return words.say('make_up.short', { missing: words.gifts(option.missing) });
  const thing = option.cost[0]?.thing;
  const held = thing === undefined ? undefined : currencyOf(view, thing);
  if (!held) return '';
  return words.say('make_up.have', { amount: words.format.number(held.available) });
}

/** The arrow between what is and what will be, and its word for who does not see it. */
export function becomes(words: Words, size: number): TemplateResult {
  return html`${icon('next', size)}<small class="hidden">${words.say('make_up.then')}</small>`;
}

/** Before and after, for what is paid with, as the engine answers for the very activity. */
export function balanceAfter(
  { words }: App,
  view: View,
  option: Option | undefined,
  result: Outcome | undefined,
): unknown {
  if (!option?.affordable || option.cost.length === 0 || !result) return nothing;
  const held = option.cost.flatMap(({ thing }) => currencyOf(view, thing) ?? []);
  if (held.length === 0) return nothing;
  const values = held.map(({ id, available }) => {
    const after = available + changeOf(result, id);
    return html`<b class="was">${words.format.number(available)}</b>
      ${becomes(words, 14)} <b>${words.amount(id, after)}</b>`;
  });
  return fact(words.say('make_up.balance'), values);
}

/** What is gained besides. */
export function gains({ words }: App, gifts: Gift[]): unknown {
  if (gifts.length === 0) return nothing;
  return fact(words.say('make_up.gifts'), `+${words.gifts(gifts)}`, 'won');
}
