// What a member center will need is asked for while its code is still on the way, so that nothing
// of it waits in a row. What goes wrong is said by whoever needs it.
import { loadEngine, loadKeeper } from '../engine/load.js';
import { type Catalogues, loadMessages, tongueOf } from '../i18n/catalog.js';
import { fetchProgramme } from '../model/fetch-programme.js';
import type { MemberCenter } from './member-center.js';

export function fetchEarly(host: MemberCenter): void {
  const coming: Promise<unknown>[] = [loadMessages(tongueOf(host).ours, ['first'])];
  if (host.program) coming.push(fetchProgramme(host.program));
  if (host.member && !host.customBackend) coming.push(loadEngine(), loadKeeper());
  if (!host.member) coming.push(import('../app/gates.js'));
  // A page's first formatter takes the longest, and nothing else can be done meanwhile.
  setTimeout(() => new Intl.NumberFormat(tongueOf(host).locale));
  for (const one of coming) one.catch(() => undefined);
}

/** The sentences in a page without scripts: `<script type="application/json" slot="messages">`. */
export function broughtIn(host: HTMLElement): Catalogues | undefined {
  const text = host.querySelector(':scope > script[slot=messages]')?.textContent;
  try {
    return text ? (JSON.parse(text) as Catalogues) : undefined;
  } catch (error) {
    console.warn('member-center: the messages are no JSON', error);
    return undefined;
  }
}
