// The few movements there are. Each is skipped when the member asked for less motion or the brand
// set --mc-motion to 0.

/** How much to multiply a duration with: 0 means no movement. */
export function motionOf(host: HTMLElement): number {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const wish = getComputedStyle(host).getPropertyValue('--mc-motion').trim();
  const factor = wish === '' ? 1 : Number(wish);
  return Number.isFinite(factor) && factor >= 0 ? factor : 1;
}

/** Whether it is the member who asked for less: then things may fade in. */
export function isCalm(host: HTMLElement): boolean {
  const wish = getComputedStyle(host).getPropertyValue('--mc-motion').trim();
  return wish !== '0' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
