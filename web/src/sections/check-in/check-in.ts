// The check-in section: the streak with its milestones and cards, the month, and today's button.
import type { ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { mainStreak } from '../../model/pick.js';
import { icon, type IconName } from '../../parts/icons.js';
import { ring } from '../../parts/ring.js';
import { vars } from '../../parts/vars.js';
import { CheckInCard } from './check-in-card.js';
import { MonthCalendar } from './month.js';
import { freezePrice, nextSentence, titleOf } from './streak-words.js';
import { milestones, progress } from './thread.js';
import { adopt } from '../../styles/index.js';
import { streakStyles } from '../../styles/streak.js';

export class CheckInSection implements Section {
  readonly #card: CheckInCard;
  readonly #month: MonthCalendar;

  constructor(private readonly app: App) {
    adopt(app.root, streakStyles.styleSheet!);
    this.#card = new CheckInCard(app);
    this.#month = new MonthCalendar(app);
  }

  render(): TemplateResult {
    const view = this.app.store.view!;
    const streak = mainStreak(view)!;
    const others = view.streaks.filter((entry) => entry !== streak);
    return html`<div class="stack check-in-section">
      ${this.#summary(streak)}
      ${streak.every === 'day' ? this.#month.render() : nothing}
      ${others.map((entry) => this.#summary(entry))}
      <div class="check-in-foot">${this.#card.action(streak)}</div>
    </div>`;
  }

  #summary(streak: ViewedStreak): TemplateResult {
    const { words } = this.app;
    const step = streak.next_step;
    const chips = step && step.reward.length > 0 && ['open', 'done'].includes(streak.state);
    const goal = typeof step?.at === 'number' ? step.at : Math.max(streak.length, 1);
    const held = streak.state === 'lost' ? 0 : streak.length;
    return html`<section class="card" part="card">
      <div class="streak-head">
        ${this.app.host.calm
          ? nothing
          : ring(held, goal, words.format.number(streak.length), 4)}
        <div class="streak-text">
          <h3>${titleOf(this.app, streak)}</h3>
          <p>${chips && typeof step.at === 'number'
            ? words.say('streak.next_at', { n: step.remaining ?? 0, at: step.at })
            : nextSentence(this.app, streak)}</p>
          ${chips
            ? html`<p class="chips">${step.reward.map(
                (gift) =>
                  html`<span class="chip">
                    ${icon('gift', 14)} ${words.amount(gift.thing, gift.amount)}</span>`,
              )}</p>`
            : nothing}
        </div>
      </div>
      ${this.#steps(streak)} ${this.#cards(streak)}
    </section>`;
  }

  // The milestones on one thread, evenly spaced whatever their distance in days.
  #steps(streak: ViewedStreak): unknown {
    const { words } = this.app;
    const marks = milestones(streak);
    if (marks.length === 0) return nothing;
    return html`<ol class="steps" aria-label=${words.say('streak.steps')}
      ${vars({ '--done': progress(streak).toFixed(3), '--count': String(marks.length) })}>
      ${marks.map(({ step, reached, next }) => {
        const at = typeof step.at === 'number' ? step.at : 0;
        const label = reached
          ? words.say('streak.step_paid', { n: at })
          : words.say('streak.step_ahead', { n: at, gifts: words.gifts(step.reward) });
        return html`<li class="step ${reached ? 'reached' : ''} ${next ? 'next' : ''}"
          aria-label=${label}>
          <span class="step-disc" aria-hidden="true">${icon(reached ? 'check' : 'gift', 16)}</span>
          <span class="step-name" aria-hidden="true">
            ${words.say('streak.step_at', { n: at })}</span>
        </li>`;
      })}
    </ol>`;
  }

  #usedUp(resets: string): TemplateResult {
    const { words, store } = this.app;
    const day = words.near(words.dayOf(resets), store.view!.today);
    return html`<div class="stat wide"><dt class="hidden">${words.say('streak.make_ups')}</dt>
      <dd>${words.say('make_up.used_up', { day })}</dd></div>`;
  }

  // It is paid without a press, so its price stands here before.
  #freezing(streak: ViewedStreak): unknown {
    const { words } = this.app;
    const price = freezePrice(streak);
    if (!price) return nothing;
    const text = words.say('freeze.price', { price: words.amount(price.thing, price.amount) });
    return html`<div class="stat wide"><dt class="hidden">${words.say('streak.freezes')}</dt>
      <dd>${text}</dd></div>`;
  }

  #cards(streak: ViewedStreak): TemplateResult {
    const { words } = this.app;
    const entry = (mark: IconName, kind: string, name: string, value: string) =>
      html`<div class="stat ${kind}"><dt>${icon(mark, 18)} ${name}</dt><dd>${value}</dd></div>`;
    const { make_up: makeUp, freeze } = streak;
    const longest = words.say('streak.days', { n: streak.longest });
    return html`<dl class="stats">
      ${makeUp?.left !== undefined
        ? entry('back', 'accent', words.say('streak.make_ups'), words.format.number(makeUp.left))
        : nothing}
      ${freeze
        ? entry('snow', 'frost', words.say('streak.freezes'), words.format.number(freeze.held))
        : nothing}
      ${this.#freezing(streak)}
      ${makeUp?.left === 0 && makeUp.resets ? this.#usedUp(makeUp.resets) : nothing}
      ${this.app.host.calm
        ? nothing
        : entry('trophy', 'gift', words.say('streak.longest'), longest)}
    </dl>`;
  }
}
