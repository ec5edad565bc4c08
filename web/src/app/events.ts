// What the host page hears of the member center, and may veto.
import type { DetailOf, MemberCenterEvents } from '../element/events.js';

type Name = keyof MemberCenterEvents;

/** Tells the host page; `detail` becomes a copy that nobody can change. */
export function tellHost<One extends Name>(
  host: HTMLElement,
  name: One,
  detail: DetailOf<One>,
  cancelable = false,
): boolean {
  const options = { bubbles: true, composed: true, cancelable };
  const copy = frozen(structuredClone(detail));
  return host.dispatchEvent(new CustomEvent(name, { ...options, detail: copy }));
}

/** Asks the host page, which may prevent it. */
export function askHost<One extends Name>(
  host: HTMLElement,
  name: One,
  detail: DetailOf<One>,
): boolean {
  return tellHost(host, name, detail, true);
}

function frozen<Value>(value: Value): Value {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
