// What the brand tells the member now, quietly, at the top of home. Once it was in sight that is
// noted, and the view has it no more: here it stays in sight until it is over or the page is left.
import type { Risk, View, ViewedNotice } from '@perennial/engine';
import { html, nothing } from 'lit';
import type { App } from '../../app/app.js';
import { touch } from '../../parts/vars.js';
import { isPressed } from '../../model/pick.js';
import { places, riskName } from './risks.js';
import { type Row, rows } from './rows.js';

const kinds = {
  expiring: 'points',
  unused: 'voucher',
  tier_at_risk: 'level',
  streak_open: 'streak',
  claimable: 'claim',
} as const;

export class Notices {
  #of: App['store'] | undefined;
  #shown = new Map<string, ViewedNotice>();
  #told = new Set<string>();
  #stop: (() => void) | undefined;

  constructor(private readonly app: App) {}

  render(view: View): unknown {
    this.#listFor(view);
    const { calm } = this.app.host;
    const isSaid = (notice: ViewedNotice) => !calm || notice.kind !== 'streak_open';
    const list = [...this.#shown.values()].filter(
      (notice) => stands(view, notice) && isSaid(notice),
    );
    if (list.length === 0) return nothing;
    const { app } = this;
    const described = list.map((notice) => describe(app, view, notice));
    const waiting = list.filter(({ id }) => !this.#told.has(id));
    const said = waiting.map((notice) => described[list.indexOf(notice)]!.name);
    return html`<section class="notices" aria-label=${app.words.say('notice.title')}
      ${touch((element) => this.#watch(element, waiting, said))}>
      ${rows(app, app.words.say('notice.title'), described)}
    </section>`;
  }

  #listFor(view: View): void {
    const { store } = this.app;
    if (this.#of !== store) {
      this.#of = store;
      this.#shown = new Map();
      this.#told = new Set();
    }
    for (const notice of view.notices) this.#shown.set(notice.id, notice);
  }

  #watch(element: HTMLElement, waiting: ViewedNotice[], said: string[]): void {
    this.#stop?.();
    this.#stop = undefined;
    if (waiting.length === 0) return;
    const told = this.#told;
    let left = false;
    this.#stop = () => (left = true);
    const load = async () => {
      const { tellWhenSeen } = await import('./tell.js');
      if (left) return;
      this.#stop = tellWhenSeen(this.app, element, waiting, told, said);
    };
    void load().catch(() => undefined); // nothing was noted: it is told again
  }
}

/** Whether it still is as it was told. */
export function stands(view: View, { kind, thing, at }: ViewedNotice): boolean {
  if (kind === 'lapsed') return true;
  if (Date.parse(at) <= Date.parse(view.now)) return false;
  const [id, step] = thing.split('/');
  switch (kind) {
    case 'unused':
      return view.vouchers.some((voucher) => voucher.id === thing && voucher.state === 'open');
    case 'streak_open':
      return view.streaks.some((streak) => streak.id === thing && streak.state !== 'done');
    case 'claimable': {
      const claims = view.missions.find((mission) => mission.id === id)?.claims ?? [];
      return claims.some((claim) => claim.step === Number(step));
    }
    default:
      return true;
  }
}

function describe(app: App, view: View, notice: ViewedNotice): Row {
  const { words } = app;
  const { kind } = notice;
  const what = sentence(app, view, notice);
  const streak = kind === 'streak_open' ? riskName(app, view, riskOf(view, notice)) : '';
  const name = words.text(notice.name) || streak;
  const about = words.text(notice.about);
  const note = [about, name ? what : ''].filter(Boolean).join(' · ');
  const place =
    kind === 'birthday' || kind === 'lapsed' ? { mark: 'gift' as const } : places[kinds[kind]];
  return { ...place, name: name || what, note };
}

/** What the view says of it, or as much of it as the notice does. */
function riskOf(view: View, { kind, thing, at, amount = 0 }: ViewedNotice): Risk {
  const of = kinds[kind as keyof typeof kinds];
  const id = kind === 'claimable' ? thing.split('/')[0]! : thing;
  const known = view.at_risk.find((risk) => risk.kind === of && risk.id === id);
  return known ?? { kind: of, id, at, amount };
}

function sentence(app: App, view: View, notice: ViewedNotice): string {
  const { words } = app;
  const { kind, thing, at, amount = 0 } = notice;
  if (kind === 'birthday' || kind === 'lapsed') return words.say(`notice.${kind}`);
  const day = words.near(words.lastDayOf(at), view.today);
  const risk = riskOf(view, notice);
  const name = riskName(app, view, risk);
  switch (kind) {
    case 'expiring':
      return words.say('line.expiring', { amount: words.amount(thing, amount), n: amount, day });
    case 'unused':
      return words.say('line.entitlement', { name, day });
    case 'claimable':
      return words.say('line.claim', { name, day });
    case 'streak_open': {
      const streak = view.streaks.find((entry) => entry.id === thing);
      return words.say(streak && isPressed(streak) ? 'risk.streak' : 'risk.streak_other', { day });
    }
    case 'tier_at_risk': {
      const level = words.thing(thing);
      const missing = words.gifts(risk.missing ?? []);
      if (!missing) return words.say('line.grace', { level, day });
      return words.say('line.keep', { missing, level, day });
    }
  }
}
