// English: what is kept about the member, and what can be done with it.
export const messages = {
  'data.title': 'What is kept about you',
  'data.local': 'Everything stands in this browser, on this device only. Nobody else is sent it.',
  'data.remote': 'The shop keeps your membership. What this browser holds is a copy, ' +
    'so that it opens at once and without a connection.',
  'data.records': 'Records',
  'data.records_since': '{n}, since {day}',
  'data.each': 'In each',
  'data.each_value': 'What happened and when, what it brought or cost, and by which rule',
  'data.besides': 'Besides',
  'data.besides_value': 'A birthday, answers and feedback, where you gave them',
  'data.follows': 'What follows',
  'data.follows_value': 'Balance, level and streak are worked out from the records',
  'data.place': 'Kept',
  'data.place_value': 'In this browser, until you clear it',
  'data.place_sealed': 'In this browser, encrypted, until you clear it',
  'data.place_passing': 'Until this page is closed',
  'data.place_remote': 'By the shop; a copy in this browser',
  'data.busy': 'One moment',

  'data.verify': 'Verify',
  'data.verify_title': 'Verify my points',
  'data.verify_sub':
    'Does everything again from the first record on, by the rules of its time, and compares.',
  'data.whole': '{n} {n|record is|records are} as {n|it was|they were} written.',
  'data.whole_draws':
    '{n} records are as they were written, and {draws} {draws|draw|draws} came out the same again.',
  'data.sealed': '{n} {n|draw|draws} more can be verified once the seed of today is published.',
  'data.broken': 'A record was changed after it was written, so that this balance may be wrong. ' +
    'Please show it to the shop.',

  'data.export': 'Export',
  'data.file_title': 'Take it with you',
  'data.file_sub': 'All records in one file that other programs can read and verify.',
  'data.exported': '{name} is saved.',
  'data.import': 'Bring in a file',
  'import.title': 'Bring in a file',
  'import.sub': 'One that was exported here or on another device. ' +
    'Every line is checked before anything is taken over.',
  'import.choose': 'Choose the file',
  'import.done': '{n} {n|record was|records were} taken over.',
  'import.nothing': 'All of it is here already.',

  'data.end_title': 'Clear and erase',
  'end.lost': 'You lose',
  'end.stay': 'Keep it',
  'clear.name': 'Clear this device',
  'clear.short': 'Out of this browser, in every tab',
  'clear.open': 'Clear',
  'clear.local': 'Everything of {program} leaves this browser, in every tab, ' +
    'whoever used it here. Only an exported file brings it back.',
  'clear.remote': 'The copy leaves this browser, and with it what was not sent yet. ' +
    'Your membership of {program} stays with the shop.',
  'clear.button': 'Clear this device',
  'clear.done': 'This device is cleared.',
  'erase.name': 'Erase my membership',
  'erase.short': 'What you did and got is deleted for good',
  'erase.open': 'Erase',
  'erase.sub': 'What you did and got is deleted for good; only checksums stay, ' +
    'so that everybody’s records can still be verified. It cannot be undone, ' +
    'and this membership cannot be joined again here.',
  'erase.button': 'Erase for good',
  'erase.done': 'Erased.',

  'passing.line': 'This browser keeps nothing for this page: all is gone when it is closed.',

  'error.import_broken': 'The file was changed or is no export. Nothing was taken over.',
  'error.import_member': 'The file is of another member. Nothing was taken over.',
  'error.import_programme':
    'The file was written under rules that are not at hand here. Nothing was taken over.',
  'error.import_forked':
    'The file and this browser tell different stories. Nothing was taken over.',
  'error.import_erased': 'This membership was erased. Nothing was taken over.',
};
