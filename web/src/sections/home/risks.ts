// What can be lost: where it lies, and what it is called.
import type { Risk, View } from '@perennial/engine';
import type { App } from '../../app/app.js';
import type { IconName } from '../../parts/icons.js';
import { titleOf } from '../check-in/streak-words.js';
import type { Row } from './rows.js';

/** Where each kind lies, and its mark. */
export const places: Record<Risk['kind'], { mark: IconName; go?: Row['go'] }> = {
  points: { mark: 'clock', go: { tab: 'rewards', side: 'catalogue' } },
  voucher: { mark: 'ticket', go: { tab: 'rewards', side: 'wallet' } },
  level: { mark: 'trophy' },
  streak: { mark: 'calendar', go: { tab: 'check_in' } },
  claim: { mark: 'gift', go: { tab: 'play', side: 'missions' } },
  plan: { mark: 'shield', go: { tab: 'more', side: 'plans' } },
};

/** What stands to be lost. */
export function riskName(app: App, view: View, risk: Risk): string {
  const { words } = app;
  switch (risk.kind) {
    case 'points':
      return words.amount(risk.id, risk.amount ?? 0);
    case 'voucher': {
      const held = view.vouchers.find(({ id }) => id === risk.id);
      const name = words.text(held?.name) || words.thing(risk.thing ?? risk.id);
      const times = risk.amount ?? 1;
      return times > 1 ? words.say('risk.times', { name, n: times }) : name;
    }
    case 'streak': {
      const streak = view.streaks.find(({ id }) => id === risk.id);
      return streak ? titleOf(app, { ...streak, state: 'open' }) : risk.id;
    }
    case 'plan':
      return words.text(view.plans.find(({ id }) => id === risk.id)?.name) || words.thing(risk.id);
    case 'claim':
      return words.text(view.missions.find(({ id }) => id === risk.id)?.name) || risk.id;
    case 'level': {
      const levels = view.tiers.find(({ id }) => id === risk.tier)?.levels ?? [];
      return words.text(levels.find(({ id }) => id === risk.id)?.name) || risk.id;
    }
  }
}
