// A make-up sews the gap: stitches are drawn through it, then the streak counts up. Any tap ends
// it.
import type { App } from '../app/app.js';
import { motionOf } from '../parts/motion.js';

/** Resolves when it is over, which is at once where nothing moves. */
export async function sew(app: App, write: (length: number) => string, from: number, to: number) {
  const factor = motionOf(app.host);
  const gap = app.root.querySelector<HTMLElement>('.sewn-day.gap');
  const count = app.root.querySelector<HTMLElement>('.becomes span');
  if (factor === 0 || !gap || !count) return;
  const { direction } = getComputedStyle(app.host);
  gap.style.setProperty('--from', direction === 'rtl' ? 'right' : 'left');
  gap.classList.add('sewing');
  const easing = 'cubic-bezier(.2,0,0,1)';
  const duration = 480 * factor;
  const keys = [{ transform: 'scaleX(0)' }, {}];
  const stitches = gap.animate(keys, { duration, easing, pseudoElement: '::before' });
  const day = gap.firstElementChild!;
  const closing = day.animate([{ transform: 'scale(.9)' }, {}], { duration, easing });
  const copy = document.createElement('i');
  copy.className = 'counted';
  copy.textContent = write(from);
  count.append(copy);
  let isOver = false;
  const end = () => {
    isOver = true;
    stitches.finish();
    closing.finish();
  };
  document.addEventListener('pointerdown', end, { once: true });
  await stitches.finished;
  const steps = Math.min(12, Math.abs(to - from));
  for (let step = 1; step <= steps && !isOver; step += 1) {
    copy.textContent = write(Math.round(from + ((to - from) * step) / steps));
    await new Promise((resolve) => setTimeout(resolve, (400 * factor) / steps));
  }
  document.removeEventListener('pointerdown', end);
  copy.remove();
}
