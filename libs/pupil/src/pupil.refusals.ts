import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type PupilRefusal =
  'child-not-registered' | 'authority-changes-from-a-date' | 'year-group-unknown';

export const pupilRefusals: RefusalSentences<PupilRefusal> = {
  'child-not-registered':
    'This child is not in the record; register the child before anything else is said of them.',
  'authority-changes-from-a-date':
    'The child is recorded under authority {known}, and {authority} is given; ' +
    'a child moves to another authority only from a date, so give the date of the change.',
  'year-group-unknown': 'The year group is not one of {allowed}.',
};

export const refuse = (code: PupilRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
