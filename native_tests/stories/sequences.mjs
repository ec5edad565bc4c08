// Random lives of members, the same on every machine: integers only, from a seed. What they do is
// read out of the programme: the words its rules hear, what it offers, what it lets one ask for.
//
//   sequences({ name: 'coffee', programme, count: 2000, seed: 1 })  // [{member, lines}]
//
// Among it is everything that should be refused or makes trouble: late and repeated activities,
// ids used twice, days in other offsets, moments at which days begin, the nights of clock changes.
const kHour = 3_600_000;
const kDay = 24 * kHour;

// Evenings before something special: the clocks of Europe and of New York forward and back, ends
// of months and years, a 29 February and the one that is missing a year on.
const kEves = [
  '2026-03-26', '2026-10-22', '2026-03-05', '2026-10-29', '2026-01-28', '2026-02-25', '2026-04-27',
  '2026-12-28', '2028-02-25', '2029-02-25', '2026-05-28', '2026-09-03',
].map((day) => Date.parse(`${day}T12:00:00Z`));

// Moments at which days begin somewhere, in milliseconds of the UTC day, and the last before them.
const kEdges = [1, 2, 4, 5, 6, 7, 8, 9, 16, 20].flatMap((hour) => [hour * kHour, hour * kHour - 1]);
const kOffsets = [480, 480, 480, 0, -300, -240, 60, 120, 345, 840];

// What a brand's own words carry; a word that is not here carries nothing.
const kWords = {
  visit: (life) => ({ garden: `g-${life.below(5)}` }),
  water: (life) => ({ litres: life.below(90) }),
  flight: (life) => ({ distance: 300 + life.below(9000) }),
  stay: (life) => ({ partner: 'inn', nights: 1 + life.below(5) }),
  hire: (life) => ({ partner: 'wheels', amount: 1000 + life.below(90_000) }),
  delay: (life) => ({ minutes: 60 * life.below(5) }),
  review: (life) => ({ sku: `s-${life.below(4)}` }),
  event: (life) => ({ event: `e-${life.below(4)}` }),
  class: (life) => (life.below(4) === 0 ? { buddy: life.friend } : undefined),
  feedback: () => ({ text: 'It could be warmer.' }),
};
const kEngineWords = new Set(['enrol', 'purchase', 'answer', 'survey']);
const kEffects = new Set(['kept', 'matured', 'used', 'earned', 'completed', 'reached', 'drawn']);

