// What is particular to each list of a programme, in words. The blocks they share are said by
// blocks.ts; `keys` are those said here.
import type {
  Badge, Currency, Draw, Entitlement, Level, Mission, Partner, Plan, Program, Quantity, Reward,
  Rule, Segment, Streak, Survey, Term, Tier, Use,
} from '@perennial/engine';
import type { Key } from '../../i18n/catalog.js';
import type { Words } from '../../i18n/words.js';
import type { Labelled } from './book.js';
import {
  blockLines, join, lifeText, type Line, limitTexts, listOf, rest, thingsText, windowText,
} from './blocks.js';
import { conditionText } from './condition.js';
import { ratioText } from './quantity.js';
import { attributeName } from './variables.js';

export interface Kind {
  keys: string[];
  /** Shared blocks that mean something else here. */
  skips?: string[];
  /** What an item without a name is called, and what is said of one that has nothing else. */
  untitled?: Key;
  plain?: Key;
  lines(words: Words, programme: Program, item: never): Line[];
}

type Maker<Item> = (words: Words, programme: Program, item: Item) => Line[];

function kind<Item>(keys: string[], lines: Maker<Item>, skips?: string[]): Kind {
  return { keys, lines: lines as Kind['lines'], ...(skips && { skips }) };
}

/** Lines made by and by: those that have nothing to say are left out. */
class Lines extends Array<Line> {
  say(words: Words, key: Key, text: unknown): this {
    if (typeof text === 'string' && text) this.push({ label: words.say(key), text });
    return this;
  }

  name(label: string, text: string): this {
    this.push({ label, text });
    return this;
  }
}

/** The blocks of a part (a rescue, a use, a prize) in one line under its name. */
function partText(words: Words, programme: Program, part: object, more: unknown[] = []): string {
  const lines = blockLines(words, programme, part).map(({ label, text }) =>
    words.say('rules.pair', { label, text }),
  );
  const known = ['on', 'when', 'window', 'cost', 'grant', 'limit', ...partKeys];
  return join(words, [...lines, ...more, ...rest(part, known)].map(String).filter(Boolean));
}

const partKeys = ['id', 'name', 'about', 'image', 'at', 'stop', 'pays', 'weight', 'group', 'score'];

const currency: Maker<Currency> = (words, programme, one) => {
  const lines = new Lines();
  lines.say(words, 'rules.label.life', lifeText(words, one.term));
  if (one.grace) lines.say(words, 'rules.label.returned', lifeText(words, one.grace));
  if (one.unit) lines.say(words, 'rules.label.worth', words.say('rules.is_money'));
  if (one.stack) lines.say(words, 'rules.label.factors', words.say(`rules.stack.${one.stack}`));
  if (one.round) lines.say(words, 'rules.label.round', words.say(`rules.round.${one.round}`));
  if (one.shortfall) {
    lines.say(words, 'rules.label.shortfall', words.say(`rules.shortfall.${one.shortfall}`));
  }
  if (one.transfer) {
    const text = partText(words, programme, one.transfer) || words.say('rules.allowed');
    lines.say(words, 'rules.label.transfer', text);
  }
  for (const text of limitTexts(words, programme, one.limit, one.id)) {
    lines.say(words, 'rules.label.limit', text);
  }
  return lines;
};

const rule: Maker<Rule> = (words, _programme, { pending, stop, to }) => {
  const lines = new Lines();
  if (pending === true) lines.say(words, 'rules.label.pending', words.say('rules.confirmed'));
  else if (pending) lines.say(words, 'rules.label.pending', lifeText(words, pending));
  if (to) {
    const who = to === 'member.invited_by' ? words.say('rules.inviter') : attributeName(words, to);
    lines.say(words, 'rules.label.to', who);
  }
  if (stop) lines.say(words, 'rules.label.stop', words.say('rules.stops'));
  return lines;
};

type Step = { at: number | string; name?: Labelled['name']; stop?: boolean };

function stepLines(words: Words, programme: Program, steps: Step[] = [], every = 'day'): Line[] {
  return steps.map((step) => {
    const { at } = step;
    const place =
      typeof at === 'number'
        ? words.say(`rules.place.${every}` as Key, { n: at })
        : words.say(`rules.full.${at}` as Key);
    const gives = 'grant' in step ? thingsText(words, programme, step.grant as never) : '';
    const more = partText(words, programme, { ...step, grant: undefined });
    const stop = step.stop ? words.say('rules.instead') : '';
    const name = words.text(step.name);
    return {
      label: name ? `${name} · ${place}` : place,
      text: join(words, [gives, more, stop]) || words.say('rules.reached'),
    };
  });
}

