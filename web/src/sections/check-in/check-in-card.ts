// The check-in card: ring, streak, what comes next, seven nodes, one button that names its gain.
import type { ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { isPressed, pageActivity } from '../../model/pick.js';
import { giftsOf } from '../../model/result.js';
import { icon } from '../../parts/icons.js';
import { ring } from '../../parts/ring.js';
import { gainOf, ladder } from './ladder.js';
import { openMakeUp, openRestore } from './rescue.js';
import { nextGifts, nextSentence, paidToday, priceOf, titleOf } from './streak-words.js';

export class CheckInCard {
  constructor(private readonly app: App) {}

  render(streak: ViewedStreak): TemplateResult {
    const { app } = this;
    const held = streak.state === 'lost' ? 0 : streak.length;
    return html`<section class="card check-in" part="card" data-state=${streak.state}
      aria-label=${app.words.text(streak.name) || app.words.say('tab.check_in')}>
      <div class="check-in-head">
        ${app.host.calm
          ? nothing
          : ring(held, ringGoal(streak), app.words.format.number(streak.length))}
        <div class="check-in-title">
          <h3>${titleOf(app, streak)}</h3>
          <p>${nextSentence(app, streak)}</p>
        </div>
        <button class="round plain" type="button" aria-label=${app.words.say('streak.more')}
          @click=${() => app.open('check_in')}>${icon('next', 20)}</button>
      </div>
      ${ladder(app.words, streak, this.#pressed(streak), app.host.calm)}
      <div class="check-in-action">${this.action(streak)}</div>
    </section>`;
  }

  /** The one button, or what stands in its place. */
  action(streak: ViewedStreak): unknown {
    const { words } = this.app;
    if (streak.state === 'done')
      return html`${doneRow(this.app, streak)} ${this.app.moments?.milestone(streak)}`;
    if (streak.state === 'closed')
      return html`<p class="quiet-row">${words.say('streak.closed_sub')}</p>`;
    if (!isPressed(streak)) return nothing;
    return html`${this.#reason(streak)}
      ${streak.state === 'lost' && !this.app.host.calm
        ? this.#wayBack(streak)
        : this.#button(streak, this.#label(streak))}`;
  }

  #label(streak: ViewedStreak): string {
    const { words } = this.app;
    const next = nextGifts(this.app, streak);
    if (next.length === 0) return words.say('streak.button');
    const gifts = words.gifts(next);
    return words.say(streak.state === 'new' ? 'streak.button_first' : 'streak.button_gain', {
      gifts,
    });
  }

  #button(streak: ViewedStreak, label: string, kind = 'primary'): TemplateResult {
    const busy = this.#pressed(streak);
    return html`<button class="button ${kind} wide" part="cta" type="button" data-action="check-in"
      aria-disabled=${busy} @click=${() => void this.#checkIn(streak)}>
      ${busy ? this.app.words.say('streak.button_busy') : label}
    </button>`;
  }

  // A streak just lost: the newest day that may be made up, or the restore; else only a new start.
  #wayBack(streak: ViewedStreak): TemplateResult {
    const { app } = this;
    const { words } = app;
    const day = streak.make_up?.days[0];
    const restart = this.#button(streak, words.say('streak.button_restart'), 'outline');
    const option = (streak.restore ?? day)?.options[0];
    const price = priceOf(app, option);
    const rescue = streak.restore
      ? html`<button class="button primary" part="cta" type="button" data-action="restore"
          @click=${() => void openRestore(app, streak.id)}>
          ${words.say('streak.button_restore', { price })}</button>`
      : day
        ? html`<button class="button primary" part="cta" type="button" data-action="make-up"
            @click=${() => void openMakeUp(app, streak.id, day.day)}>
            ${words.say('make_up.button', { price })}</button>`
        : nothing;
    return html`<div class="two">${rescue} ${restart}</div>
      ${streak.longest > 0
        ? html`<p class="quiet-note">${words.say('streak.best', { n: streak.longest })}</p>`
        : nothing}`;
  }

  #reason(streak: ViewedStreak): unknown {
    const { deed } = this.app.store;
    const reason = deed && isFor(deed.type, streak) ? this.app.reasonOf(deed) : '';
    return reason
      ? html`<p class="reason">${icon('warning', 18)} ${reason}</p>`
      : nothing;
  }

  #pressed(streak: ViewedStreak): boolean {
    const { busy } = this.app.store;
    return busy !== undefined && isFor(busy, streak) && streak.state !== 'done';
  }

  async #checkIn(streak: ViewedStreak): Promise<void> {
    const { app } = this;
    if (app.store.busy) return;
    const moment = app.moments?.checkIn();
    const deed = await app.act(pageActivity, {}, () => {
      const gains = giftsOf(app.store.deed?.outcome);
      const { length } = app.store.view!.streaks.find(({ id }) => id === streak.id) ?? streak;
      const gifts = app.words.gifts(gains) || app.words.say('streak.length', { n: length });
      return app.words.say('streak.done_gain', { gifts });
    });
    await app.host.updateComplete;
    if (deed.outcome?.status !== 'accepted') return moment?.refused();
    moment?.done(gainOf(app.words, giftsOf(deed.outcome)));
    app.root.querySelector<HTMLElement>('.done-row')?.focus({ preventScroll: true });
  }
}

function isFor(type: string, streak: ViewedStreak): boolean {
  return [streak.on].flat().includes(type);
}

function ringGoal(streak: ViewedStreak): number {
  const at = streak.next_step?.at;
  if (typeof at === 'number') return at;
  return streak.cycle.of ?? Math.max(streak.longest, streak.length, 7);
}

function doneRow(app: App, streak: ViewedStreak): TemplateResult {
  const { words } = app;
  const reward = paidToday(app, streak);
  const next = streak.ladder.find((entry) => entry.day > streak.today);
  const done = reward.length > 0
    ? words.say('streak.done_gain', { gifts: words.gifts(reward) })
    : words.say('streak.done');
  const points = next?.reward.find((gift) => words.isCurrency(gift.thing));
  const gain = points ? words.format.signed(points.amount) : '';
  return html`<p class="done-row" tabindex="-1">
    ${icon('check', 18)}
    <span>${done}${gain && streak.every === 'day'
      ? html`<span class="done-next"> · ${words.say('streak.done_next', { gain })}</span>`
      : nothing}</span>
  </p>`;
}
