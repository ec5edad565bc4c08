// What of belonging this member has: plans, invitations, partners, a say, consents, and giving.
import type { Program, View, ViewedCurrency, ViewedSurvey } from '@perennial/engine';

export type Side =
  'plans' | 'invite' | 'partners' | 'voice' | 'consents' | 'birthday' | 'year' | 'rules' | 'data';

/** Those that have something to show, in the order in which they stand. */
export function sidesOf({ programme }: { programme: Program }, view: View): Side[] {
  const has: Record<Side, boolean> = {
    plans: view.plans.length > 0,
    invite: (view.referral?.rules.length ?? 0) > 0 || view.referral?.invited_by !== undefined,
    partners: view.partners.length > 0,
    voice: askedOf(view).length > 0 || view.feedback.length > 0 || hearsFeedback(programme),
    consents: view.consents.length > 0,
    birthday: JSON.stringify(programme).includes('"since":"birthday"'),
    year: true,
    rules: true,
    data: true,
  };
  return (Object.keys(has) as Side[]).filter((side) => has[side]);
}

/** The surveys that are this member's to answer, now or some day. */
export function askedOf({ surveys }: View): ViewedSurvey[] {
  return surveys.filter(
    ({ code, from }) => code !== 'condition_false' && (code !== 'outside_window' || from),
  );
}

/** Whether the brand asks for feedback: it gives something for it, or counts it. */
function hearsFeedback({ rules = [], missions = [], badges = [] }: Program): boolean {
  return [...rules, ...missions, ...badges].some((one) =>
    'on' in one && one.on !== undefined ? [one.on].flat().includes('feedback') : false,
  );
}

/** Whether members may give of it to each other. */
export function isGiven({ transfer }: ViewedCurrency): boolean {
  return transfer !== undefined;
}

/** Whether an invitation means something to the programme. */
export function hasInvitations({ rules = [] }: Program): boolean {
  return rules.some(
    (rule) =>
      rule.to === 'member.invited_by' || JSON.stringify(rule.when ?? '').includes('invited_by'),
  );
}
