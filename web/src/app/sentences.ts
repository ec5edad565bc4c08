// Which sentences are at hand: those of the first view, and of every part that was asked for since.
import {
  type Language,
  languageOf,
  loadMessages,
  type Messages,
  type Part,
} from '../i18n/catalog.js';

export class Sentences {
  readonly #parts = new Set<Part>(['first']);

  constructor(private readonly host: HTMLElement) {}

  /** In the host's language, with the parts that are asked for meanwhile. */
  async read(): Promise<{ language: Language; messages: Messages }> {
    const language = languageOf(this.host);
    const { size } = this.#parts;
    const messages = await loadMessages(language, this.#parts);
    const isWhole = size === this.#parts.size && language === languageOf(this.host);
    return isWhole ? { language, messages } : this.read();
  }

  /** Asks for a part, which `speak` reads; one that does not come is not asked for any more. */
  async add(part: Part, speak: () => Promise<void>): Promise<void> {
    this.#parts.add(part);
    try {
      await speak();
    } catch (error) {
      this.#parts.delete(part);
      throw error;
    }
  }
}
