// One entry of the history as a row: mark, name, note, amount, running balance, and the elbow that
// ties a correction to it.
import type { Effect } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { icon, type IconName } from '../../parts/icons.js';
import { labelOf } from '../../model/programme.js';
import { type Entry, movementOf, postingsOf, worth } from './entries.js';
import { programmeOf } from './programme-of.js';
import { titleOf } from './reasons.js';

export function entryRow(app: App, entry: Entry, currency: string): TemplateResult {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  const title = titleOf(words, programme, entry);
  const [mark, kind] = markOf(entry);
  return html`<li class="row entry" part="row" data-entry=${entry.key} data-type=${entry.type}>
    <button type="button" class="entry-press" aria-label=${words.say('history.why', { title })}
      @click=${() => openWhy(app, entry, currency)}></button>
    <span class="tile ${kind}">${icon(mark, 22)}</span>
    <div class="row-text">
      <span class="row-name">${title}</span>
      <span class="row-note">${note(app, entry)}</span>
    </div>
    <div class="row-figures">
      <span class="row-amount">${amount(app, entry, currency)}</span>
      <span class="row-balance"
        ><span class="hidden">${words.say('history.balance', { n: '' })}</span
        >${words.figure(currency, entry.balance)}</span>
    </div>
    ${entry.corrections.map(
      (correction) => html`<div class="elbow">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M2 0v9q0 6 6 6h10" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" /></svg>
        <span>${titleOf(words, programmeOf(app, correction.record), correction)}</span>
        <span class="row-amount">${words.change(
          currency,
          worth(movementOf(correction.effects, currency)),
        )}</span>
      </div>`,
    )}
  </li>`;
}

function openWhy(app: App, entry: Entry, currency: string): Promise<void> {
  const open = (sheet: typeof import('./why-sheet.js')) => sheet.openWhy(app, entry, currency);
  // What verifies a draw is said in the sentences of draws.
  const part = entry.type === 'draw' ? 'play' : 'history';
  return app.press(part, import('./why-sheet.js'), open);
}

function amount(app: App, entry: Entry, currency: string): unknown {
  const { words } = app;
  const now = worth(entry.movement);
  if (entry.corrections.length > 0) {
    const first = worth(movementOf([...entry.effects, ...entry.arrivals], currency));
    return html`<s>${words.change(currency, first)}</s>
      <span class="hidden">${words.say('history.corrected_to')}</span>
      <b class=${now > 0 ? 'gain' : ''}>${words.change(currency, now)}</b>`;
  }
  if (now !== 0) return html`<b class=${now > 0 ? 'gain' : ''}>${words.change(currency, now)}</b>`;
  return otherAmount(app, entry.effects, currency);
}

// An entry that moved something else: a card, a freeze, growth.
function otherAmount({ words }: App, effects: Effect[], currency: string): unknown {
  for (const effect of effects) {
    const postings = postingsOf(effect);
    const posting = postings.find((one) => one.currency !== currency);
    if (!posting) continue;
    const sign = isGain(posting.from) ? 1 : -1;
    const sum = postings.reduce((total, one) => total + one.amount, 0);
    const text = `${words.change(posting.currency, sign * sum)} ${words.thing(posting.currency)}`;
    return html`<b class="other ${sign > 0 ? '' : 'frost'}">${text}</b>`;
  }
  return nothing;
}

const sources = ['issued', 'adjusted', 'pending', 'transferred'];

function isGain(account: string): boolean {
  return sources.includes(account) || account.startsWith('partner:');
}

function note(app: App, entry: Entry): string {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  const today = app.store.view!.today;
  const day = words.dayOf(entry.at);
  const date = words.near(day, today, 'day');
  const when = day === today ? `${date} ${words.format.time(entry.at)}` : date;
  const bonus = entry.effects
    .flatMap((effect) => (effect.type === 'earned' ? effect.rule : []))
    .filter((rule) => rule.startsWith('rules/'))
    .map((rule) => words.text(labelOf(programme, rule)?.name));
  const state =
    entry.corrections.length > 0
      ? words.say('history.corrected_note')
      : entry.movement.pending > 0
        ? words.say('history.pending_note')
        : entry.record
          ? ''
          : words.say('history.not_recorded');
  const partner = labelOf(programme, `partners/${entry.activity?.attributes?.partner}`);
  const names = new Set([words.text(partner?.name), ...bonus]);
  return [when, ...names, state].filter(Boolean).join(' · ');
}

const marks: Record<string, [IconName, string]> = {
  enrol: ['star', 'gift'],
  profile: ['pencil', 'quiet'],
  purchase: ['receipt', ''],
  refund: ['back', 'quiet'],
  redeem: ['ticket', 'quiet'],
  fulfil: ['ticket', ''],
  start: ['trophy', 'quiet'],
  claim: ['gift', 'gift'],
  draw: ['sparkle', 'gift'],
  check_in: ['check', ''],
  make_up: ['back', ''],
  restore: ['back', ''],
  adjust: ['pencil', 'quiet'],
  outage: ['calendar', 'quiet'],
  gift: ['gift', 'gift'],
  join: ['shield', ''],
  leave: ['shield', 'quiet'],
  survey: ['pencil', ''],
  feedback: ['pencil', 'quiet'],
  answer: ['back', ''],
  consent: ['check', 'quiet'],
  transfer: ['next', 'quiet'],
  transfer_in: ['gift', 'gift'],
  merge: ['plus', 'quiet'],
  block: ['warning', 'quiet'],
  unblock: ['check', 'quiet'],
  close: ['close', 'quiet'],
  version: ['shield', 'quiet'],
  semantics: ['shield', 'quiet'],
  compaction: ['shield', 'quiet'],
  'due.expired': ['clock', 'quiet'],
  'due.matured': ['hourglass', ''],
  'due.earned': ['gift', 'gift'],
  'due.completed': ['trophy', 'gift'],
  'due.lapsed': ['clock', 'quiet'],
  'due.frozen': ['snow', 'frost'],
  'due.protected': ['snow', 'frost'],
  'due.released': ['snow', 'frost'],
  'due.broken': ['calendar', 'quiet'],
  'due.reached': ['trophy', 'gift'],
  'due.renewed': ['trophy', 'gift'],
  'due.lost': ['trophy', 'quiet'],
  'due.grace': ['trophy', 'quiet'],
  'due.joined': ['shield', ''],
  'due.left': ['shield', 'quiet'],
};

function markOf(entry: Entry): [IconName, string] {
  return marks[entry.type] ?? ['sparkle', ''];
}
