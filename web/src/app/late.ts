// What is fetched when it first comes in sight: bones until it is there, and where it does not come
// a box that says so and tries again.
import type { TemplateResult } from 'lit';
import { Failure } from '../backend/failure.js';
import type { App } from './app.js';
import { failedSection, sectionSkeleton } from './screens.js';

export interface Section {
  render(): TemplateResult;
}

export class Late implements Section {
  #held: Section | Failure | undefined;
  #coming = false;

  constructor(
    private readonly app: App,
    private readonly load: () => Promise<Section>,
    private readonly bones = sectionSkeleton,
  ) {}

  render(): TemplateResult {
    if (this.#held instanceof Failure) {
      return failedSection(this.app, this.app.words.say('section.failed'), this.#retry);
    }
    if (this.#held) return this.#held.render();
    if (!this.#coming) void this.#fetch();
    return this.bones();
  }

  async #fetch(): Promise<void> {
    this.#coming = true;
    try {
      this.#held = await this.load();
    } catch (error) {
      this.#held = new Failure('unexpected', String(error), { cause: error });
    }
    this.app.update();
  }

  #retry = (): void => {
    this.#held = undefined;
    this.#coming = false;
    this.app.update();
  };
}
