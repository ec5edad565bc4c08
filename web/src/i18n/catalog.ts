// Message catalogues: a key, and a sentence with places `{n}` and plural choices `{n|day|days}`
// (the form for one, then for all others, as Intl.PluralRules decides).
import type { Messages } from './en.js';

export type { Messages };
export type Key = keyof Messages;
export type Language = 'zh-CN' | 'en';

const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en.js')).messages,
  'zh-CN': async () => (await import('./zh-CN.js')).messages,
};

export async function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]();
}

/** The catalogue for a wish such as `en-GB` or `zh`; nothing when we speak no such language. */
export function languageFor(wish: string | null | undefined): Language | undefined {
  if (!wish) return undefined;
  if (/^zh\b/i.test(wish)) return 'zh-CN';
  if (/^en\b/i.test(wish)) return 'en';
  return undefined;
}

/** The language of an element: its own, that of what it stands in, the browser's. */
export function languageOf(element: HTMLElement): Language {
  const near = element.lang || element.parentElement?.closest('[lang]')?.getAttribute('lang');
  return languageFor(near) ?? languageFor(navigator.language) ?? 'zh-CN';
}

/** A sentence cut at its places: texts at even positions, places at odd ones. */
export function placesOf(sentence: string): string[] {
  return sentence.split(/\{([^}]*)\}/);
}

/** Fills the places of a sentence; values that are no texts (templates) stay what they are. */
export function fill<T>(
  sentence: string,
  values: Record<string, T>,
  plural: Intl.PluralRules,
  show: (value: T) => T | string,
): (T | string)[] {
  return placesOf(sentence)
    .map((part, position) => {
      if (position % 2 === 0) return part;
      const [name, one, other] = part.split('|');
      const value = values[name!];
      if (value === undefined) throw new Error(`no value for {${name}} in "${sentence}"`);
      if (one === undefined) return show(value);
      return plural.select(Number(value)) === 'one' ? one : (other ?? one);
    })
    .filter((part) => part !== '');
}