const streak: Maker<Streak> = (words, programme, one) => {
  const every = one.every ?? 'day';
  const lines = new Lines();
  const needed = words.say('rules.needed', { n: one.times ?? 1 });
  lines.say(words, 'rules.label.every', `${words.say(`rules.each.${every}`)} · ${needed}`);
  if (one.zone) lines.say(words, 'rules.label.zone', words.say('rules.own_zone'));
  lines.push(...stepLines(words, programme, one.ladder as Step[], every));
  if (typeof one.cycle === 'number') {
    const places = words.say(`rules.place.${every}`, { n: one.cycle });
    lines.say(words, 'rules.label.cycle', words.say('rules.cycle', { place: places }));
  } else if (one.cycle) {
    lines.say(words, 'rules.label.cycle', words.say(`rules.each.${one.cycle}` as Key));
  }
  lines.push(...stepLines(words, programme, one.steps as Step[], every));
  const { make_up, freeze, restore } = one;
  if (make_up) {
    const pays = words.say(make_up.pays ? 'rules.make_up_pays' : 'rules.make_up_plain');
    lines.say(words, 'rules.label.make_up', partText(words, programme, make_up, [pays]));
  }
  if (freeze) {
    const each = words.say('rules.per_missed');
    lines.say(words, 'rules.label.freeze', partText(words, programme, freeze, [each]));
  }
  if (restore) lines.say(words, 'rules.label.restore', partText(words, programme, restore));
  for (const part of listOf(one.rest)) {
    lines.say(words, 'rules.label.rest', partText(words, programme, part));
  }
  return lines;
};

function needText(words: Words, need: Level['need']): string {
  return listOf(need)
    .map((all) => Object.entries(all).map(([id, amount]) => words.amount(id, amount as number)))
    .map((all) => all.join(words.say('rules.and')))
    .join(words.say('rules.or'));
}

const tier: Maker<Tier> = (words, programme, one) => {
  const lines = new Lines();
  if (one.window) lines.say(words, 'rules.label.counts', windowText(words, one.window));
  if (one.pending) lines.say(words, 'rules.label.pending', words.say('rules.pending_counts'));
  for (const level of one.levels) {
    const need = needText(words, level.need);
    const keep = needText(words, level.keep);
    const gifts = level.grant && thingsText(words, programme, level.grant);
    const text = join(words, [
      need ? words.say('rules.need', { need }) : words.say('rules.from_start'),
      keep && words.say('rules.keep', { keep }),
      gifts && words.say('rules.with_it', { gifts }),
      ...limitTexts(words, programme, level.limit),
      ...rest(level, ['id', 'name', 'about', 'image', 'score', 'need', 'keep', 'grant', 'limit']),
    ]);
    lines.name(words.text(level.name) || level.id, text);
  }
  lines.say(words, 'rules.label.life', lifeText(words, one.term));
  if (one.grace) lines.say(words, 'rules.label.grace', lifeText(words, one.grace));
  lines.say(words, 'rules.label.down', words.say(`rules.down.${one.down ?? 'earned'}`));
  return lines;
};

function goalLines(words: Words, programme: Program, one: Mission | Badge): Lines {
  const lines = new Lines();
  const counts = join(words, [
    one.of && attributeName(words, one.of),
    one.lines !== undefined &&
      words.say('rules.lines', { what: conditionText(words, programme, one.lines) }),
    one.count && one.count !== 'sum' && words.say(`rules.count.${one.count}`),
  ]);
  lines.say(words, 'rules.label.counts', counts);
  lines.push(...stepLines(words, programme, one.steps as Step[], 'goal'));
  return lines;
}

const mission: Maker<Mission> = (words, programme, one) => {
  const lines = goalLines(words, programme, one);
  const places = listOf(one.requires).map((id) => missionName(words, programme, id));
  lines.say(words, 'rules.label.requires', places.join(words.say('rules.and')));
  if (one.repeat) lines.say(words, 'rules.label.repeat', words.say('rules.repeats'));
  if (one.claim === true) lines.say(words, 'rules.label.claim', words.say('rules.claim_window'));
  else if (one.claim) lines.say(words, 'rules.label.claim', lifeText(words, one.claim));
  return lines;
};

function missionName(words: Words, { missions = [], badges = [] }: Program, id: string): string {
  const found = [...missions, ...badges].find((one) => one.id === id);
  return words.text(found?.name) || id;
}

const badge: Maker<Badge> = (words, programme, one) =>
  goalLines(words, programme, one).say(words, 'rules.label.life', lifeText(words, one.term));

const draw: Maker<Draw> = (words, programme, one) => {
  const lines = new Lines();
  const all = one.prizes.reduce((sum, { weight }) => sum + weight, 0);
  for (const prize of one.prizes) {
    const { weight, at, limit, grant } = prize;
    const odds = new Intl.NumberFormat(words.language, {
      style: 'percent',
      maximumFractionDigits: 4,
    }).format(weight / all);
    const text = join(words, [
      words.say('rules.odds', { odds, weight, all }),
      grant ? thingsText(words, programme, grant) : words.say('rules.no_prize'),
      at !== undefined && words.say('rules.promised', { n: at }),
      ...limitTexts(words, programme, limit),
      ...rest(prize, ['limit', 'grant', ...partKeys]),
    ]);
    lines.name(words.text(prize.name) || prize.id, text);
  }
  const instead = one.prizes.find(({ id }) => id === one.fallback);
  if (instead) {
    lines.say(words, 'rules.label.fallback', words.text(instead.name) || instead.id);
  }
  return lines;
};