// A small generator of 32 bits (mulberry32); `below(n)` is at least 0 and less than n.
function chance(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const written = (instant, offset) => {
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (number) => String(number).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
};

const listed = (value) => (value === undefined ? [] : [value].flat());

// The brand's own words that something in the programme hears.
function wordsOf(programme) {
  const { rules, streaks, missions, badges } = programme;
  const heard = [rules, streaks, missions, badges].flatMap((list) => listed(list));
  const words = new Set(heard.flatMap(({ on }) => listed(on)));
  return [...words].filter((word) => !kEngineWords.has(word) && !kEffects.has(word)).sort();
}

// One member's life under way.
class Life {
  lines = [];
  purchases = [];
  redemptions = [];
  gifts = [];  // ids of what may have given pending points

  constructor(programme, member, below) {
    Object.assign(this, { programme, member, below, friend: `${member}-friend` });
    this.words = wordsOf(programme);
    this.now = this.pick(kEves) + below(3) * kDay;
    if (below(4) === 0) this.now = Date.parse('2026-01-01T00:00:00Z') + below(1000) * kDay;
    this.offset = this.pick(kOffsets);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  idOf(list) {
    return list?.length ? this.pick(list).id : 'nothing';
  }

  send(type, attributes, more) {
    const at = written(this.late ? this.now - this.late : this.now, this.offset);
    const id = `${this.member}-${this.lines.length}`;
    const activity = { id, member: this.member, type, at, attributes, ...more };
    this.lines.push(JSON.stringify(activity));
    return id;
  }

  operate(type, attributes) {
    this.send(type, attributes, { stamp: { operator: 'desk' } });
  }

  // Mostly the next day; sometimes the same, or after a gap, or after a long one.
  goOn(habit) {
    const step = this.below(100);
    let days = 1;
    if (step < 25 - 10 * habit) days = 0;
    else if (step >= 75 + 10 * habit) days = 2 + this.below(3);
    if (step === 99) days = 20 + this.below(200);
    const today = this.now - (this.now % kDay);
    const moment = this.below(5) === 0 ? this.pick(kEdges) : this.below(kDay);
    this.now = Math.max(this.now + 1000, today + days * kDay + moment);
    if (this.below(8) === 0) this.offset = this.pick(kOffsets);
    this.late = this.below(12) === 0 ? this.below(72) * kHour : 0;
  }
}

function linesOf(life) {
  const price = 500 + life.below(9000);
  const quantity = 1 + life.below(3);
  const category = life.pick(['basics', 'new', 'beans']);
  return [{ sku: `s-${life.below(4)}`, category, quantity, price, amount: price * quantity }];
}

function purchase(life) {
  const { partners, attributes } = life.programme;
  const lines = life.below(3) === 0 ? linesOf(life) : undefined;
  const sent = { amount: lines ? lines[0].amount : 100 + life.below(60_000), lines };
  if (partners) sent.partner = life.idOf(partners);
  if (!attributes || attributes.channel) sent.channel = life.pick(['app', 'shop']);
  if (life.below(6) === 0 && life.programme.rewards) {
    sent.use = [life.below(2) ? { reward: life.idOf(life.programme.rewards) } : { voucher: 'v1' }];
  }
  const id = life.send('purchase', sent);
  life.purchases.push({ id, amount: sent.amount });
  life.gifts.push({ id });
}

function refund(life) {
  if (life.purchases.length === 0) return life.send('refund', { purchase: 'nothing', amount: 1 });
  const { id, amount } = life.pick(life.purchases);
  const part = life.pick([amount, amount >> 1, amount >> 2, 1, amount + 1]);
  return life.send('refund', { purchase: id, amount: part });
}

function redeem(life) {
  const { rewards, currencies } = life.programme;
  const plain = { currency: life.idOf(currencies), amount: 1 + life.below(60), reference: 'till' };
  const reward = { reward: life.idOf(rewards), ...(life.below(5) === 0 && { quantity: 2 }) };
  const id = life.send('redeem', rewards && life.below(4) > 0 ? reward : plain);
  life.redemptions.push({ id });
}

function makeUp(life) {
  const days = 1 + life.below(life.below(3) === 0 ? 16 : 4);
  const day = new Date(life.now + 4 * kHour - days * kDay).toISOString().slice(0, 10);
  const pays = life.programme.currencies.some(({ id }) => id === 'card') && life.below(2) === 0;
  life.send('make_up', { day, ...(pays && { pay: 'card' }) });
}

function draw(life) {
  const digits = Array.from({ length: 64 }, () => life.below(16).toString(16)).join('');
  const stamp = life.below(12) === 0 ? undefined : { stamp: { entropy: digits } };
  life.send('draw', { draw: life.idOf(life.programme.draws) }, stamp);
}

function adjust(life) {
  const amount = life.below(4) === 0 ? -(1 + life.below(300)) : 1 + life.below(400);
  const currency = life.idOf(life.programme.currencies);
  const few = ['card', 'freeze', 'spin', 'pause'].includes(currency);
  const sent = { currency, amount: few ? 1 : amount, reason: 'goodwill' };
  if (life.below(8) === 0) life.send('adjust', sent);
  else life.operate('adjust', sent);
}

function answers(life, { ask, id }) {
  const given = ask.map(({ id: question, scale, options }) => {
    if (scale) return [question, scale[0] + life.below(scale[1] - scale[0] + 2)];
    return [question, options ? [life.idOf(options)] : 'So it is.'];
  });
  life.send('survey', { survey: id, ...Object.fromEntries(given) });
}

// The last thing sent comes again, as it was or with another word in it.
function again(life) {
  if (life.lines.length === 0) return;
  const line = life.lines[life.lines.length - 1 - life.below(Math.min(4, life.lines.length))];
  const changed = life.below(3) === 0 ? { type: 'other' } : {};
  life.lines.push(JSON.stringify({ ...JSON.parse(line), ...changed }));
}

const kTrouble = [
  (life) => life.send('purchase', { amount: 12.5 }),
  (life) => life.send('purchase', { amount: -5 }),
  (life) => life.send('purchase', {}),
  (life) => life.send('purchase', { amount: 100, member: 'x' }),
  (life) => life.send('redeem', { reward: 'nothing' }),
  (life) => life.send('purchase', { amount: 9_007_199_254_740_991 }),
  (life) => life.send('check_in', undefined, { at: '2026-02-30T10:00:00Z' }),
  (life) => life.send('check_in', undefined, { more: 1 }),
  (life) => life.send('check_in', undefined, { id: '' }),
];

// What can be done under the programme, each as often as its weight says.
function doings(programme, words) {
  const has = (key) => (programme[key] ? 1 : 0);
  const rescues = (programme.streaks ?? []).some((streak) => streak.make_up) ? 1 : 0;
  const own = words.filter((word) => word !== 'check_in');
  return [
    [words.includes('check_in') ? 40 : 0, (life) => life.send('check_in')],
    [own.length ? 24 : 0, word],
    [programme.rules ? 16 : 4, purchase],
    [programme.rules ? 7 : 1, refund],
    [9, redeem],
    [3, (life) => life.send('cancel_redemption', { redemption: life.idOf(life.redemptions) })],
    [8 * rescues, makeUp],
    [3 * rescues, (life) => life.send('restore')],
    [8 * has('draws'), draw],
    [5 * has('missions'), (life) => life.send('claim', { mission: life.idOf(programme.missions) })],
    [3 * has('missions'), (life) => life.send('start', { mission: life.idOf(programme.missions) })],
    [4 * has('plans'), (life) => life.send('join', { plan: life.idOf(programme.plans) })],
    [2 * has('plans'), (life) => life.send('leave', { plan: life.idOf(programme.plans) })],
    [4 * has('surveys'), (life) => answers(life, life.pick(programme.surveys))],
    [3 * has('consents'), consent],
    [5, adjust],
    [2, (life) => life.send(life.pick(['confirm', 'cancel']), { source: life.idOf(life.gifts) })],
    [2, transfer],
    [2, (life) => life.send('profile', { birthday: life.pick(['2000-02-29', '1990-03-31']) })],
    [4, again],
    [2, (life) => life.pick(kTrouble)(life)],
    [1, standing],
  ];
}

function word(life) {
  const type = life.pick(life.words);
  life.gifts.push({ id: life.send(type, kWords[type]?.(life)) });
}

function consent(life) {
  life.send('consent', { consent: life.idOf(life.programme.consents), given: life.below(2) === 0 });
}

function transfer(life) {
  const currency = life.idOf(life.programme.currencies);
  life.send('transfer', { to: life.friend, currency, amount: 1 + life.below(50) });
}

// Rarely an operator's word about the membership, and soon another that takes it back.
function standing(life) {
  life.operate('block', { reason: 'a check' });
  life.send(life.pick(['check_in', 'purchase']), { amount: 100 });
  life.operate('unblock', {});
}

function begin(life) {
  const { friend, member } = life;
  if (life.below(40) === 0) return;  // somebody who never enrolled
  const at = written(life.now - kDay, 480);
  life.lines.push(JSON.stringify({ id: `${friend}-enrol`, member: friend, type: 'enrol', at }));
  const invited = life.below(4) === 0 && { invited_by: life.below(9) ? friend : member };
  const born = life.below(2) === 0 && { birthday: life.pick(['1996-02-29', '1988-10-30']) };
  life.send('enrol', invited || born ? { ...invited, ...born } : undefined);
}

function live(programme, member, below) {
  const life = new Life(programme, member, below);
  begin(life);
  const choices = doings(programme, life.words);
  const all = choices.reduce((sum, [weight]) => sum + weight, 0);
  const habit = below(3);  // how much of one they have, else nobody would get far with a streak
  const length = 5 + below(26);
  while (life.lines.length < length) {
    life.goOn(habit);
    let left = below(all);
    const [, act] = choices.find(([weight]) => (left -= weight) < 0);
    if (choices[0][0] && below(5) < 2 * habit) choices[0][1](life);
    else act(life);
  }
  return { member, lines: life.lines };
}

export function sequences({ name, programme, count, seed }) {
  const below = chance(seed);
  return Array.from({ length: count }, (_, at) => live(programme, `${name}-${at}`, below));
}
