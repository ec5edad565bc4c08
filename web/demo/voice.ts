// The language of the brand's page: its sentences, dates and prices.
import { type Language, type TextKey, texts } from './texts.js';

export type { Language, TextKey } from './texts.js';

const key = 'starlight-language';

export class Voice {
  language: Language = localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN';

  speak(language: Language): void {
    this.language = language;
    localStorage.setItem(key, language);
  }

  say(sentence: TextKey, values: Record<string, string> = {}): string {
    const places = /\{(\w+)\}/g;
    return texts[this.language][sentence].replace(places, (_, name: string) => values[name] ?? '');
  }

  moment(time: number | string): string {
    return this.#format(time, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** A day of the calendar, `2026-10-21`. */
  day(day: string): string {
    return this.#format(`${day}T00:00`, { dateStyle: 'medium' });
  }

  money(amount: number): string {
    return new Intl.NumberFormat(this.language, {
      style: 'currency',
      currency: 'CNY',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
    }).format(amount / 100);
  }

  #format(time: number | string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language, options).format(new Date(time));
  }
}
