// English: the member's code.
export const messages = {
  'card.title': 'My code',
  'card.qr': 'QR code of your membership',
  'card.bars': 'Bar code of your membership',
  'card.code': 'Your code',
  'card.note': 'Show it at the till and what you buy counts.',
  'card.copy': 'Copy the code',
  'card.copied': 'Code copied',
  'card.not_copied': 'The code could not be copied',
};
