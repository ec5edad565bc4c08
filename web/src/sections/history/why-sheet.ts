// Why: each rule's share, their sum, what it leads to, what was passed over and why, the postings,
// and the record with its seal.
import type { Effect, PassedOver, Program } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { fact, openSheet, type SheetContent } from '../../app/sheet.js';
import { keepsJournal } from '../../backend/backend.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../parts/icons.js';
import { allEffects, type Entry, movementOf, postingsOf, worth } from './entries.js';
import { type Verification, verifyButton } from '../play/verify-draw.js';
import { accountName, ruleName } from './names.js';
import { programmeOf } from './programme-of.js';
import { happened, refundTitle, shareReason, titleOf } from './reasons.js';

type Seal = 'unknown' | 'checking' | { text: string; whole: boolean };

export function openWhy(app: App, entry: Entry, currency: string): void {
  let seal: Seal = 'unknown';
  const verify = async () => {
    seal = 'checking';
    app.update();
    seal = await verifyJournal(app);
    app.say(seal.text);
    app.update();
  };
  const draw: Verification = {};
  openSheet(app, () => content(app, entry, currency, seal, verify, draw));
}

function content(
  app: App,
  entry: Entry,
  currency: string,
  seal: Seal,
  verify: () => Promise<void>,
  draw: Verification,
): SheetContent {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  const sum = worth(entry.movement);
  const amount = words.amount(currency, Math.abs(sum));
  const day = words.format.day(words.dayOf(entry.at), app.store.view!.today);
  return {
    title:
      sum === 0
        ? words.say('why.title_plain')
        : words.say('why.title', { amount: `${sum < 0 ? '−' : ''}${amount}` }),
    subtitle: `${titleOf(words, programme, entry)} · ${day} ${words.format.time(entry.at)}`,
    body: () => html`
      ${shares(app, entry, currency, sum)} ${facts(app, entry, currency)} ${others(app, entry)}
      ${drawing(app, entry, draw)} ${passed(app, entry)} ${postings(app, entry)}
      ${record(app, entry, seal, verify)}
    `,
  };
}

interface Share {
  reason: string;
  thing: string;
  amount: number;
}

function sharesOf(app: App, entry: Entry): Share[] {
  const own = entry.effects.flatMap((effect) => shareOf(app, effect, entry));
  const corrections = entry.corrections.flatMap((correction) => {
    const merged = new Map<string, number>();
    for (const share of correction.effects.flatMap((effect) => shareOf(app, effect, correction))) {
      merged.set(share.thing, (merged.get(share.thing) ?? 0) + share.amount);
    }
    const reason = correctionReason(app, correction);
    return [...merged].map(([thing, amount]) => ({ reason, thing, amount }));
  });
  return [...own, ...corrections];
}

function shareOf(app: App, effect: Effect, entry: Entry): Share[] {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  if (!('thing' in effect) || postingsOf(effect).length === 0) return [];
  const { thing } = effect;
  if (!words.isCurrency(thing)) return [];
  const moved = movementOf([effect], thing);
  const amount = effect.type === 'matured' ? moved.available : worth(moved);
  return [{ reason: shareReason(words, programme, effect, entry), thing, amount }];
}

function correctionReason(app: App, correction: Entry): string {
  const { words } = app;
  const programme = programmeOf(app, correction.record);
  const activity = correction.activity!;
  const { amount } = activity.attributes ?? {};
  if (correction.type !== 'refund') return titleOf(words, programme, correction);
  if (typeof amount !== 'number' || !programme.money)
    return refundTitle(words, programme, activity);
  return words.say('why.refund_of', { money: words.format.money(amount, programme.money) });
}

function shares(app: App, entry: Entry, currency: string, sum: number): TemplateResult {
  const { words } = app;
  const list = sharesOf(app, entry);
  if (list.length === 0) return html`<p class="shares none">${words.say('why.nothing')}</p>`;
  const main = list.filter((share) => share.thing === currency);
  const share = ({ reason, thing, amount }: Share) => html`<div class="share">
    <dt>${reason}</dt>
    <dd>${words.change(thing, amount)}${thing === currency ? '' : ` ${words.thing(thing)}`}</dd>
  </div>`;
  return html`<dl class="shares">
    ${main.map(share)}
    ${main.length > 1
      ? html`<div class="share sum">
          <dt>${words.say('why.sum')}</dt><dd>${words.figure(currency, sum)}</dd></div>`
      : nothing}
    ${list.filter((one) => one.thing !== currency).map(share)}
  </dl>`;
}

function facts(app: App, entry: Entry, currency: string): TemplateResult {
  const { words } = app;
  const today = app.store.view!.today;
  const day = (at: string) => words.format.day(words.dayOf(at), today);
  const expires = allEffects(entry)
    .flatMap(postingsOf)
    .find(
      (posting) => posting.currency === currency && posting.to === 'available' && posting.expires,
    )?.expires;
  const waits = entry.effects.flatMap((effect) => {
    return effect.type === 'earned' ? (effect.pending_until ?? []) : [];
  });
  const until = entry.movement.pending > 0 ? waits[0] : undefined;
  const first = worth(movementOf(entry.effects, currency));
  return html`<dl class="facts">
    ${entry.corrections.length > 0
      ? fact(words.say('why.original', { day: day(entry.at) }), words.change(currency, first))
      : nothing}
    ${entry.corrections.map((correction) =>
      fact(
        words.say('why.correction', { day: day(correction.at) }),
        words.change(currency, worth(movementOf(correction.effects, currency))),
      ),
    )}
    ${until === 'confirm'
      ? fact(words.say('why.pending_confirm'), '')
      : until
        ? fact(words.say('why.pending_until'), `${day(until)} ${words.format.time(until)}`)
        : nothing}
    ${expires
      ? fact(words.say('why.valid'), words.format.dayWithYear(words.lastDayOf(expires)))
      : nothing}
  </dl>`;
}

