// The restore sheet: what bringing a lost streak back costs and leads to, before it is paid.
import type { ViewedRestore, ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { giftsOf } from '../../model/result.js';
import { reason } from './make-up-sheet.js';
import {
  balanceAfter,
  becomes,
  firstChoice,
  gains,
  payWith,
  paymentChoice,
} from './payment.js';
import { priceOf } from './streak-words.js';

export function openRestore(app: App, streakId: string): void {
  let chosen: number | undefined;
  const choose = (index: number) => {
    chosen = index;
    app.update();
  };
  app.store.deed = undefined;
  openSheet(app, () => {
    const streak = app.store.view?.streaks.find((entry) => entry.id === streakId);
    if (!streak?.restore) return undefined;
    const start = chosen ?? firstChoice(streak.restore.options);
    return content(app, streak, streak.restore, start, choose);
  });
}

function content(
  app: App,
  streak: ViewedStreak,
  restore: ViewedRestore,
  chosen: number,
  choose: (index: number) => void,
): SheetContent {
  const { words } = app;
  const view = app.store.view!;
  const option = restore.options[chosen];
  const result = app.store.preview('restore', attributesOf(streak, restore, chosen));
  const { until } = restore;
  const end =
    until && `${words.near(until.slice(0, 10), view.today)} ${words.format.time(until)}`;
  return {
    title: words.say('restore.title'),
    body: () => html`
      <p class="becomes">
        <span>${words.say('make_up.length', { n: streak.length })}</span>
        ${becomes(words, 18)}
        <strong>${words.say('make_up.length', { n: restore.length })}</strong>
      </p>
      ${paymentChoice(app, view, restore.options, chosen, choose)}
      <dl class="facts">
        ${restore.options.length === 1
          ? fact(words.say('make_up.pay'), priceOf(app, option))
          : nothing}
        ${end ? fact(words.say('restore.until'), end) : nothing}
        ${restore.left !== undefined && restore.of !== undefined
          ? fact(
              words.say('make_up.quota'),
              words.say('make_up.quota_value', { n: restore.left, of: restore.of }),
            )
          : nothing}
        ${gains(app, giftsOf(result))} ${balanceAfter(app, view, option, result)}
      </dl>
      <p class="quiet-note">${words.say('restore.note')}</p>
      ${reason(app)} ${button(app, streak, restore, chosen)}
    `,
  };
}

function attributesOf(streak: ViewedStreak, { options }: ViewedRestore, chosen: number) {
  return { streak: streak.id, ...payWith(options[chosen], options) };
}

function button(
  app: App,
  streak: ViewedStreak,
  restore: ViewedRestore,
  chosen: number,
): TemplateResult {
  const { words } = app;
  const option = restore.options[chosen];
  if (option && !option.affordable) {
    return html`<button class="button wide" type="button" aria-disabled="true">
      ${words.say('make_up.button_short', { missing: words.gifts(option.missing) })}</button>`;
  }
  const free = !option || option.cost.length === 0;
  const pay = async () => {
    const deed = await app.act('restore', attributesOf(streak, restore, chosen), () =>
      words.say('restore.done', { n: restore.length }),
    );
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  return html`<button class="button primary wide" part="cta" type="button" data-action="pay"
    aria-disabled=${app.store.busy !== undefined} @click=${pay}>
    ${free
      ? words.say('restore.button_free')
      : words.say('restore.button', { price: priceOf(app, option) })}
  </button>`;
}
