// English: what happens once and is shown once.
export const messages = {
  'moment.milestone': '{n}-day milestone',
  'moment.reached': '{title} reached',
  'moment.share': 'Share: {name}',
  'moment.share_text': '{title} at {program}',
  'moment.copied': 'Copied, ready to paste.',
  'moment.up': 'You are {level} now',
  'moment.down': 'You are {level} for now',
  'moment.earned': '{amount} earned',
  'moment.fell_short': 'less than {amount} at the review',
  'moment.granted': 'granted to you',
  'moment.until': 'valid to {day}',
  'moment.join': ', ',
};
