/** The element that the page is known to hold. */
export function find<T extends HTMLElement>(selector: string): T {
  return document.querySelector<T>(selector)!;
}
