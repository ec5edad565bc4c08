// What can go wrong outside the engine. The code names a sentence in the message catalogues
// (`error.<code>`); the engine's own refusals are outcomes, never failures.
export const failureCodes = [
  'engine_unavailable',
  'programme_unavailable',
  'programme_invalid',
  'programme_changed', // since the page showed its prices; nothing was done
  'programme_unknown', // the text of a version that records were written under
  'programme_refused', // a later version does not take a member over
  'page_outdated', // another tab stored what this page's code cannot read
  'storage_unavailable',
  'storage_blocked', // by a tab of an earlier release
  'storage_full',
  'storage_aborted',
  'journal_mismatch',
  'journal_sealed', // a row does not open: it was changed, or the key is gone
  'sealing_unavailable', // encryption was asked for where the browser offers none
  'import_broken', // the file is no journal, or was changed after it was written
  'import_member', // it is of another member
  'import_programme', // of another programme, or of a version that is not at hand
  'import_forked', // it goes another way than what is here
  'import_erased', // the member was erased
  'offline', // it needs the authority, and nothing was done
  'unconfirmed', // sent to the authority, whose answer did not come yet
  'signed_out', // the authority takes no token that the host has
  'authority_refused', // it does not even look at it
  'unexpected',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Failure';
  }
}

/** Another tab wrote since the engine last looked. */
export class Moved extends Failure {
  constructor() {
    super('storage_aborted', 'Another tab wrote a record meanwhile.');
  }
}

/** Gives an unknown error of the storage its code; a Failure stays what it is. */
export function storageFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError') return new Failure('storage_full', message, { cause: error });
  if (name === 'AbortError') return new Failure('storage_aborted', message, { cause: error });
  if (name === 'VersionError') return new Failure('page_outdated', message, { cause: error });
  if (['InvalidStateError', 'UnknownError', 'SecurityError'].includes(name)) {
    return new Failure('storage_unavailable', message, { cause: error });
  }
  return new Failure('unexpected', message, { cause: error });
}
