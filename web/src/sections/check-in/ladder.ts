// The thread of seven periods: solid behind, a ring at today, dashed ahead, amber where a milestone
// is reached.
import type { DayState, Gift, ViewedRung, ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { Key } from '../../i18n/catalog.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../parts/icons.js';

const keeping = new Set<DayState>(['checked', 'made_up', 'frozen', 'restored', 'rest']);

/** Whether a day holds the thread together. */
export function keeps(state: DayState): boolean {
  return keeping.has(state);
}

export interface Node {
  day: string;
  state: DayState;
  /** What is written in the node. */
  gain: string;
  gift: boolean;
  today: boolean;
  /** Whether the thread to the node before is solid. */
  joined: boolean;
}

/** What the seven nodes show; `filled`: today's press is under way. */
export function nodesOf(words: Words, streak: ViewedStreak, filled: boolean): Node[] {
  return streak.ladder.map((entry, index) => {
    const today = entry.day === streak.today;
    const state: DayState = today && filled ? 'checked' : entry.state;
    const before = streak.ladder[index - 1];
    const done = keeps(state);
    return {
      day: entry.day,
      state,
      gain: gainOf(words, entry.reward),
      gift: entry.step && !done && state !== 'missed',
      today,
      joined: before !== undefined && keeps(before.state) && (done || state === 'today'),
    };
  });
}

/** The points of a reward, short enough for a node; other gifts are a gift mark. */
export function gainOf(words: Words, reward: Gift[]): string {
  const points = reward.find((gift) => words.isCurrency(gift.thing));
  return points ? words.format.signed(points.amount) : '';
}

export function ladder(
  words: Words,
  streak: ViewedStreak,
  filled = false,
  calm = false,
): TemplateResult {
  const nodes = nodesOf(words, streak, filled);
  return html`<ol class="ladder" part="ladder" aria-label=${words.say('streak.ladder')}>
    ${nodes.map((node, index) => {
      const kind = `node ${node.state} ${node.gift ? 'gift' : ''} ${node.today ? 'is-today' : ''}`;
      return html`<li class="${kind} ${node.joined ? 'joined' : ''}"
        aria-current=${node.today ? 'date' : nothing}
        aria-label=${describe(words, streak.ladder[index]!, node, calm)}>
        <span class="node-disc" aria-hidden="true">${inside(node, words)}</span>
        <span class="node-name" aria-hidden="true">${nameOf(words, streak, node)}</span>
      </li>`;
    })}
  </ol>`;
}

function inside(node: Node, words: Words): unknown {
  if (node.gift) return icon('gift', 20);
  if (node.state === 'checked' || node.state === 'made_up' || node.state === 'restored') {
    return icon('check', 18);
  }
  if (node.state === 'frozen') return icon('snow', 16);
  if (node.state === 'rest')
    return words.language === 'zh-CN' ? words.say('state.rest') : icon('moon', 16);
  if (node.state === 'missed' || node.state === 'before' || node.state === 'unknown') {
    return html`<span class="node-dash"></span>`;
  }
  return node.gain || html`<span class="node-dot"></span>`;
}

function nameOf(words: Words, streak: ViewedStreak, node: Node): string {
  if (streak.every === 'month') return words.format.monthName(node.day.slice(0, 7), streak.today);
  if (streak.every === 'week') return words.format.day(node.day, streak.today);
  return node.today ? words.say('day.today') : words.format.weekdayShort(node.day);
}

/** A state of a day; calmly, one that was missed only passed. */
export function stateName(words: Words, state: DayState, calm: boolean): string {
  return words.say(calm && state === 'missed' ? 'state.passed' : (`state.${state}` as Key));
}

function describe(words: Words, entry: ViewedRung, node: Node, calm: boolean): string {
  const day = words.format.dayWithWeekday(entry.day);
  const state = stateName(words, node.today && !keeps(node.state) ? 'today' : node.state, calm);
  if (entry.reward.length === 0 || keeps(node.state))
    return words.say('month.cell', { day, state });
  const gifts = words.gifts(entry.reward);
  return words.say(entry.step ? 'month.cell_milestone' : 'month.cell_gain', { day, state, gifts });
}
