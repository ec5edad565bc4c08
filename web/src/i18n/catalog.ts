// Message catalogues: a key, and a sentence with places `{n}` and plural choices `{n|day|days}`
// (the form for one, then for all others). A language of more forms names them, and may put the
// number inside with a `#`: `{n|one:…|two:…|few:# …|other:# …}`; Intl.PluralRules decides.
import type { messages as checkIn } from './check-in.en.js';
import type { messages as card } from './card.en.js';
import type { messages as draw } from './draw.en.js';
import type { messages as data } from './data.en.js';
import type { messages as first } from './first.en.js';
import type { messages as gate } from './gate.en.js';
import type { messages as history } from './history.en.js';
import type { messages as invite } from './invite.en.js';
import type { messages as home } from './home.en.js';
import type { messages as moment } from './moment.en.js';
import type { messages as more } from './more.en.js';
import type { messages as play } from './play.en.js';
import type { messages as remote } from './remote.en.js';
import type { messages as rewards } from './rewards.en.js';
import type { messages as rules } from './rules.en.js';
import type { messages as status } from './status.en.js';
import type { messages as story } from './story.en.js';

export type Key =
  | keyof typeof first
  | keyof typeof card
  | keyof typeof checkIn
  | keyof typeof draw
  | keyof typeof data
  | keyof typeof gate
  | keyof typeof history
  | keyof typeof invite
  | keyof typeof home
  | keyof typeof moment
  | keyof typeof more
  | keyof typeof play
  | keyof typeof remote
  | keyof typeof rewards
  | keyof typeof rules
  | keyof typeof status
  | keyof typeof story;
/** The sentences at hand: those of the parts that were asked for. */
export type Messages = Partial<Record<Key, string>>;
export type Language = 'zh-CN' | 'en';

const parts = {
  first: { en: () => import('./first.en.js'), 'zh-CN': () => import('./first.zh-CN.js') },
  check_in: { en: () => import('./check-in.en.js'), 'zh-CN': () => import('./check-in.zh-CN.js') },
  card: { en: () => import('./card.en.js'), 'zh-CN': () => import('./card.zh-CN.js') },
  draw: { en: () => import('./draw.en.js'), 'zh-CN': () => import('./draw.zh-CN.js') },
  data: { en: () => import('./data.en.js'), 'zh-CN': () => import('./data.zh-CN.js') },
  gate: { en: () => import('./gate.en.js'), 'zh-CN': () => import('./gate.zh-CN.js') },
  history: { en: () => import('./history.en.js'), 'zh-CN': () => import('./history.zh-CN.js') },
  invite: { en: () => import('./invite.en.js'), 'zh-CN': () => import('./invite.zh-CN.js') },
  home: { en: () => import('./home.en.js'), 'zh-CN': () => import('./home.zh-CN.js') },
  moment: { en: () => import('./moment.en.js'), 'zh-CN': () => import('./moment.zh-CN.js') },
  more: { en: () => import('./more.en.js'), 'zh-CN': () => import('./more.zh-CN.js') },
  play: { en: () => import('./play.en.js'), 'zh-CN': () => import('./play.zh-CN.js') },
  remote: { en: () => import('./remote.en.js'), 'zh-CN': () => import('./remote.zh-CN.js') },
  rewards: { en: () => import('./rewards.en.js'), 'zh-CN': () => import('./rewards.zh-CN.js') },
  rules: { en: () => import('./rules.en.js'), 'zh-CN': () => import('./rules.zh-CN.js') },
  status: { en: () => import('./status.en.js'), 'zh-CN': () => import('./status.zh-CN.js') },
  story: { en: () => import('./story.en.js'), 'zh-CN': () => import('./story.zh-CN.js') },
} satisfies Record<string, Record<Language, () => Promise<{ messages: Messages }>>>;

/** What is fetched together: the first view's sentences, or those of what is opened later. */
export type Part = keyof typeof parts;

export async function loadMessages(language: Language, wanted: Iterable<Part>): Promise<Messages> {
  const loaded = await Promise.all([...wanted].map((part) => parts[part][language]()));
  return Object.assign({}, ...loaded.map(({ messages }) => messages)) as Messages;
}

/** Sentences a page brings: of any language, all or some, or other words than ours. */
export type Catalogues = Record<string, Messages>;

/** The language an element speaks. */
export interface Tongue {
  /** Whose sentences are said: one of ours, or one that the page brought. */
  language: string;
  /** How numbers and days are written: as it was wished, `en-GB` or `ar-EG`. */
  locale: string;
  /** Ours, for sentences that the page did not bring. */
  ours: Language;
}

/** The tongue for a wish such as `en-GB` or `zh`; nothing when nobody speaks that language. */
export function tongueFor(
  wish: string | null | undefined,
  brought: Catalogues = {},
): Tongue | undefined {
  const names = [...Object.keys(brought), 'zh-CN', 'en'];
  const alike = (trait: 'baseName' | 'script' | 'language') =>
    names.find((name) => partOf(name, trait) === partOf(wish!, trait));
  if (!wish || !partOf(wish, 'language')) return undefined;
  const language = alike('baseName') ?? alike('script') ?? alike('language');
  const ours = /^zh\b/i.test(wish) ? 'zh-CN' : 'en';
  return language === undefined ? undefined : { language, locale: wish, ours };
}

// `zh-HK` is written as `zh-TW` is. What is no language tag has no parts.
function partOf(tag: string, trait: 'baseName' | 'script' | 'language'): string {
  try {
    const locale = new Intl.Locale(tag);
    if (trait !== 'script') return locale[trait];
    return locale.language + locale.maximize().script;
  } catch {
    return '';
  }
}

type Speaker = HTMLElement & { messages?: Catalogues | undefined };

/** The language of an element: its own, that of what it stands in, the browser's. */
export function tongueOf(element: Speaker): Tongue {
  const near = element.lang || element.parentElement?.closest('[lang]')?.getAttribute('lang');
  const speak = (wish: string | null | undefined) => tongueFor(wish, element.messages);
  return speak(near) ?? speak(navigator.language) ?? speak('zh-CN')!;
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
      const [name, ...forms] = part.split('|');
      const value = values[name!];
      if (value === undefined) throw new Error(`no value for {${name}} in "${sentence}"`);
      if (forms.length === 0) return show(value);
      return formFor(plural.select(Number(value)), forms).replace('#', () => String(show(value)));
    })
    .filter((part) => part !== '');
}

// The form of that name; where forms have no names, the first is for one and the last for others.
function formFor(category: Intl.LDMLPluralRule, forms: string[]): string {
  const named = forms.find((form) => form.startsWith(`${category}:`));
  if (named !== undefined) return named.slice(category.length + 1);
  return (category === 'one' ? forms[0]! : forms.at(-1)!).replace(/^other:/, '');
}
