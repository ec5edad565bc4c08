// Answers on their way: what was chosen or written, what is missing, and how it is sent.
import type { ActivityAttributes, ViewedQuestion } from '@perennial/engine';

export type Answer = number | string | string[];
export type Answers = ReadonlyMap<string, Answer>;
export type Fault = 'needed' | 'too_long';

const longest = 2000; // bytes, as the engine counts a text

/** Whether the question has to be answered: texts need not be. */
export function isNeeded({ scale, options }: ViewedQuestion): boolean {
  return scale !== undefined || options !== undefined;
}

export type Band = 'low' | 'middle' | 'high';

/** The band of an answer from 0 to 10, whose follow-up a text after it asks. */
export function bandOf(ask: ViewedQuestion[], answers: Answers): Band | undefined {
  const question = ask.find(({ scale }) => scale?.[0] === 0 && scale[1] === 10);
  const score = question && answers.get(question.id);
  if (typeof score !== 'number') return undefined;
  if (score <= 6) return 'low';
  return score <= 8 ? 'middle' : 'high';
}

/** Whether a text has more bytes than can be sent. */
export function isTooLong(text: string): boolean {
  return new TextEncoder().encode(text).length > longest;
}

/** What stands against sending, by question. */
export function faultsOf(ask: ViewedQuestion[], answers: Answers): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const question of ask) {
    const answer = answers.get(question.id);
    const isEmpty = answer === undefined || (Array.isArray(answer) && answer.length === 0);
    if (isNeeded(question) && isEmpty) faults.set(question.id, 'needed');
    if (typeof answer === 'string' && isTooLong(answer)) faults.set(question.id, 'too_long');
  }
  return faults;
}

/** As the activity carries them; what was left empty is left out. */
export function attributesOf(
  survey: string,
  ask: ViewedQuestion[],
  answers: Answers,
): ActivityAttributes {
  const attributes: ActivityAttributes = { survey };
  for (const { id } of ask) {
    const answer = answers.get(id);
    if (answer === undefined || answer === '') continue;
    attributes[id] = typeof answer === 'string' ? answer.trim() : answer;
  }
  return attributes;
}

/** With or without that option, in the order of the list; never more than may be chosen. */
export function toggled(question: ViewedQuestion, answers: Answers, option: string): string[] {
  const held = answers.get(question.id);
  const chosen = new Set(Array.isArray(held) ? held : []);
  if (!chosen.delete(option)) chosen.add(option);
  const list = (question.options ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
  return list.slice(0, question.times ?? 1);
}
