// Which sentences are at hand: those of the first view, of every part that was asked for since, and
// those the page brought.
import type { Program } from '@perennial/engine';
import type { MemberCenter } from '../element/member-center.js';
import { loadMessages, type Part, tongueOf } from '../i18n/catalog.js';
import { Words } from '../i18n/words.js';

export class Sentences {
  readonly #parts = new Set<Part>(['first']);

  constructor(private readonly host: MemberCenter) {}

  /** What speaks the host's language, with the parts that are asked for meanwhile. */
  async read(): Promise<(programme: Program) => Words> {
    const { language, locale, ours } = tongueOf(this.host);
    const { size } = this.#parts;
    const messages = await loadMessages(ours, this.#parts);
    const isWhole = size === this.#parts.size && locale === tongueOf(this.host).locale;
    if (!isWhole) return this.read();
    const brought = this.host.messages?.[language];
    return (programme) => new Words(language, messages, programme, brought, locale);
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
