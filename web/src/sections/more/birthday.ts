// The birthday: month and day only, why it is asked, and what comes with it. Once saved it stays.
import type { Program, View, Window } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { keepFocus } from '../../app/focus.js';
import type { Section } from '../../app/late.js';
import { icon } from '../../parts/icons.js';
import { adopt } from '../../styles/index.js';
import { selectStyles } from '../../styles/select.js';
import { storyStyles } from '../../styles/story.js';
import { thingsText, windowText } from '../rules/blocks.js';

const leapYear = 2000; // the engine reads a whole day; of a birthday only month and day count
const daysIn = (month: number) => new Date(Date.UTC(leapYear, month, 0)).getUTCDate();
const two = (number: number) => String(number).padStart(2, '0');
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export class BirthdaySection implements Section {
  #month = 0;
  #day = 0;
  #isMissing = false;

  constructor(private readonly app: App) {
    adopt(app.root, storyStyles.styleSheet!);
    adopt(app.root, selectStyles.styleSheet!);
    if (!app.store.records) void app.store.readHistory();
  }

  render(): TemplateResult {
    const { words, programme, store } = this.app;
    const { birthday } = store.view!.member;
    return html`<section class="card birthday" part="card" data-part="birthday"
      aria-label=${words.say('birthday.title')}>
      <h2>${words.say('birthday.title')}</h2>
      <p class="row-note">${words.say('birthday.why')}</p>
      ${birthday ? this.#known(birthday) : this.#form()}
      <p class="row-note" data-part="leap">${words.say('birthday.leap')}</p>
      <ul class="rows">${giftsOf(programme).map((gift) => this.#gift(gift))}</ul>
    </section>`;
  }

  #known(birthday: string): TemplateResult {
    const { words } = this.app;
    const day = words.format.day(birthday, birthday);
    return html`<p class="known" tabindex="-1">${icon('gift', 22)}
      <strong>${day}</strong> <span>${words.say('birthday.locked')}</span></p>`;
  }

  #form(): TemplateResult {
    const { words, store } = this.app;
    const days = this.#month ? daysIn(this.#month) : 31;
    const reason = store.deed?.type === 'profile' ? this.app.reasonOf(store.deed) : '';
    return html`<form novalidate @submit=${this.#submitted}>
      <div class="pair">
        ${this.#choice('month', 12, (month) =>
          words.format.monthName(`${leapYear}-${two(month)}`, String(leapYear)),
        )}
        ${this.#choice('day', days, (day) => words.format.number(day))}
      </div>
      ${this.#isMissing
        ? html`<p class="complaint">${icon('warning', 16)} ${words.say('birthday.missing')}</p>`
        : nothing}
      ${reason ? html`<p class="reason">${reason}</p>` : nothing}
      <p class="row-note">${words.say('birthday.once')}</p>
      <button class="button primary wide" part="cta" type="submit" data-action="birthday"
        aria-disabled=${store.busy !== undefined}>${words.say('birthday.save')}</button>
    </form>`;
  }

  #choice(part: 'month' | 'day', count: number, name: (number: number) => string): TemplateResult {
    const chosen = part === 'month' ? this.#month : this.#day;
    const choose = (event: Event) => {
      const value = Number((event.target as HTMLSelectElement).value);
      if (part === 'month') this.#month = value;
      else this.#day = value;
      if (this.#month && this.#day > daysIn(this.#month)) this.#day = 0;
      this.#isMissing = false;
      this.app.update();
    };
    return html`<label class="field"><span>${this.app.words.say(`birthday.${part}`)}</span>
      <select name=${part} aria-invalid=${this.#isMissing && !chosen} @change=${choose}>
        <option value="0" ?selected=${chosen === 0}></option>
        ${upTo(count).map((number) => html`<option value=${number}
          ?selected=${chosen === number}>${name(number)}</option>`)}
      </select></label>`;
  }

  #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const { app } = this;
    this.#isMissing = !this.#month || !this.#day;
    if (this.#isMissing) {
      app.say(app.words.say('birthday.missing'));
      app.update();
      app.root.querySelector<HTMLElement>(`select[name=${this.#month ? 'day' : 'month'}]`)?.focus();
      return;
    }
    const birthday = `${leapYear}-${two(this.#month)}-${two(this.#day)}`;
    await app.act('profile', { birthday }, () => app.words.say('birthday.saved'));
    await keepFocus(app, '.birthday .known');
  }

  #gift(gift: BirthdayGift): TemplateResult {
    const { words, programme, store } = this.app;
    const { item, list } = gift;
    const gains = item.grant ? thingsText(words, programme, item.grant) : '';
    const notes = [windowText(words, item.window!), gains].filter(Boolean);
    const state = list === 'rewards' ? ofReward(store.view!, item.id) : this.#ofRule(item.id);
    return html`<li class="row" part="row" data-gift=${item.id} data-state=${state}>
      <span class="tile gift">${icon('gift', 22)}</span>
      <div class="row-text"><h3>${words.text(item.name) || words.say('birthday.gift')}</h3>
        <span class="row-note">${notes.join(' · ')}</span>
        <span class="gain">${words.say(`birthday.${state}`)}</span></div>
    </li>`;
  }

  // What comes by itself has come when a record of this year says so.
  #ofRule(id: string): GiftState {
    const { records, view } = this.app.store;
    const year = view!.today.slice(0, 4);
    const came = records?.some((record) => {
      if (!('outcome' in record) || record.activity.at.slice(0, 4) !== year) return false;
      return record.outcome.effects.some(
        (effect) => effect.type === 'earned' && effect.rule.startsWith(`rules/${id}`),
      );
    });
    const due = view!.expected.some(
      (effect) => effect.type === 'earned' && effect.rule.startsWith(`rules/${id}`),
    );
    return came || due ? 'claimed' : 'coming';
  }
}

type GiftState = 'claimed' | 'open' | 'coming';

function ofReward({ rewards, member }: View, id: string): GiftState {
  const code = rewards.find((reward) => reward.id === id)?.code;
  if (code === 'limit_reached') return 'claimed';
  return code === 'ok' && member.birthday ? 'open' : 'coming';
}

interface BirthdayGift {
  list: 'rules' | 'rewards';
  item: {
    id: string;
    name?: NonNullable<Program['rewards']>[number]['name'];
    window?: Window;
    grant?: NonNullable<Program['rules']>[number]['grant'];
  };
}

/** What a programme gives for a birthday. */
export function giftsOf({ rules = [], rewards = [] }: Program): BirthdayGift[] {
  const ofDay = ({ window }: { window?: Window }) => window?.since === 'birthday';
  return [
    ...rules.filter(ofDay).map((item) => ({ list: 'rules' as const, item })),
    ...rewards.filter(ofDay).map((item) => ({ list: 'rewards' as const, item })),
  ];
}
