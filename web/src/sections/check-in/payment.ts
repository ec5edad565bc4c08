// How a rescue is paid: the alternatives as a radio group, and the lines that say what it leads to.
import type { Option, View } from '@perennial/engine';
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { currencyOf } from '../../model/pick.js';
import { priceOf } from './streak-words.js';

/** The alternative to begin with: the first that can be paid, else the first. */
export function firstChoice(options: Option[]): number {
  return Math.max(0, options.findIndex((option) => option.affordable));
}

/** The attribute that names an alternative: the currency it takes. */
export function payWith(option: Option | undefined, options: Option[]): { pay?: string } {
  const currency = option?.cost[0]?.thing;
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

/** Before and after, for what is paid and for what is gained in the same currency. */
export function balanceAfter(
  { words }: App,
  view: View,
  option: Option | undefined,
  gains: { thing: string; amount: number }[],
): unknown {
  return (option?.cost ?? []).map(({ thing, amount }) => {
    const held = currencyOf(view, thing);
    if (!held) return nothing;
    const gained = gains
      .filter((gift) => gift.thing === thing)
      .reduce((sum, gift) => sum + gift.amount, 0);
    const after = held.available - amount + gained;
    return html`<b class="was">${words.format.number(held.available)}</b>
      <span aria-hidden="true">→</span> <b>${words.amount(thing, after)}</b>`;
  });
}
