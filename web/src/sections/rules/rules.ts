// The rules of the programme in words: chapters of items that open, and a field that finds one.
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Section } from '../../app/late.js';
import { icon } from '../../parts/icons.js';
import { adopt } from '../../styles/index.js';
import { rulesStyles } from '../../styles/rules.js';
import { bookOf, type Chapter, type Item } from './book.js';

export class RulesSection implements Section {
  #sought = '';

  constructor(private readonly app: App) {
    adopt(app.root, rulesStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { words, programme } = this.app;
    const chapters = found(bookOf(words, programme), this.#sought);
    const version = words.say('rules.version', { n: programme.version });
    return html`<div class="stack rules">
      <p class="row-note">${version}</p>
      <label class="field"><span>${words.say('rules.search')}</span>
        <input type="search" .value=${this.#sought} @input=${this.#seek} /></label>
      ${chapters.map((chapter) => this.#chapter(chapter))}
      ${chapters.length === 0
        ? html`<p class="card none" role="status">${words.say('rules.none')}</p>`
        : nothing}
    </div>`;
  }

  #seek = (event: Event): void => {
    this.#sought = (event.target as HTMLInputElement).value;
    this.app.update();
  };

  #chapter({ id, title, items }: Chapter): TemplateResult {
    return html`<section class="chapter" data-chapter=${id} aria-labelledby="chapter-${id}">
      <h2 id="chapter-${id}">${title}</h2>
      <div class="card" part="card">${items.map((item) => this.#item(item))}</div>
    </section>`;
  }

  // The head of a closed item tells what it gives, else what it costs.
  #item({ id, title, about, gist, lines }: Item): TemplateResult {
    return html`<details data-rule=${id} ?open=${this.#sought !== ''}>
      <summary><h3>${title}</h3>
        ${gist ? html`<span class="gist">${gist}</span>` : nothing}
        ${icon('down', 16)}</summary>
      ${about ? html`<p class="row-note">${about}</p>` : nothing}
      <dl>${lines.map(
        ({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`,
      )}</dl>
    </details>`;
  }
}

/** The chapters with what holds the sought words, in any line. */
function found(chapters: Chapter[], sought: string): Chapter[] {
  const wish = sought.trim().toLowerCase();
  if (!wish) return chapters;
  const holds = (text: string) => text.toLowerCase().includes(wish);
  return chapters
    .map((chapter) => {
      if (holds(chapter.title)) return chapter;
      const items = chapter.items.filter(({ title, about, lines }) =>
        [title, about, ...lines.flatMap(({ label, text }) => [label, text])].some(holds),
      );
      return { ...chapter, items };
    })
    .filter(({ items }) => items.length > 0);
}
