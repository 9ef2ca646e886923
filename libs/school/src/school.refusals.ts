import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type SchoolRefusal = 'school-not-registered' | 'school-has-another-urn';

export const schoolRefusals: RefusalSentences<SchoolRefusal> = {
  'school-not-registered':
    'This school is not in the record; register it before its details are corrected.',
  'school-has-another-urn':
    'This school is recorded under the URN {urn}; a school with another URN is another school.',
};

export const refuse = (code: SchoolRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
