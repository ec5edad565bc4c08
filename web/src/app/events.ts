// What the host page hears of the member center, and may veto.
import type { MemberCenter } from '../element/member-center.js';

/** Tells the host page; its `detail` is a copy that nobody can change. */
export function tellHost(host: MemberCenter, name: string, detail: object): void {
  const event = new CustomEvent(name, {
    bubbles: true,
    composed: true,
    detail: Object.freeze(detail),
  });
  host.dispatchEvent(event);
}

/** Asks the host page, which may prevent it. */
export function askHost(host: MemberCenter, name: string, detail: object): boolean {
  const wish = new CustomEvent(name, {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: Object.freeze(detail),
  });
  return host.dispatchEvent(wish);
}
