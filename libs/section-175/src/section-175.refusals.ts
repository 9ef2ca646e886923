import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type Section175Refusal =
  | 'audit-year-unknown'
  | 'descriptor-rated-twice'
  | 'descriptor-not-in-the-audit'
  | 'audit-not-submitted'
  | 'audit-already-returned'
  | 'audit-returned-before-it-was-submitted'
  | 'audit-submitted-before-it-was-returned';

export const section175Refusals: RefusalSentences<Section175Refusal> = {
  'audit-year-unknown': '{academicYear} is no academic year; give one such as 2025/26.',
  'descriptor-rated-twice': 'The descriptor {ref} has two ratings; give one for each.',
  'descriptor-not-in-the-audit': 'The audit has no descriptor {ref} that could be returned.',
  'audit-not-submitted': 'The audit has not been submitted, so it cannot be returned.',
  'audit-already-returned':
    'The audit was returned on {returnedOn} and has not been submitted again since.',
  'audit-returned-before-it-was-submitted':
    'The audit was submitted on {submittedOn}, after {returnedOn}; ' +
    'it is returned on that day or later.',
  'audit-submitted-before-it-was-returned':
    'The audit was returned on {returnedOn}, after {submittedOn}; ' +
    'it is submitted again on that day or later.',
};

export const refuse = (code: Section175Refusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
