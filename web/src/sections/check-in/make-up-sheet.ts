// The make-up sheet: the gap sewn between its neighbours, price, quota, result and balance after,
// all before it is paid.
import type { FillableDay, ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { addDays } from '../../i18n/format.js';
import { termText } from '../../i18n/term.js';
import { giftsOf } from '../../model/result.js';
import { icon } from '../../parts/icons.js';
import {
  balanceAfter,
  becomes,
  firstChoice,
  gains,
  payWith,
  paymentChoice,
} from './payment.js';
import { priceOf } from './streak-words.js';

const neighbours = 3;

export function openMakeUp(app: App, streakId: string, day: string): void {
  let chosen: number | undefined;
  const choose = (index: number) => {
    chosen = index;
    app.update();
  };
  app.store.deed = undefined;
  openSheet(app, () => {
    const streak = app.store.view?.streaks.find((entry) => entry.id === streakId);
    const fillable = streak?.make_up?.days.find((entry) => entry.day === day);
    if (!streak || !fillable) return undefined;
    return content(app, streak, fillable, chosen ?? firstChoice(fillable.options), choose);
  });
}

function content(
  app: App,
  streak: ViewedStreak,
  fillable: FillableDay,
  chosen: number,
  choose: (index: number) => void,
): SheetContent {
  const { words } = app;
  const view = app.store.view!;
  const option = fillable.options[chosen];
  const result = app.store.preview('make_up', attributesOf(streak, fillable, chosen));
  const quota = streak.make_up!;
  return {
    title: words.say('make_up.title', { day: words.format.dayWithWeekday(fillable.day) }),
    body: () => html`
      ${sewn(app, streak, fillable.day)}
      <p class="becomes">
        <span>${words.say('make_up.length', { n: streak.length })}</span>
        ${becomes(words, 18)}
        <strong>${words.say('make_up.length', { n: fillable.length })}</strong>
      </p>
      ${paymentChoice(app, view, fillable.options, chosen, choose)}
      <dl class="facts">
        ${fillable.options.length === 1
          ? fact(words.say('make_up.pay'), priceOf(app, option))
          : nothing}
        ${quota.left !== undefined && quota.of !== undefined
          ? fact(words.say('make_up.quota'), html`${words.say('make_up.quota_value', {
              n: quota.left,
              of: quota.of,
            })} ${dots(quota.left, quota.of)}`)
          : nothing}
        ${gains(app, result ? giftsOf(result) : fillable.gifts)}
        ${balanceAfter(app, view, option, result)}
      </dl>
      <p class="quiet-note">${window(app, streak)}
        ${words.say(quota.pays ? 'make_up.pays' : 'make_up.once')}</p>
      ${reason(app)} ${button(app, streak, fillable, chosen)}
    `,
  };
}

// How far back days may be made up: as the programme says it, else as far as it lets now.
function window({ words, programme }: App, { id, make_up: quota }: ViewedStreak): string {
  const rescues = [programme.streaks?.find((entry) => entry.id === id)?.make_up].flat();
  const last = rescues.map((rescue) => rescue?.window?.last).find((span) => /^P/.test(span ?? ''));
  if (last) return words.say('make_up.window', { span: termText(words, last) });
  const oldest = quota?.days.at(-1)?.day;
  return oldest ? words.say('make_up.window_day', { day: words.format.dayWithYear(oldest) }) : '';
}

function attributesOf(streak: ViewedStreak, { day, options }: FillableDay, chosen: number) {
  return { streak: streak.id, day, ...payWith(options[chosen], options) };
}

function button(
  app: App,
  streak: ViewedStreak,
  fillable: FillableDay,
  chosen: number,
): TemplateResult {
  const { words } = app;
  const option = fillable.options[chosen];
  if (option && !option.affordable) {
    return html`<button class="button wide" type="button" aria-disabled="true">
      ${words.say('make_up.button_short', { missing: words.gifts(option.missing) })}</button>`;
  }
  const price = priceOf(app, option);
  const free = !option || option.cost.length === 0;
  const pay = async () => {
    const day = words.format.dayWithWeekday(fillable.day);
    const deed = await app.act('make_up', attributesOf(streak, fillable, chosen), () =>
      words.say('make_up.done', { day, n: fillable.length }),
    );
    if (deed.outcome?.status !== 'accepted') return;
    app.moments?.succeeded();
    const length = (n: number) => words.say('make_up.length', { n });
    await app.moments?.sew(length, streak.length, fillable.length);
    app.sheet?.close();
    app.moments?.madeUp(streak, deed.outcome);
  };
  return html`<button class="button primary wide" part="cta" type="button" data-action="pay"
    aria-disabled=${app.store.busy !== undefined} @click=${pay}>
    ${free ? words.say('make_up.button_free') : words.say('make_up.button', { price })}
  </button>`;
}

export function reason(app: App): unknown {
  const text = app.reasonOf(app.store.deed);
  return text ? html`<p class="reason">${icon('warning', 18)} ${text}</p>` : nothing;
}

// The missed day between its neighbours, with the thread drawn through it.
function sewn(app: App, streak: ViewedStreak, day: string): TemplateResult {
  const days = Array.from({ length: 2 * neighbours + 1 }, (_, index) =>
    addDays(day, index - neighbours),
  );
  const known = new Map(
    [day.slice(0, 7), days[0]!.slice(0, 7), days.at(-1)!.slice(0, 7)]
      .flatMap((month) => {
        const read = app.store.month(streak.id, month);
        return read instanceof Error ? [] : read.days;
      })
      .map((entry) => [entry.day, entry.state]),
  );
  return html`<ol class="sewn" aria-hidden="true">
    ${days.map((entry) => html`<li class="sewn-day ${known.get(entry) ?? 'unknown'}
      ${entry === day ? 'gap' : ''}"><span>${Number(entry.slice(8))}</span></li>`)}
  </ol>`;
}

function dots(left: number, of: number): unknown {
  if (of > 6) return nothing;
  return html`<span class="dots" aria-hidden="true">${Array.from(
    { length: of },
    (_, index) => html`<i class=${index < left ? 'full' : ''}></i>`,
  )}</span>`;
}
