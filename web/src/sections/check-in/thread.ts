// Geometry of the milestones' thread: marks stand evenly, and the solid part ends where the streak
// stands between two of them.
import type { ViewedStep, ViewedStreak } from '@perennial/engine';

export interface Mark {
  step: ViewedStep;
  reached: boolean;
  next: boolean;
}

const most = 5;

/** The numbered milestones, at most five: those around the one to come. */
export function milestones(streak: Pick<ViewedStreak, 'steps' | 'length'>): Mark[] {
  const numbered = streak.steps
    .filter((step): step is ViewedStep & { at: number } => typeof step.at === 'number')
    .sort((a, b) => a.at - b.at);
  const reached = (step: { at: number }) => step.at <= streak.length;
  const ahead = numbered.findIndex((step) => !reached(step));
  const from = Math.max(
    0,
    Math.min((ahead < 0 ? numbered.length : ahead) - 2, numbered.length - most),
  );
  return numbered
    .slice(from, from + most)
    .map((step) => ({ step, reached: reached(step), next: step === numbered[ahead] }));
}

/** How much of the thread from the first mark to the last is solid, 0 to 1. */
export function progress(streak: Pick<ViewedStreak, 'steps' | 'length'>): number {
  const ats = milestones(streak).map(({ step }) => step.at as number);
  if (ats.length < 2) return ats.length === 1 && streak.length >= ats[0]! ? 1 : 0;
  const last = ats.length - 1;
  if (streak.length >= ats[last]!) return 1;
  if (streak.length < ats[0]!) return 0;
  const index = ats.findIndex(
    (at, position) => streak.length >= at && streak.length < ats[position + 1]!,
  );
  const part = (streak.length - ats[index]!) / (ats[index + 1]! - ats[index]!);
  return (index + part) / last;
}
