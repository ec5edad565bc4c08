import type { HeldRecord, Program } from '@perennial/engine';
import type { App } from '../../app/app.js';

/** The programme that a record was written under, or what came due before a new version. */
export function programmeOf(app: App, record: HeldRecord | undefined): Program {
  if (!record) return app.programme;
  const checkpoint = 'checkpoint' in record ? record.checkpoint : undefined;
  const digest = checkpoint?.reason === 'version' ? checkpoint.from : record.program;
  return app.store.programmes.get(digest) ?? app.programme;
}
