// What the member says: the brand's surveys, and feedback with what became of it.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { askedOf } from '../../model/sides.js';
import { choiceStyles } from '../../styles/choices.js';
import { formStyles } from '../../styles/forms.js';
import { adopt } from '../../styles/index.js';
import { Feedback } from './feedback.js';
import { SurveyForm } from './survey-form.js';

export class VoiceSection implements Section {
  readonly #feedback: Feedback;
  readonly #forms = new Map<string, SurveyForm>();
  #of: App['store'] | undefined;

  constructor(private readonly app: App) {
    adopt(app.root, choiceStyles.styleSheet!);
    adopt(app.root, formStyles.styleSheet!);
    this.#feedback = new Feedback(app);
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    if (this.#of !== store) {
      this.#of = store; // another member's answers are another's
      this.#forms.clear();
      this.#feedback.clear();
    }
    const surveys = askedOf(store.view!);
    return html`${surveys.length > 0
      ? html`<div class="section-head"><h2>${words.say('voice.surveys')}</h2></div>
          ${surveys.map((survey) => this.#form(survey.id).render(survey))}`
      : nothing}
    ${this.#feedback.render()}`;
  }

  #form(id: string): SurveyForm {
    const form = this.#forms.get(id) ?? new SurveyForm(this.app, id);
    this.#forms.set(id, form);
    return form;
  }
}
