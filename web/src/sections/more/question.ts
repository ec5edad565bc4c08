// One question of a survey: a scale as a row of numbers, one choice, several, or words.
import type { ViewedChoice, ViewedQuestion } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../parts/icons.js';
import { type Answer, type Answers, type Band, type Fault, toggled } from './answers.js';

const longestRow = 11; // numbers side by side; more are typed

export interface Asked {
  survey: string;
  question: ViewedQuestion;
  answers: Answers;
  fault: Fault | undefined;
  band: Band | undefined;
  answer: (answer: Answer | undefined) => void;
}

export function question(app: App, asked: Asked): TemplateResult {
  const { scale, options, times = 1 } = asked.question;
  if (scale) {
    const [low = 0, high = 0] = scale;
    return high - low < longestRow
      ? group(app, asked, numbers(asked, low, high))
      : typed(app, asked, low, high);
  }
  if (options && times > 1) return group(app, asked, boxes(app, asked, times));
  if (options) return group(app, asked, choices(app, asked));
  return text(app, asked);
}

const nameOf = ({ survey, question: { id } }: Asked) => `${survey}-${id}`;

function group(app: App, asked: Asked, inside: TemplateResult): TemplateResult {
  const { words } = app;
  const { question: one, fault } = asked;
  const several = (one.times ?? 1) > 1;
  const about = [
    words.text(one.about),
    several ? words.say('survey.up_to', { n: one.times! }) : '',
  ].filter(Boolean);
  const noted = `note-${nameOf(asked)}`;
  const isRadio = !(one.options && several);
  return html`<fieldset class="question" data-question=${one.id}
    role=${isRadio ? 'radiogroup' : nothing} aria-required=${isRadio ? 'true' : nothing}
    aria-invalid=${isRadio && fault ? 'true' : nothing} aria-describedby=${noted}>
    <legend>${words.text(one.name)}</legend>
    <div id=${noted}>${about.length > 0
      ? html`<p class="row-note">${about.join(' · ')}</p>`
      : nothing}${complaint(app, fault)}</div>
    ${inside}
  </fieldset>`;
}

export function complaint({ words }: App, fault: Fault | undefined): unknown {
  if (!fault) return nothing;
  return html`<p class="complaint">${icon('warning', 16)} ${words.say(`survey.${fault}`)}</p>`;
}

function numbers(asked: Asked, low: number, high: number): TemplateResult {
  const all = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const held = asked.answers.get(asked.question.id);
  return html`<div class="scale">${all.map(
    (number) => html`<label class="scale-point">
      <input type="radio" name=${nameOf(asked)} value=${number} .checked=${held === number}
        @change=${() => asked.answer(number)} /><span>${number}</span></label>`,
  )}</div>`;
}

function choices({ words }: App, asked: Asked): TemplateResult {
  const held = asked.answers.get(asked.question.id);
  return html`<div class="options">${asked.question.options!.map(
    (option) => html`<label class="choice ${held === option.id ? 'chosen' : ''}">
      <input type="radio" name=${nameOf(asked)} value=${option.id} .checked=${held === option.id}
        @change=${() => asked.answer(option.id)} />
      ${choiceText(words, option)}</label>`,
  )}</div>`;
}

function choiceText(words: Words, { id, name, about }: ViewedChoice): TemplateResult {
  return html`<span class="choice-text">${words.text(name) || id}
    ${about ? html`<small>${words.text(about)}</small>` : nothing}</span>`;
}

function boxes({ words }: App, asked: Asked, times: number): TemplateResult {
  const { question: one, answers } = asked;
  const held = answers.get(one.id);
  const chosen = Array.isArray(held) ? held : [];
  return html`<div class="options">${one.options!.map((option) => {
    const { id } = option;
    const isChosen = chosen.includes(id);
    return html`<label class="choice ${isChosen ? 'chosen' : ''}">
      <input type="checkbox" value=${id} .checked=${isChosen}
        ?disabled=${!isChosen && chosen.length >= times}
        @change=${() => asked.answer(toggled(one, answers, id))} />
      ${choiceText(words, option)}</label>`;
  })}</div>`;
}

function typed(app: App, asked: Asked, low: number, high: number): TemplateResult {
  const { words } = app;
  const held = asked.answers.get(asked.question.id);
  const read = (event: Event) => {
    const { value, valueAsNumber } = event.target as HTMLInputElement;
    const isWithin = valueAsNumber >= low && valueAsNumber <= high;
    asked.answer(value !== '' && isWithin ? Math.trunc(valueAsNumber) : undefined);
  };
  const range = words.say('survey.range', { low, high });
  return field(
    app,
    asked,
    range,
    html`<input type="number" inputmode="numeric" min=${low} max=${high} step="1"
      required .value=${held === undefined ? '' : String(held)} @change=${read} />`,
  );
}

function text(app: App, asked: Asked): TemplateResult {
  const held = asked.answers.get(asked.question.id);
  const read = (event: Event) => asked.answer((event.target as HTMLTextAreaElement).value);
  return field(
    app,
    asked,
    [asked.band && app.words.say(`survey.band.${asked.band}`), app.words.say('survey.optional')]
      .filter(Boolean)
      .join(' · '),
    html`<textarea rows="3" maxlength="2000" dir="auto"
      .value=${typeof held === 'string' ? held : ''} @input=${read}></textarea>`,
  );
}

function field(app: App, asked: Asked, note: string, input: TemplateResult): TemplateResult {
  const { words } = app;
  const { name, about, id } = asked.question;
  const notes = [words.text(about), note].filter(Boolean).join(' · ');
  return html`<div class="question" data-question=${id}>
    <label class="field"><span>${words.text(name)}</span>
      <small>${notes}</small>${complaint(app, asked.fault)}${input}</label>
  </div>`;
}
