// Feedback: a text for the brand, and what became of each: received, answered, done.
import type { ViewedFeedback } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon } from '../../parts/icons.js';
import { isTooLong } from './answers.js';

type Fault = 'needed' | 'too_long';

export class Feedback {
  #text = '';
  #fault: Fault | undefined;

  constructor(private readonly app: App) {}

  clear(): void {
    this.#text = '';
    this.#fault = undefined;
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    const { feedback } = store.view!;
    return html`${this.#form()}
      ${feedback.length > 0
        ? html`<section aria-label=${words.say('feedback.list')}>
            <div class="section-head"><h2>${words.say('feedback.list')}</h2></div>
            <ul class="card rows" part="card">${feedback.map((one) => this.#row(one))}</ul>
          </section>`
        : nothing}`;
  }

  #form(): TemplateResult {
    const { words, store } = this.app;
    const reason = store.deed?.type === 'feedback' ? this.app.reasonOf(store.deed) : '';
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#send();
    };
    const write = (event: Event) => {
      this.#text = (event.target as HTMLTextAreaElement).value;
      this.#fault = undefined;
      this.app.update();
    };
    return html`<section class="card feedback" part="card"
      aria-label=${words.say('feedback.title')}>
      <form novalidate @submit=${submit}>
        <h2>${words.say('feedback.title')}</h2>
        <label class="field"><span>${words.say('feedback.text')}</span>${this.#complaint()}
          <textarea rows="3" maxlength="2000" dir="auto" data-field="feedback" .value=${this.#text}
            @input=${write}></textarea></label>
        ${reason
          ? html`<p class="reason">${icon('warning', 18)} ${reason}</p>`
          : nothing}
        <button class="button accent-soft" type="submit" data-action="feedback"
          aria-disabled=${store.busy !== undefined}>${words.say('feedback.send')}</button>
      </form>
    </section>`;
  }

  #complaint(): unknown {
    const said = this.#said();
    if (!said) return nothing;
    return html`<p class="complaint">${icon('warning', 16)} ${said}</p>`;
  }

  #said(): string {
    const { words } = this.app;
    if (this.#fault === 'needed') return words.say('feedback.needed');
    return this.#fault === 'too_long' ? words.say('survey.too_long') : '';
  }

  async #send(): Promise<void> {
    const { app } = this;
    const text = this.#text.trim();
    this.#fault = text === '' ? 'needed' : isTooLong(text) ? 'too_long' : undefined;
    if (this.#fault) {
      app.say(this.#said());
      app.update();
      app.root.querySelector<HTMLElement>('[data-field=feedback]')?.focus();
      return;
    }
    const deed = await app.act('feedback', { text }, () => app.words.say('feedback.sent'));
    if (deed.outcome?.status !== 'accepted') return;
    this.clear();
    app.update();
  }

  #row(one: ViewedFeedback): TemplateResult {
    const { words, store } = this.app;
    const { state, at, reply, replied_at, done_at, about } = one;
    const instant = { received: at, answered: replied_at, done: done_at }[state] ?? at;
    const day = words.near(words.dayOf(instant), store.view!.today);
    return html`<li class="row said" part="row" data-feedback=${one.id} data-state=${state}>
      <span class="tile ${state === 'received' ? 'quiet' : ''}">
        ${icon(state === 'received' ? 'hourglass' : 'check', 22)}</span>
      <div class="row-text">
        <p class="said-text"><bdi>${one.text}</bdi></p>
        <p class="row-note">${[
          words.say(`feedback.${state}`, { day }),
          about ? words.say('feedback.about', { about }) : '',
        ].filter(Boolean).join(' · ')}</p>
        ${reply
          ? html`<blockquote><span class="hidden">${words.say('feedback.reply')}</span>
              <bdi>${reply}</bdi></blockquote>`
          : nothing}
      </div>
    </li>`;
  }
}
