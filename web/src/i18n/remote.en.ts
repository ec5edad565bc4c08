// English: what a member center with an authority behind it says of the way there.
export const messages = {
  'outbox.offline': 'No connection; shown as of {time}',
  'outbox.offline_ever': 'No connection',
  'outbox.waiting': '{n} {n|thing|things} will be sent as soon as there is one',
  'outbox.sending': '{n} {n|thing is|things are} on the way',
  'outbox.lost': 'It did not count',
  'outbox.discard': 'Discard',
  'outbox.discarded': 'Discarded',
  'outbox.entry': '{what}, {time}',
  'outbox.of': '{what}: {thing}',
  // In place of what the first view says: that was of this browser.
  'welcome.note': 'Your membership is kept by the shop.',

  'outbox.check_in': 'Check-in',
  'outbox.make_up': 'Make-up',
  'outbox.restore': 'Bringing the streak back',
  'outbox.start': 'Start of a mission',
  'outbox.claim': 'Claim',
  'outbox.redeem': 'Redemption',
  'outbox.cancel_redemption': 'Giving back',
  'outbox.draw': 'Draw',
  'outbox.enrol': 'Joining',
  'outbox.profile': 'Your details',
  'outbox.consent': 'Your consent',
  'outbox.survey': 'Your answers',
  'outbox.feedback': 'Your feedback',
  'outbox.join': 'Plan',
  'outbox.leave': 'End of a plan',
  'outbox.transfer': 'A present',
  'outbox.other': 'Something you did',

  'error.offline': 'This needs a connection. Nothing was changed.',
  'error.unconfirmed':
    'No answer came yet. Once there is a connection it turns out by itself, and it counts once.',
  'error.signed_out': 'Please sign in again. Nothing was changed.',
  'error.authority_refused': 'The shop could not take it. Nothing was changed.',
};
