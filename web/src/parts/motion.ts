// The few movements there are. Each is skipped when the member asked for less motion or the brand
// set --mc-motion to 0.

/** How much to multiply a duration with: 0 means no movement. */
export function motionOf(host: HTMLElement): number {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const wish = getComputedStyle(host).getPropertyValue('--mc-motion').trim();
  const factor = wish === '' ? 1 : Number(wish);
  return Number.isFinite(factor) && factor >= 0 ? factor : 1;
}

/** Counts a number up in its element; ends on exactly the text it began to lead to. */
export function countTo(
  element: HTMLElement,
  from: number,
  until: number,
  duration: number,
  write: (value: number) => string,
): void {
  const start = performance.now();
  const frame = (now: number) => {
    const part = Math.min(1, (now - start) / duration);
    const eased = 1 - (1 - part) ** 3;
    element.textContent = write(part === 1 ? until : Math.round(from + (until - from) * eased));
    if (part < 1 && element.isConnected) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** A gain that rises from where it was earned towards the balance, and fades. */
export function rise(element: HTMLElement, factor: number): void {
  element.animate(
    [
      { visibility: 'visible', transform: 'translateY(8px)', opacity: 0 },
      { visibility: 'visible', transform: 'none', opacity: 1, offset: 0.25 },
      { visibility: 'visible', transform: 'translateY(-28px)', opacity: 0 },
    ],
    { duration: 900 * factor, easing: 'cubic-bezier(.2,0,0,1)' },
  );
}
