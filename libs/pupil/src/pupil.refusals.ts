import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type PupilRefusal =
  | 'child-not-registered'
  | 'authority-changes-from-a-date'
  | 'year-group-unknown'
  | 'child-merged-with-itself'
  | 'child-record-merged'
  | 'merge-into-a-merged-record'
  | 'merge-not-on-the-other-record'
  | 'merge-stands-on-the-other-record';

export const pupilRefusals: RefusalSentences<PupilRefusal> = {
  'child-not-registered':
    'This child is not in the record; register the child before anything else is said of them.',
  'authority-changes-from-a-date':
    'The child is recorded under authority {known}, and {authority} is given; ' +
    'a child moves to another authority only from a date, so give the date of the change.',
  'year-group-unknown': 'The year group is not one of {allowed}.',
  'child-merged-with-itself': 'A record cannot be merged with itself; name the other record.',
  'child-record-merged':
    'This record was merged into another one; say it of the record that stays, or unmerge them.',
  'merge-into-a-merged-record':
    'The other record was itself merged into another one; merge into the record that stays.',
  'merge-not-on-the-other-record':
    'The other record does not say that it goes into this one; say it there first.',
  'merge-stands-on-the-other-record':
    'The other record still says that it goes into this one; unmerge it there first.',
};

export const refuse = (code: PupilRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
