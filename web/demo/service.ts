// The service desk and a friend: outages, birthdays, answers to feedback, moderation, blocking, and
// somebody who joins by the member's invitation and buys.
import type { HeldRecord, Program } from '@perennial/engine';
import { addDays } from '../src/i18n/format.js';
import { hasInvitations } from '../src/model/sides.js';
import type { Desk } from './desk.js';
import { find } from './find.js';

const friendBuys = 6000; // minor units

export class Service {
  #friend: string | undefined; // who joined last

  constructor(private readonly desk: Desk) {
    const on = (selector: string, press: () => Promise<void>) =>
      find(selector).addEventListener('click', () => void press());
    const onSubmit = (selector: string, press: () => Promise<void>) =>
      find(selector).addEventListener('submit', (event) => {
        event.preventDefault();
        void press();
      });
    onSubmit('#outage', () => this.#declareOutage());
    onSubmit('#birthday', () => this.#noteBirthday());
    on('#friend-joins', () => this.#friendJoins());
    on('#friend-buys', () => this.#friendBuys());
    on('#answer', () => this.#answer());
    on('#approve', () => this.#judge('confirm', 'approved'));
    on('#reject', () => this.#judge('cancel', 'rejected'));
    on('#block', () => this.#block());
  }

  /** For another brand, or in another language. */
  show(programme: Program): void {
    find('#outage').hidden = !programme.streaks?.length;
    find('#friend').hidden = !hasInvitations(programme);
    find('#moderation').hidden = !programme.rules?.some(({ pending }) => pending === true);
    this.#friend = undefined;
    this.showMember();
  }

  /** What can be done for the member as things stand. */
  showMember(): void {
    const { view, voice } = this.desk;
    find('#feedback').hidden = this.#waiting === undefined;
    find('#block').textContent = voice.say(
      view?.member.standing === 'blocked' ? 'unblock' : 'block',
    );
    find('#friend-buys').ariaDisabled = String(this.#friend === undefined);
  }

  // What a member may have missed over an outage: the programme's day, not the device's.
  showDays(): void {
    const { view } = this.desk;
    const today = view?.today;
    find<HTMLInputElement>('#outage-day').value = today ? addDays(today, -1) : '';
    find<HTMLInputElement>('#birthday-day').value = view?.member.birthday ?? today ?? '';
  }

  get #waiting() {
    // An engine of before knows no feedback.
    return this.desk.view?.feedback?.find(({ state }) => state === 'received');
  }

  async #declareOutage(): Promise<void> {
    const day = find<HTMLInputElement>('#outage-day').value;
    const { voice } = this.desk;
    const done = voice.say('declared', { day: voice.day(day) });
    await this.desk.submit('outage', { from: day, until: day }, done, true);
  }

  async #noteBirthday(): Promise<void> {
    const birthday = find<HTMLInputElement>('#birthday-day').value;
    const { voice } = this.desk;
    const done = voice.say('birthday-noted', { day: voice.day(birthday) });
    await this.desk.submit('profile', { birthday }, done);
  }

  async #friendJoins(): Promise<void> {
    const { center, voice } = this.desk;
    const friend = `friend-${crypto.randomUUID().slice(0, 4)}`;
    const done = voice.say('friend-joined', { friend });
    const invited = { invited_by: center.member };
    if (!(await this.desk.submit('enrol', invited, done, false, friend))) return;
    this.#friend = friend;
    this.showMember();
  }

  async #friendBuys(): Promise<void> {
    const { voice } = this.desk;
    if (!this.#friend) return this.desk.report(voice.say('no-friend'));
    const done = voice.say('friend-bought', {
      friend: this.#friend,
      money: voice.money(friendBuys),
    });
    await this.desk.submit('purchase', { amount: friendBuys }, done, false, this.#friend);
  }

  async #answer(): Promise<void> {
    const { voice } = this.desk;
    const waiting = this.#waiting;
    if (!waiting) return this.desk.report(voice.say('no-feedback'));
    const text = voice.say('usual-answer');
    await this.desk.submit('answer', { feedback: waiting.id, text }, voice.say('replied'), true);
  }

  async #judge(type: 'confirm' | 'cancel', done: 'approved' | 'rejected'): Promise<void> {
    const { voice } = this.desk;
    const source = pendingSource(await this.desk.records());
    if (!source) return this.desk.report(voice.say('nothing-waits'));
    await this.desk.submit(type, { source }, voice.say(done), true);
  }

  async #block(): Promise<void> {
    const { view, voice } = this.desk;
    const isBlocked = view?.member.standing === 'blocked';
    const reason = voice.say('block-reason');
    const done = voice.say(isBlocked ? 'unblocked' : 'blocked');
    await this.desk.submit(isBlocked ? 'unblock' : 'block', { reason }, done, true);
  }
}

/** The newest activity that gave something which waits for a word. */
export function pendingSource(records: HeldRecord[]): string | undefined {
  const judged = new Set<unknown>();
  for (const record of records) {
    if (!('activity' in record)) continue;
    const { id, type, attributes } = record.activity;
    if (type === 'confirm' || type === 'cancel') judged.add(attributes?.source);
    const waits = record.outcome.effects.some(
      (effect) => effect.type === 'earned' && effect.pending_until === 'confirm',
    );
    if (waits && !judged.has(id)) return id;
  }
  return undefined;
}
