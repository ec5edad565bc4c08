import { MemberCenter } from './member-center.js';

let named = false;

/** Registers the element under a name, once: a page may load this file as often as it likes. */
export function defineMemberCenter(tag = 'member-center'): void {
  const nowhere = typeof customElements === 'undefined'; // a server renders the tag, no more
  if (nowhere || customElements.get(tag)) return;
  // A class can have one name only; a second name gets a class of its own.
  customElements.define(tag, named ? class extends MemberCenter {} : MemberCenter);
  named = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'member-center': MemberCenter;
  }
}
