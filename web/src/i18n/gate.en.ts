// English: what stands before membership and after it, and why something cannot be shown or done.
export const messages = {
  'welcome.title': 'Hello, and welcome',
  'welcome.promise': 'Join {name}',
  'welcome.sub': 'What you buy and every day you check in counts from now on.',
  'welcome.button': 'Join',
  'welcome.busy': 'Joining',
  'welcome.note': 'Your membership is kept in this browser only.',
  'welcome.note_remote': 'Your membership is kept by the shop.',
  'welcome.import': 'Bring in an exported file',
  'welcome.code': 'Invitation code, if you have one',
  'guest.title': 'Sign in to see your membership',
  'guest.button': 'Sign in',
  'signed_out.title': 'You are signed out',
  'signed_out.sub': 'What you earned is kept. Sign in and go on.',
  'blocked.title': 'This membership is blocked',
  'blocked.sub': 'Please ask the shop; nothing you earned is lost.',
  'closed.title': 'This membership has ended',
  'closed.sub': 'It was closed; nothing can be earned or used any more.',
  'erased.title': 'This membership was erased',
  'erased.sub': 'Its data is gone for good, as was asked.',
  'error.title': 'The member center did not load',
  'error.engine_unavailable': 'The engine could not be loaded.',
  'error.engine_forbidden':
    'This browser or this page does not let your points be worked out. Nothing was lost; please ' +
    'update the browser, or tell the shop.',
  'error.programme_unavailable': 'The programme could not be loaded.',
  'error.programme_invalid': 'The programme has faults; the shop has to mend it.',
  'error.programme_changed':
    'The rules have just changed. Nothing was done; please look again and press once more.',
  'error.programme_unknown':
    'Your records were written under earlier rules that are not at hand. Nothing was lost.',
  'error.programme_refused':
    'Your records could not be carried over to the new rules. They were left as they are.',
  'error.page_outdated': 'This page is out of date. Your records are safe; please reload it.',
  'error.storage_unavailable':
    'This browser keeps nothing for this page. Private windows may do that.',
  'error.storage_blocked':
    'Another tab of this page is of an earlier release. Close it, and this one goes on by itself.',
  'error.storage_full':
    'The browser has no room left. Nothing was changed; free some space and try again.',
  'error.storage_aborted': 'It could not be saved. Nothing was changed; please try again.',
  'error.journal_mismatch':
    'The records in this browser do not fit this programme. They were left as they are.',
  'error.journal_sealed':
    'The encrypted records in this browser do not open: they were changed, or ' +
    'their key is gone. They were left as they are.',
  'error.sealing_unavailable':
    'This page shall encrypt what it keeps, but the browser offers that on ' +
    'secure pages only. Nothing was kept.',
};
