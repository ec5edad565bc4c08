// A survey: its questions as a form while it can be answered, then thanks and what was given.
import type { Gift, ViewedSurvey } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import { giftsOf } from '../../model/result.js';
import { icon } from '../../parts/icons.js';
import { type Answer, attributesOf, bandOf, type Fault, faultsOf } from './answers.js';
import { question } from './question.js';

export class SurveyForm {
  #answers = new Map<string, Answer>();
  #faults = new Map<string, Fault>();
  #thanks: Gift[] | undefined; // for the answers just sent

  constructor(
    private readonly app: App,
    private readonly id: string,
  ) {}

  render(survey: ViewedSurvey): TemplateResult {
    const { words } = this.app;
    const gifts = words.gifts(survey.gifts);
    const about = words.text(survey.about);
    const isOpen = survey.code === 'ok' && !this.#thanks;
    return html`<section class="card survey" part="card" data-survey=${this.id}
      aria-label=${words.text(survey.name)}>
      <h3>${words.text(survey.name)}</h3>
      ${about ? html`<p class="row-note">${about}</p>` : nothing}
      ${isOpen && gifts
        ? html`<p class="gain">${words.say('survey.gifts', { gifts })}</p>`
        : nothing}
      ${this.#thanks ? this.#thanked(this.#thanks) : nothing}
      ${isOpen ? this.#form(survey) : nothing}
      ${!isOpen && !this.#thanks
        ? html`<p class="row-note">${whyNotSurvey(this.app, survey)}</p>`
        : nothing}
    </section>`;
  }

  #thanked(gifts: Gift[]): TemplateResult {
    return html`<p class="thanks" tabindex="-1">${icon('check', 20)} ${this.#thank(gifts)}</p>`;
  }

  #thank(gifts: Gift[]): string {
    const { words } = this.app;
    return gifts.length > 0
      ? words.say('survey.thanks_gifts', { gifts: words.gifts(gifts) })
      : words.say('survey.thanks');
  }

  #form(survey: ViewedSurvey): TemplateResult {
    const { words, store } = this.app;
    const mine = store.deed?.attributes?.survey === this.id;
    const reason = mine ? this.app.reasonOf(store.deed) : '';
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#send(survey);
    };
    return html`<form novalidate @submit=${submit}>
      ${survey.ask.map((one) =>
        question(this.app, {
          survey: this.id,
          question: one,
          answers: this.#answers,
          fault: this.#faults.get(one.id),
          band: bandOf(survey.ask, this.#answers),
          answer: (answer) => this.#answer(one.id, answer),
        }),
      )}
      ${reason
        ? html`<p class="reason">${icon('warning', 18)} ${reason}</p>`
        : nothing}
      <button class="button primary wide" part="cta" type="submit" data-action="answer"
        aria-disabled=${store.busy !== undefined}>${words.say('survey.send')}</button>
    </form>`;
  }

  #answer(question: string, answer: Answer | undefined): void {
    if (answer === undefined) this.#answers.delete(question);
    else this.#answers.set(question, answer);
    this.#faults.delete(question);
    this.app.update();
  }

  async #send(survey: ViewedSurvey): Promise<void> {
    const { app } = this;
    this.#faults = faultsOf(survey.ask, this.#answers);
    const [first] = this.#faults;
    if (first) {
      app.say(app.words.say(`survey.${first[1]}`));
      app.update();
      await app.host.updateComplete;
      const place = `[data-survey="${this.id}"] [data-question="${first[0]}"]`;
      app.root.querySelector<HTMLElement>(`${place} :is(input, textarea)`)?.focus();
      return;
    }
    const attributes = attributesOf(this.id, survey.ask, this.#answers);
    const deed = await app.act('survey', attributes, () =>
      this.#thank(giftsOf(app.store.deed?.outcome)),
    );
    if (deed.outcome?.status !== 'accepted') return;
    this.#thanks = giftsOf(deed.outcome);
    this.#answers.clear();
    app.update();
    await keepFocus(app, `[data-survey="${this.id}"] .thanks`);
  }
}

/** Why it cannot be answered now. */
export function whyNotSurvey({ words, store }: App, survey: ViewedSurvey): string {
  const { code, resets, from } = survey;
  const near = (instant: string) => words.near(words.dayOf(instant), store.view!.today);
  if (code === 'limit_reached') {
    return resets
      ? words.say('survey.again', { day: near(resets) })
      : words.say('survey.answered');
  }
  if (code === 'outside_window' && from) return words.say('survey.from', { day: near(from) });
  return words.forCode('status', code);
}
