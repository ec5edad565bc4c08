// One month as an ARIA grid: a single tab stop, arrows for days and weeks, Home and End for the
// week, Page Up and Down for the month, with Shift for the year. A day says its state by shape
// first.
import type { ViewedDay, ViewedMonth, ViewedStreak } from '@perennial/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import { failedSection } from '../../app/screens.js';
import { Failure } from '../../backend/failure.js';
import { addDays, addMonths } from '../../i18n/format.js';
import { firstDayOfWeek } from '../../i18n/week.js';
import { mainStreak } from '../../model/pick.js';
import { icon } from '../../parts/icons.js';
import { adopt } from '../../styles/index.js';
import { calendarStyles } from '../../styles/calendar.js';
import { keeps, stateName } from './ladder.js';
import { openMakeUp } from './rescue.js';
import { priceOf } from './streak-words.js';
import { weeksOf } from './weeks.js';

export class MonthCalendar {
  #month: string | undefined;
  #focus: string | undefined; // the day that is the grid's tab stop

  constructor(private readonly app: App) {
    adopt(app.root, calendarStyles.styleSheet!);
  }

  render(): TemplateResult {
    const { words, store } = this.app;
    const streak = mainStreak(store.view!)!;
    const shown = this.#month ?? streak.month.month;
    const month = store.month(streak.id, shown);
    const counted = month instanceof Failure ? 0 : month.counted;
    return html`<section class="card calendar" part="calendar" aria-labelledby="month-name">
      <header class="calendar-head">
        <h3 id="month-name">${words.format.month(shown)}</h3>
        <span class="calendar-count">${words.say('month.counted', { n: counted })}</span>
        ${this.#turn(-1, shown)} ${this.#turn(1, shown)}
      </header>
      ${month instanceof Failure
        ? failedSection(this.app, words.say('month.failed'), () =>
            store.forgetMonth(streak.id, shown),
          )
        : html`${this.#grid(streak, month)} ${legend(this.app, month)}`}
    </section>`;
  }

  #turn(by: 1 | -1, shown: string): TemplateResult {
    const { words } = this.app;
    const label = words.say(by < 0 ? 'month.previous' : 'month.next');
    return html`<button class="round" type="button" aria-label=${label}
      data-action=${by < 0 ? 'previous-month' : 'next-month'}
      ?disabled=${!this.#mayTurn(by, shown)}
      @click=${() => this.#show(addMonths(shown, by))}>
      ${icon(by < 0 ? 'previous' : 'next', 18)}</button>`;
  }

  #mayTurn(by: 1 | -1, shown: string): boolean {
    return this.#within(addMonths(shown, by)) !== shown;
  }

  // From the month of enrolment, to the one after this: what is to come can be seen.
  #within(month: string): string {
    const view = this.app.store.view!;
    const first = view.member.enrolled.slice(0, 7);
    const last = addMonths(mainStreak(view)!.today.slice(0, 7), 1);
    return month < first ? first : month > last ? last : month;
  }

  #show(month: string, focus?: string): void {
    this.#month = month;
    this.#focus = focus;
    this.app.say(this.app.words.format.month(month));
    this.app.update();
    if (focus) this.#focusDay(focus);
  }

  #grid(streak: ViewedStreak, month: ViewedMonth): TemplateResult {
    const { words } = this.app;
    const weeks = weeksOf(month, firstDayOfWeek(words.format.locale));
    const days = month.days.map((entry) => entry.day);
    const stop =
      this.#focus && days.includes(this.#focus) ? this.#focus : defaultStop(streak, days);
    return html`<table class="month" role="grid" aria-labelledby="month-name"
      @keydown=${this.#keyed}>
      <thead><tr>${weeks.names.map(
        (day) => html`<th scope="col" abbr=${words.format.weekday(day)}>
          ${words.format.weekdayNarrow(day)}</th>`,
      )}</tr></thead>
      <tbody>${weeks.rows.map(
        (row) =>
          html`<tr>${row.map((entry, index) => this.#cell(streak, row, entry, index, stop))}</tr>`,
      )}</tbody>
    </table>`;
  }

  #cell(
    streak: ViewedStreak,
    row: (ViewedDay | undefined)[],
    entry: ViewedDay | undefined,
    index: number,
    stop: string,
  ): TemplateResult {
    if (!entry) return html`<td></td>`;
    const number = this.app.words.format.number(Number(entry.day.slice(8)));
    const today = entry.day === streak.today;
    const band = bandOf(row, index, today);
    const milestone = entry.step === true && !keeps(entry.state);
    const marks = `${milestone ? 'milestone' : ''} ${entry.make_up ? 'fillable' : ''} ${band}`;
    return html`<td class="day ${entry.state} ${marks} ${today ? 'is-today' : ''}"
      part=${today ? 'day day-today' : 'day'} data-day=${entry.day}
      tabindex=${entry.day === stop ? 0 : -1}
      aria-current=${today ? 'date' : nothing} aria-label=${this.#describe(streak, entry, today)}
      @click=${() => this.#press(streak, entry)}>
      <span class="day-disc">${number}${corner(entry, milestone)}</span>
      <span class="day-note">${this.#note(streak, entry, today)}</span>
    </td>`;
  }

  #note(streak: ViewedStreak, entry: ViewedDay, today: boolean): string {
    const { words } = this.app;
    if (today) return words.say('day.today');
    if (entry.state === 'rest') return words.say('state.rest');
    if (entry.make_up) {
      const cost = fillable(streak, entry)?.options[0]?.cost[0];
      return cost ? words.format.signed(-cost.amount) : '';
    }
    const points = entry.reward?.find((gift) => words.isCurrency(gift.thing));
    return points && !keeps(entry.state) ? words.format.signed(points.amount) : '';
  }

  #describe(streak: ViewedStreak, entry: ViewedDay, today: boolean): string {
    const { words } = this.app;
    const day = words.format.dayWithWeekday(entry.day);
    const { calm } = this.app.host;
    const state = stateName(words, today ? 'today' : entry.state, calm);
    if (entry.make_up) {
      const option = fillable(streak, entry)?.options[0];
      const price = option?.cost.length ? priceOf(this.app, option) : '';
      if (!price) return words.say('month.cell_make_up_free', { day, state });
      return words.say('month.cell_make_up', { day, state, price });
    }
    const done = today && streak.state === 'done' ? words.say('state.checked') : '';
    const both = done ? `${state}, ${done}` : state;
    if (!entry.reward?.length || keeps(entry.state))
      return words.say('month.cell', { day, state: both });
    const gifts = words.gifts(entry.reward);
    return words.say(entry.step ? 'month.cell_milestone' : 'month.cell_gain', {
      day,
      state: both,
      gifts,
    });
  }

  #press(streak: ViewedStreak, entry: ViewedDay): void {
    this.#focus = entry.day;
    if (entry.make_up) void openMakeUp(this.app, streak.id, entry.day);
    else this.app.update();
  }

  #keyed = (event: KeyboardEvent): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-day]');
    const day = cell?.dataset.day;
    if (!day) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      cell.click();
      return;
    }
    const target = this.#target(event.key, day, event.shiftKey);
    if (!target) return;
    event.preventDefault();
    this.#moveTo(target, day.slice(0, 7));
  };

  #target(key: string, day: string, isShifted: boolean): string | undefined {
    const forward = this.app.host.matches(':dir(rtl)') ? -1 : 1;
    const first = firstDayOfWeek(this.app.words.format.locale);
    const inWeek = (new Date(`${day}T00:00:00Z`).getUTCDay() - first + 7) % 7;
    const steps: Record<string, number> = {
      ArrowLeft: -forward,
      ArrowRight: forward,
      ArrowUp: -7,
      ArrowDown: 7,
      Home: -inWeek,
      End: 6 - inWeek,
    };
    if (key in steps) return addDays(day, steps[key]!);
    if (key !== 'PageUp' && key !== 'PageDown') return undefined;
    const months = isShifted ? 12 : 1;
    const month = this.#within(addMonths(day.slice(0, 7), key === 'PageUp' ? -months : months));
    const last = addDays(`${addMonths(month, 1)}-01`, -1);
    const same = `${month}-${day.slice(8)}`;
    return same > last ? last : same;
  }

  #moveTo(day: string, shown: string): void {
    const month = day.slice(0, 7);
    if (month !== shown) {
      if (this.#within(month) === month) this.#show(month, day);
      return;
    }
    this.#focus = day;
    this.app.update();
    this.#focusDay(day);
  }

  #focusDay(day: string): void {
    void this.app.host.updateComplete.then(() =>
      this.app.root.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus(),
    );
  }
}

function defaultStop(streak: ViewedStreak, days: string[]): string {
  return days.includes(streak.today) ? streak.today : days[0]!;
}

function fillable(streak: ViewedStreak, entry: ViewedDay) {
  return streak.make_up?.days.find((candidate) => candidate.day === entry.day);
}

// The band joins days that keep the streak; today joins it from behind.
function bandOf(row: (ViewedDay | undefined)[], index: number, today: boolean): string {
  const holds = (entry: ViewedDay | undefined) =>
    entry !== undefined && entry.state !== 'rest' && keeps(entry.state);
  const before = holds(row[index - 1]);
  const self = holds(row[index]);
  const after = holds(row[index + 1]) || (row[index + 1]?.state === 'today' && self);
  if (!self) return today && before ? 'band-in' : '';
  return `${before || index === 0 ? 'band-in' : ''} ${after || index === 6 ? 'band-out' : ''}`;
}

function corner(entry: ViewedDay, milestone: boolean): unknown {
  if (milestone) return html`<i class="corner gift">${icon('gift', 13)}</i>`;
  if (entry.state === 'frozen') return html`<i class="corner frost">${icon('snow', 13)}</i>`;
  if (entry.make_up) return html`<i class="corner plus">${icon('plus', 13)}</i>`;
  return nothing;
}

function legend({ words, host }: App, month: ViewedMonth): TemplateResult {
  const states = new Set(month.days.map((entry) => entry.state));
  const named = (['checked', 'made_up', 'frozen', 'restored', 'missed'] as const).filter((state) =>
    states.has(state),
  );
  return html`<ul class="legend" aria-hidden="true">
    ${named.map(
      (state) => html`<li class=${state}><i></i>${stateName(words, state, host.calm)}</li>`,
    )}
  </ul>`;
}
