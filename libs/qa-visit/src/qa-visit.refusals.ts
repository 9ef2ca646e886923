import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type QaVisitRefusal =
  | 'visit-not-scheduled'
  | 'visit-of-another-provider'
  | 'visit-already-held'
  | 'visit-already-cancelled'
  | 'visit-not-held'
  | 'visit-held-in-the-future'
  | 'report-before-the-visit'
  | 'report-not-issued'
  | 'report-shared-before-it-was-issued'
  | 'area-rated-twice'
  | 'next-visit-before-the-report';

export const qaVisitRefusals: RefusalSentences<QaVisitRefusal> = {
  'visit-not-scheduled': 'This visit is not on record; schedule it first.',
  'visit-of-another-provider':
    'This visit is to another provider; a visit to this one is another visit.',
  'visit-already-held': 'The visit was held on {heldOn}; it cannot be moved or cancelled any more.',
  'visit-already-cancelled': 'The visit was cancelled on {cancelledOn}; schedule another one.',
  'visit-not-held': 'The visit has not been held; record that it was before its report.',
  'visit-held-in-the-future': '{heldOn} is after today, {today}; a visit is held by today.',
  'report-before-the-visit':
    'The visit was held on {heldOn}, after {issuedOn}; its report is issued on that day or later.',
  'report-not-issued': 'The visit has no report yet that could be shared.',
  'report-shared-before-it-was-issued':
    'The report was issued on {issuedOn}, after {sharedOn}; it is shared on that day or later.',
  'area-rated-twice': 'The area {area} has two ratings; give one for each area.',
  'next-visit-before-the-report':
    'The next visit is due on {nextDueOn}, before the report of {issuedOn}; it must be later.',
};

export const refuse = (code: QaVisitRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
