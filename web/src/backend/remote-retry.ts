// When to try again: exponential, with half of the time left to chance, so that devices that lost
// their authority together do not come back to it together.
export interface Retry {
  /** Milliseconds after the first failure, before chance. */
  first: number;
  most: number;
  /** From 0 to below 1. */
  random: () => number;
}

export const patient: Retry = { first: 1000, most: 60_000, random: Math.random };

/** Milliseconds until the next attempt; `asked` is what the authority asked for itself. */
export function delayAfter(failures: number, retry: Retry, asked = 0): number {
  const whole = Math.min(retry.most, retry.first * 2 ** (failures - 1));
  return Math.max(asked, whole / 2 + (retry.random() * whole) / 2);
}
