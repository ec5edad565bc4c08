// The sheet that starts a mission: its stake, its goal and what it brings, before it is paid.
import type { ViewedMission } from '@perennial/engine';
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { reason } from '../check-in/make-up-sheet.js';
import { balanceAfter, firstChoice, payWith, paymentChoice } from '../check-in/payment.js';
import { priceOf } from '../check-in/streak-words.js';
import { nameOf } from './mission-words.js';

export function openStart(app: App, id: string): void {
  let chosen: number | undefined;
  const choose = (index: number) => {
    chosen = index;
    app.update();
  };
  app.store.deed = undefined;
  openSheet(app, () => {
    const mission = app.store.view?.missions.find((entry) => entry.id === id);
    if (!mission?.start) return undefined;
    return content(app, mission, chosen ?? firstChoice(mission.start.options), choose);
  });
}

function content(
  app: App,
  mission: ViewedMission,
  chosen: number,
  choose: (index: number) => void,
): SheetContent {
  const { words, store } = app;
  const { options } = mission.start!;
  const option = options[chosen];
  const name = nameOf(app, mission);
  const about = words.text(mission.about);
  const wins = mission.steps.flatMap(({ reward }) => reward);
  const until = mission.until && words.near(words.lastDayOf(mission.until), store.view!.today);
  const attributes = { mission: mission.id, ...payWith(option, options) };
  const start = async () => {
    const deed = await app.act('start', attributes, () => words.say('start.done', { name }));
    if (deed.outcome?.status === 'accepted') app.sheet?.close();
  };
  return {
    title: words.say('start.title', { name }),
    ...(about && { subtitle: about }),
    body: () => html`
      ${paymentChoice(app, store.view!, options, chosen, choose)}
      <dl class="facts">
        ${options.length < 2 ? fact(words.say('start.stake'), priceOf(app, option)) : nothing}
        ${fact(words.say('start.goal'), words.format.number(mission.progress.of))}
        ${until ? fact(words.say('start.until'), until) : nothing}
        ${wins.length > 0 ? fact(words.say('start.wins'), words.gifts(wins), 'won') : nothing}
        ${balanceAfter(app, store.view!, option, store.preview('start', attributes))}
      </dl>
      <p class="quiet-note">${words.say('start.note')}</p>
      ${reason(app)}
      <button class="button primary wide" part="cta" type="button" data-action="pay"
        aria-disabled=${store.busy !== undefined || !option?.affordable} @click=${start}>
        ${option?.affordable === false
          ? words.say('make_up.button_short', { missing: words.gifts(option.missing) })
          : words.say('start.button', { price: priceOf(app, option) })}
      </button>`,
  };
}
