// What a member center will need is asked for while its code is still on the way, so that nothing
// of it waits in a row. What goes wrong is said by whoever needs it.
import { loadEngine, loadKeeper } from '../engine/load.js';
import { languageOf, loadMessages } from '../i18n/catalog.js';
import { fetchProgramme } from '../model/fetch-programme.js';
import type { MemberCenter } from './member-center.js';

export function fetchEarly(host: MemberCenter): void {
  const coming: Promise<unknown>[] = [loadMessages(languageOf(host), ['first'])];
  if (host.program) coming.push(fetchProgramme(host.program));
  if (host.member && !host.customBackend) coming.push(loadEngine(), loadKeeper());
  if (!host.member) coming.push(import('../app/gates.js'));
  for (const one of coming) one.catch(() => undefined);
}
