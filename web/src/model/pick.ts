// Which of the things in a view stand where in the member center.
import type {
  Program,
  View,
  ViewedCurrency,
  ViewedLevel,
  ViewedStreak,
  ViewedTier,
} from '@perennial/engine';

/** The currencies tiers are measured in: identity, not money. */
export function metrics(view: View): Set<string> {
  return new Set(view.tiers.flatMap((tier) => Object.keys(tier.earned)));
}

/** The currencies that pay for freezes, make-ups and restores only: cards, not balances. */
export function rescues(view: View, programme: Program): Set<string> {
  const main = spendable(view)?.id;
  const costs = (programme.streaks ?? []).flatMap((streak) =>
    [streak.freeze, streak.make_up, streak.restore]
      .flat()
      .flatMap((rescue) => (rescue && 'cost' in rescue ? rescue.cost : []))
      .flat()
      .flatMap((price) => Object.keys(price ?? {})),
  );
  return new Set(costs.filter((id) => id !== main && id !== 'money'));
}

/** The currency shown large: the first that no tier is measured in. */
export function spendable(view: View): ViewedCurrency | undefined {
  const measured = metrics(view);
  return view.currencies.find((currency) => !measured.has(currency.id)) ?? view.currencies[0];
}

/** What else can be spent, shown small. */
export function otherBalances(view: View, programme: Program): ViewedCurrency[] {
  const hidden = new Set([...metrics(view), ...rescues(view, programme), spendable(view)?.id]);
  return view.currencies.filter((currency) => !hidden.has(currency.id));
}

export function currencyOf(view: View, id: string): ViewedCurrency | undefined {
  return view.currencies.find((currency) => currency.id === id);
}

/** What the page's button does. */
export const pageActivity = 'check_in';

/** The streak that a press can continue; else the first. */
export function mainStreak(view: View): ViewedStreak | undefined {
  return view.streaks.find(isPressed) ?? view.streaks[0];
}

/** Whether a press on a button continues the streak; others are continued in a shop. */
export function isPressed(streak: ViewedStreak): boolean {
  return [streak.on].flat().includes(pageActivity);
}

export interface Standing {
  level: ViewedLevel | undefined;
  next: ViewedLevel | undefined;
  metric: string | undefined;
  have: number;
  keepAt: number | undefined;
  nextAt: number | undefined;
}

/** Where a member stands in a tier, in the currency its next step is measured in. */
export function standingIn(tier: ViewedTier): Standing {
  const level = tier.levels.find((entry) => entry.id === tier.level);
  const next = tier.levels.find((entry) => entry.id === tier.next?.level);
  const keep = tier.keep ? level?.keep[0] : undefined;
  const need = next?.need[0];
  const metric = Object.keys(need ?? keep ?? tier.earned)[0];
  return {
    level,
    next,
    metric,
    have: metric === undefined ? 0 : (tier.earned[metric] ?? 0),
    keepAt: metric === undefined ? undefined : keep?.[metric],
    nextAt: metric === undefined ? undefined : need?.[metric],
  };
}
