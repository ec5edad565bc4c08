// Notes that a notice was in sight, under an id that every tab and every reload makes the same: the
// engine takes the first and knows the others.
import type { ViewedNotice } from '@perennial/engine';
import type { App } from '../../app/app.js';
import { askHost, tellHost } from '../../app/events.js';

/** Waits until the element is in sight; what it gives back stops waiting. */
export function tellWhenSeen(
  app: App,
  element: HTMLElement,
  waiting: ViewedNotice[],
  told: Set<string>,
  said: string[],
): () => void {
  const seen = () => {
    if (document.visibilityState !== 'visible') return;
    stop();
    app.say(said.join(' · '));
    void tellAll(app, waiting, told);
  };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    document.addEventListener('visibilitychange', seen);
    seen();
  });
  const stop = () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', seen);
  };
  observer.observe(element);
  return stop;
}

async function tellAll(app: App, waiting: ViewedNotice[], told: Set<string>): Promise<void> {
  const { backend, member } = app.store;
  for (const { id } of waiting) {
    if (told.has(id)) continue;
    told.add(id);
    const attributes = { notice: id };
    if (!askHost(app.host, 'mc-before-action', { type: 'told', attributes })) continue;
    try {
      const outcome = await backend.submit({
        id: `told/${member}/${id}`,
        member,
        type: 'told',
        at: backend.now(),
        attributes,
      });
      tellHost(app.host, 'mc-outcome', { type: 'told', attributes, outcome });
    } catch {
      told.delete(id); // it could not be kept: the next rendering tries again
    }
  }
}