function useText(words: Words, programme: Program, use: Use): string {
  const thing = use.grant.off === undefined ? 'money' : 'off';
  const { limit: _limit, grant: _grant, ...part } = use;
  return join(words, [
    thingsText(words, programme, use.grant as Record<string, Quantity | undefined>),
    partText(words, programme, part),
    ...limitTexts(words, programme, use.limit, thing),
    use.group ? words.say('rules.group', { name: use.group }) : words.say('rules.one_of_group'),
    use.stop && words.say('rules.nothing_after'),
  ]);
}

const reward: Maker<Reward> = (words, programme, one) => {
  const lines = new Lines();
  if (!one.cost) lines.say(words, 'rules.label.how', words.say('rules.only_given'));
  if (one.use) lines.say(words, 'rules.label.use', useText(words, programme, one.use));
  if (!one.grant) lines.say(words, 'rules.label.life', lifeText(words, one.term));
  return lines;
};

const entitlement: Maker<Entitlement> = (words, programme, one) => {
  const lines = new Lines();
  if (one.use) lines.say(words, 'rules.label.use', useText(words, programme, one.use));
  const life = one.term === undefined ? words.say('rules.as_source') : lifeText(words, one.term);
  return lines.say(words, 'rules.label.life', life);
};

const plan: Maker<Plan> = (words, _programme, one) => {
  const lines = new Lines();
  lines.say(words, 'rules.label.period', lifeText(words, one.term));
  if (one.trial) lines.say(words, 'rules.label.trial', lifeText(words, one.trial as Term));
  if (one.group) lines.say(words, 'rules.label.group', one.group);
  return lines;
};

const partner: Maker<Partner> = (words, programme, one) => {
  const lines = new Lines();
  for (const side of ['issue', 'redeem'] as const) {
    for (const [id, rate] of Object.entries(one[side] ?? {})) {
      if (typeof rate !== 'number' && !Array.isArray(rate)) continue;
      const ratio = rate as number | [number, number];
      const text = words.say('rules.settles', {
        point: words.amount(id, typeof ratio === 'number' ? 1 : ratio[1]),
        money: words.format.money(typeof ratio === 'number' ? ratio : ratio[0], programme.money!),
      });
      lines.say(words, `rules.label.${side}`, text);
    }
  }
  return lines;
};

const survey: Maker<Survey> = (words, _programme, one) => {
  const lines = new Lines();
  for (const question of one.ask) {
    const { scale, options, limit } = question;
    const names = options?.map((option) => words.text(option.name) || option.id) ?? [];
    const text = join(words, [
      scale && words.say('rules.scale', { low: scale[0]!, high: scale[1]! }),
      names.join(words.say('rules.or')),
      limit && words.say('rules.choices', { n: limit.times }),
      !scale && !options && words.say('rules.free_text'),
    ]);
    lines.name(words.text(question.name), text);
  }
  return lines;
};

const segment: Maker<Segment> = (words, programme, one) => {
  const lines = new Lines();
  const all = one.groups.reduce((sum, { weight = 0 }) => sum + weight, 0);
  for (const { id, name, when, weight } of one.groups) {
    const text = join(words, [
      when !== undefined && conditionText(words, programme, when),
      weight !== undefined && words.say('rules.share_of_members', {
        share: ratioText(words, [weight, all || 1], true),
        weight,
        all,
      }),
    ]);
    lines.name(words.text(name) || id, text || words.say('rules.everyone_else'));
  }
  return lines;
};

const nothing: Maker<object> = () => [];

/** The chapters, in the order in which members ask. */
export const kinds: Record<string, Kind> = {
  rules: kind(['pending', 'stop', 'to'], rule),
  streaks: kind(
    ['every', 'times', 'zone', 'cycle', 'ladder', 'steps', 'make_up', 'freeze', 'restore', 'rest'],
    streak,
  ),
  currencies: kind(
    ['term', 'grace', 'stack', 'round', 'shortfall', 'transfer', 'unit'], currency, ['limit'],
  ),
  tiers: kind(['levels', 'term', 'grace', 'down', 'pending'], tier, ['window']),
  rewards: kind(['term', 'use'], reward),
  entitlements: kind(['term', 'use'], entitlement),
  missions: kind(['of', 'lines', 'count', 'steps', 'requires', 'repeat', 'claim'], mission),
  badges: kind(['of', 'lines', 'count', 'steps', 'term'], badge),
  draws: kind(['prizes', 'fallback'], draw),
  plans: kind(['term', 'trial', 'group'], plan),
  partners: kind(['issue', 'redeem'], partner),
  surveys: kind(['ask'], survey),
  segments: { ...kind(['groups'], segment), untitled: 'rules.chapter.segments' },
  notices: kind([], nothing),
  consents: { ...kind([], nothing), plain: 'rules.yours_to_say' },
};
