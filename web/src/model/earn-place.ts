// Where in the member center a thing is earned: what is pressed there gives it.
import type { App } from '../app/app.js';
import type { Tab } from '../app/tabs.js';

export function earnPlace(app: App, thing: string): { tab: Tab; side?: string } | undefined {
  const { missions = [], streaks = [] } = app.programme;
  const open = app.tabs.all;
  if (open.includes('play') && gives(missions, thing)) return { tab: 'play', side: 'missions' };
  if (open.includes('check_in') && gives(streaks, thing)) return { tab: 'check_in' };
  return undefined;
}

// Whether a grant anywhere in it names the thing.
function gives(part: unknown, thing: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([key, value]) => {
    const granted = key === 'grant' && typeof value === 'object' && value !== null;
    return (granted && thing in value) || gives(value, thing);
  });
}
