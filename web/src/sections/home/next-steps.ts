// What the view suggests next: how far it is, and the way to it.
import type { Suggestion, Text, View, ViewedMission } from '@perennial/engine';
import type { App } from '../../app/app.js';
import type { IconName } from '../../parts/icons.js';
import { type Row, rows } from './rows.js';

const places: Record<Suggestion['kind'], { mark: IconName; go?: Row['go'] }> = {
  level: { mark: 'trophy' },
  mission: { mark: 'trophy', go: { tab: 'play', side: 'missions' } },
  badge: { mark: 'trophy', go: { tab: 'play', side: 'badges' } },
  claim: { mark: 'gift', go: { tab: 'play', side: 'missions' } },
  reward: { mark: 'ticket', go: { tab: 'rewards', side: 'catalogue' } },
  draw: { mark: 'sparkle', go: { tab: 'play', side: 'draws' } },
  plan: { mark: 'shield', go: { tab: 'more', side: 'plans' } },
  survey: { mark: 'pencil', go: { tab: 'more', side: 'voice' } },
};

/** All but the missions that stand above. */
export function nextSteps(app: App, view: View, shown: ViewedMission[]): unknown {
  const isShown = ({ kind, id }: Suggestion) =>
    (kind === 'claim' || kind === 'mission') && shown.some((mission) => mission.id === id);
  const steps = view.next.filter((step) => !isShown(step));
  const list = steps.map((step): Row => {
    const { mark, go } = places[step.kind];
    const kind = step.progress === 1000 ? 'gift' : '';
    return { mark, kind, name: nameOf(app, view, step), note: noteOf(app, view, step), go };
  });
  return rows(app, app.words.say('next.title'), list);
}

function nameOf({ words }: App, view: View, { kind, id, tier }: Suggestion): string {
  const levels = view.tiers.find((entry) => entry.id === tier)?.levels ?? [];
  const lists = {
    level: levels,
    mission: view.missions,
    claim: view.missions,
    badge: view.badges,
    reward: view.rewards,
    draw: view.draws,
    plan: view.plans,
    survey: view.surveys,
  };
  const labels: { id: string; name?: Text }[] = lists[kind];
  return words.text(labels.find((entry) => entry.id === id)?.name) || id;
}

function noteOf({ words }: App, view: View, step: Suggestion): string {
  const { kind, id, missing, remaining: n = 0 } = step;
  const goal = [...view.missions, ...view.badges].find((entry) => entry.id === id);
  const reward = goal?.steps.find(({ at }) => at === step.step)?.reward ?? [];
  const gifts = words.gifts(reward);
  switch (kind) {
    case 'claim':
      return gifts ? words.say('next.claim_gain', { gifts }) : words.say('next.claim');
    case 'mission':
    case 'badge':
      return gifts ? words.say('next.to_go_gain', { n, gifts }) : words.say('next.to_go', { n });
    case 'survey': {
      const answered = words.gifts(view.surveys.find((entry) => entry.id === id)?.gifts ?? []);
      return answered
        ? words.say('next.survey_gain', { gifts: answered })
        : words.say('next.survey');
    }
    default:
      return missing.length > 0
        ? words.say('next.missing', { missing: words.gifts(missing) })
        : words.say(kind === 'level' ? 'next.reward' : `next.${kind}`);
  }
}
