// A streak of days worked out anew from what was accepted, without the engine: what concepts.md
// says of days, freezes, rest, make-up and restore, and nothing else.
//
//   const days = new Days(programme, streak);
//   days.take(activity, outcome);   // in the order in which they were told
//   days.length, days.longest       // of the run that is going on; of the best there was
//
// Left out, and said by `days.beyond`: a check-in that comes late and finds a missed day before it,
// or a missed day and then counted ones behind it, where freezes would have to be looked up again.
const kDay = 86_400_000;
const kWeekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const numberOf = (date) => Date.parse(`${date}T00:00:00Z`) / kDay;

// The programme's day of an instant: its wall clock, and before the day's start the day before.
function calendarOf({ zone, day_start: start = '00:00' }) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const { year, month, day, hour, minute } =
      Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return numberOf(`${year}-${month}-${day}`) - (`${hour}:${minute}` < start ? 1 : 0);
  };
}

export class Days {
  beyond = false;
  longest = 0;
  #marks = new Map();  // day -> true when it counts, false when it only keeps
  #last;               // the last day of the run that is going on, or was last
  #lost;               // the last day of the run that was lost last
  #alive = false;
  #clock = -Infinity;
  #purse = [];         // what came to the freezes and went from them, with its day

  constructor(programme, streak) {
    this.streak = streak;
    this.dayOf = calendarOf(programme);
    this.resting = streak.rest?.window.days;
    this.freeze = streak.freeze && Object.keys(streak.freeze.cost)[0];
  }

  // The length of the run that holds this day.
  lengthOver(day) {
    return this.lengthAt(this.#endFrom(day));
  }

  // The length of the run up to this day.
  lengthAt(day) {
    let length = 0;
    for (let at = day; this.#kept(at) && at > day - 400; at -= 1) {
      if (this.#marks.get(at)) length += 1;
    }
    return length;
  }

  get length() {
    return this.lengthAt(this.#last);
  }

  get today() {
    return this.dayOf(this.#clock);
  }

  isCounted(day) {
    return this.#marks.get(day) === true;
  }

  take(activity, outcome) {
    if (outcome.status !== 'accepted' || this.beyond) return;
    const at = Date.parse(activity.at);
    const isLate = at < this.#clock && this.dayOf(at) < this.today;
    this.#clock = Math.max(this.#clock, at);
    this.#count(outcome.effects);
    this.#settle();
    const { type, attributes = {} } = activity;
    if (type === this.streak.on && isLate) this.#comeLate(this.dayOf(at), outcome.effects);
    else if (type === this.streak.on) this.#checkIn(this.today);
    else if (type === 'make_up') this.#fill(numberOf(attributes.day));
    else if (type === 'restore') this.#restore();
    else return;
    for (const day of this.#marks.keys()) this.longest = Math.max(this.longest, this.lengthAt(day));
  }

  #isRest(day) {
    return this.resting === kWeekdays[(day + 4) % 7];  // day 0 was a Thursday
  }

  #kept(day) {
    return this.#marks.has(day) || this.#isRest(day);
  }

  #missing(after, before) {
    const days = [];
    for (let day = after + 1; day < before; day += 1) if (!this.#kept(day)) days.push(day);
    return days;
  }

  #count(effects) {
    const inHand = (account) => account === 'available' || account === 'reserved';
    for (const { postings = [], at } of effects) {
      for (const { currency, from, to, amount } of postings) {
        const change = (inHand(to) ? amount : 0) - (inHand(from) ? amount : 0);
        if (currency !== this.freeze || change === 0) continue;
        this.#purse.push({ day: this.dayOf(at ? Date.parse(at) : this.#clock), change });
      }
    }
  }

  #heldAtEndOf(day) {
    const until = this.#purse.filter((one) => one.day <= day);
    return until.reduce((sum, { change }) => sum + change, 0);
  }

  // Days that ended: more of them missed than freezes were held when the first did, and it is lost.
  #settle() {
    if (!this.#alive) return;
    const missing = this.#missing(this.#last, this.today);
    if (missing.length === 0 || missing.length <= this.#heldAtEndOf(missing[0])) return;
    this.#alive = false;
    this.#lost = this.#last;
  }

  #checkIn(day) {
    if (this.#alive) {
      for (const missed of this.#missing(this.#last, day)) this.#marks.set(missed, false);
    }
    this.#marks.set(day, true);
    this.#alive = true;
    this.#last = day;
  }

  // As far as days are kept one after the other from this one on, today aside unless it is counted.
  #endFrom(day) {
    let end = day;
    while (end < this.today && this.#kept(end + 1)) {
      if (end + 1 === this.today && !this.#marks.has(this.today)) break;
      end += 1;
    }
    return end;
  }

  #fill(day) {
    this.#marks.set(day, true);
    const end = this.#endFrom(day);
    if (this.#alive) this.#last = this.#endFrom(this.#last);
    else if (end >= this.today - 1) [this.#alive, this.#last] = [true, end];
  }

  #restore() {
    for (const day of this.#missing(this.#lost, this.today)) this.#marks.set(day, false);
    this.#alive = true;
    this.#last = this.#endFrom(this.#lost);
  }

  #comeLate(day, effects) {
    if (!effects.some(({ type, mark }) => type === 'kept' && mark === 'checked')) return;
    const counted = [...this.#marks.keys()];
    const before = counted.filter((one) => one < day);
    const gapBefore = before.length > 0 && this.#missing(Math.max(...before), day).length > 0;
    const end = this.#endFrom(day);
    const goesOn = counted.some((one) => one > end);
    if (gapBefore || goesOn || (!this.#alive && end < this.today - 1)) this.beyond = true;
    else this.#fill(day);
  }
}
