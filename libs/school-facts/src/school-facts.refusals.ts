import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type SchoolFactsRefusal =
  | 'period-ends-before-it-starts'
  | 'absence-above-possible'
  | 'support-referral-of-another-child'
  | 'training-has-another-reference';

export const schoolFactsRefusals: RefusalSentences<SchoolFactsRefusal> = {
  'period-ends-before-it-starts':
    'The period ends on {to}, before it starts on {from}; it must end on that day or later.',
  'absence-above-possible':
    'There are {absent} sessions of absence, more than the {possible} possible sessions.',
  'support-referral-of-another-child':
    'This referral was recorded for another child; record it under a reference of its own.',
  'training-has-another-reference':
    'This training is recorded under the reference {trainingRef}; ' +
    'a training with another reference is another training.',
};

export const refuse = (code: SchoolFactsRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
