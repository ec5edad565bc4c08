// The link that brings a friend: of the page the host names, else of this page without what may be
// private in its address.
import type { App } from '../../app/app.js';

/** `{code}` in the host's address is replaced; else `?invited-by=` is added. */
export function inviteLink({ host }: App, code: string): string {
  const place = host.inviteUrl || location.pathname;
  const named = place.replace('{code}', encodeURIComponent(code));
  const link = new URL(named, document.baseURI);
  if (named === place) link.searchParams.set('invited-by', code);
  return link.href;
}
