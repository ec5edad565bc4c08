// What a mission says about itself: until when, how often, what it waits for.
import type { ViewedMission } from '@perennial/engine';
import type { App } from '../../app/app.js';

export function nameOf({ words }: App, mission: ViewedMission): string {
  return words.text(mission.name) || mission.id;
}

/** Whether nothing but its stake is missing: it stands with what is under way. */
export function isStartable({ state, start, requires, from }: ViewedMission): boolean {
  const open = start?.code === 'ok' || start?.code === 'insufficient_balance';
  return state === 'locked' && open && requires.length === 0 && !from;
}

export function notes(app: App, mission: ViewedMission): string[] {
  const { words } = app;
  const { progress, claims } = mission;
  switch (mission.state) {
    case 'claimable': {
      const until = claims[0]?.until;
      return until ? [words.say('mission.claim_until', { day: lastDay(app, until) })] : [];
    }
    case 'active':
      return [
        mission.started ? words.say('mission.started') : '',
        mission.left !== undefined && mission.of !== undefined && mission.of > 1
          ? words.say('mission.left', { n: mission.left, of: mission.of })
          : mission.repeat
            ? words.say('mission.repeats')
            : '',
        mission.until ? words.say('mission.until', { day: lastDay(app, mission.until) }) : '',
      ].filter(Boolean);
    case 'claimed':
    case 'completed': {
      const again = mission.resets ?? mission.from;
      return [
        words.say(`mission.${mission.state}`),
        again ? words.say('mission.resets', { day: first(app, again) }) : '',
      ].filter(Boolean);
    }
    case 'expired':
      if (progress.count === 0) return [words.say('mission.over')];
      return [words.say('mission.expired', { n: progress.count, of: progress.of })];
    case 'locked':
      return [locked(app, mission)];
  }
}

function locked(app: App, mission: ViewedMission): string {
  const { from, requires, start } = mission;
  const { words, store } = app;
  if (from) return words.say('mission.from', { day: first(app, from) });
  if (requires.length > 0) {
    const { missions, badges } = store.view!;
    const names = requires.map((id) => {
      const found = [...missions, ...badges].find((entry) => entry.id === id);
      return words.text(found?.name) || id;
    });
    return words.say('mission.requires', { names: words.format.list(names) });
  }
  if (!start || !isStartable(mission)) return words.say('mission.locked');
  const payable = start.options.some((option) => option.affordable);
  const [option] = start.options;
  if (payable || !option) return words.say('mission.to_start');
  return words.say('mission.short', { missing: words.gifts(option.missing) });
}

/** Whether what it gives, or what was done for it, is gone within two days. */
export function isUrgent({ store }: App, { state, claims, until }: ViewedMission): boolean {
  const end = state === 'claimable' ? claims[0]?.until : state === 'active' ? until : undefined;
  if (!end) return false;
  return Date.parse(end) - Date.parse(store.view!.now) <= 48 * 3_600_000;
}

/** The last day that something ending at that instant is good for. */
export function lastDay({ words, store }: App, end: string): string {
  return words.near(words.lastDayOf(end), store.view!.today);
}

function first({ words, store }: App, instant: string): string {
  return words.near(words.dayOf(instant), store.view!.today);
}
