// What is behind the door to the member's code comes when the page is at rest, so that it opens
// without a network too.
import type { App } from '../../app/app.js';

const restAfter = 3000; // ms after the first view

export function fetchCard(app: App): void {
  const fetchIt = () => app.need('card', import('./member-card.js')).catch(() => undefined);
  setTimeout(() => void fetchIt(), restAfter);
}