function others(app: App, entry: Entry): unknown {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  const sentences = allEffects(entry)
    .map((effect) => happened(words, programme, effect))
    .filter(Boolean);
  if (sentences.length === 0) return nothing;
  return html`<section class="why-part"><h3>${words.say('why.happened')}</h3>
    <p>${[...new Set(sentences)].join(' · ')}</p></section>`;
}

// The number and the ticket of a draw, and doing it again.
function drawing(app: App, { type, record, effects }: Entry, draw: Verification): unknown {
  const drawn = effects.find((effect) => effect.type === 'drawn');
  if (type !== 'draw' || drawn?.type !== 'drawn' || !record || !('activity' in record)) {
    return nothing;
  }
  const { number: n, ticket } = drawn;
  return html`<div class="record" data-part="draw">
    ${icon('sparkle', 22)}
    <div><strong>${draw.text ?? app.words.say('why.draw_number', { n })}</strong>
      <small>${app.words.say('why.ticket', { ticket })}</small></div>
    ${verifyButton(app, record.activity.id, draw)}
  </div>`;
}

function passed(app: App, { record }: Entry): unknown {
  if (!record || !('outcome' in record)) return nothing;
  if (record.outcome.passed_over.length === 0) return nothing;
  const { words } = app;
  const programme = programmeOf(app, record);
  return html`<section class="why-part"><h3>${words.say('why.passed')}</h3>
    <ul>${record.outcome.passed_over.map((one) => html`<li data-code=${one.code}>
      <b>${ruleName(words, programme, one.rule)}</b>
      ${passedReason(words, programme, one)}</li>`)}</ul>
  </section>`;
}

// A rule may have given one thing and not another: then it is said which.
function passedReason(words: Words, programme: Program, one: PassedOver): string {
  const reason = codeReason(words, programme, one);
  if (!('thing' in one)) return reason;
  return words.say('passed.of_thing', { thing: words.thing(one.thing), reason });
}

function codeReason(words: Words, programme: Program, one: PassedOver): string {
  switch (one.code) {
    case 'excluded_by':
      return words.say('passed.excluded_by', { by: ruleName(words, programme, one.by) });
    case 'cap_reached':
      return words.say('passed.cap_reached', { missing: one.missing });
    case 'below_minimum':
      return one.missing === undefined
        ? words.say('passed.below_minimum')
        : words.say('passed.below_minimum_missing', { missing: one.missing });
    default:
      return words.forCode('passed', one.code);
  }
}

function postings(app: App, entry: Entry): unknown {
  const { words } = app;
  const programme = programmeOf(app, entry.record);
  const list = allEffects(entry).flatMap(postingsOf);
  if (list.length === 0) return nothing;
  return html`<details class="why-part"><summary>${words.say('why.postings')}</summary>
    <ul class="postings">${list.map((posting) => html`<li>
      <span>${words.say('why.posting', {
        from: accountName(words, programme, posting.from),
        to: accountName(words, programme, posting.to),
      })}</span>
      <b>${words.amount(posting.currency, posting.amount)}</b></li>`)}</ul>
  </details>`;
}

function record(app: App, entry: Entry, seal: Seal, verify: () => Promise<void>): unknown {
  const { words } = app;
  if (!entry.record) return nothing;
  const { seq, hash } = entry.record;
  const done = typeof seal === 'object';
  const title = done ? seal.text : words.say('why.record_note');
  const mayVerify = app.backend && keepsJournal(app.backend) && app.engines && !done;
  const checking = seal === 'checking';
  const short = `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
  return html`<div class="record ${done && !seal.whole ? 'broken' : ''}">
    ${icon('shield', 22)}
    <div><strong>${title}</strong>
      <small>${words.say('why.record', { n: seq })} · <bdi>${short}</bdi></small></div>
    ${mayVerify
      ? html`<button class="link" type="button" data-action="verify" aria-disabled=${checking}
          @click=${verify}>
          ${words.say(checking ? 'why.verifying' : 'why.verify')}${icon('next', 16)}</button>`
      : nothing}
  </div>`;
}

async function verifyJournal({
  words,
  backend,
  engines,
  store,
}: App): Promise<Exclude<Seal, string>> {
  if (!backend || !keepsJournal(backend) || !engines) return { text: '', whole: true };
  const verdict = engines.verify(await backend.journal(store.member));
  if (verdict.ok) return { text: words.say('why.verified', { n: verdict.records }), whole: true };
  return { text: words.say('why.broken', { line: verdict.error.line ?? 0 }), whole: false };
}
