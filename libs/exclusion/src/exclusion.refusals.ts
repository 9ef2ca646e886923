import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ExclusionRefusal =
  | 'exclusion-not-recorded'
  | 'exclusion-of-another-kind'
  | 'exclusion-of-another-child'
  | 'exclusion-ends-before-it-starts'
  | 'first-day-before-the-exclusion'
  | 'outcome-before-the-exclusion'
  | 'outcome-before-the-one-before'
  | 'outcome-not-a-legal-step'
  | 'review-of-a-suspension';

export const exclusionRefusals: RefusalSentences<ExclusionRefusal> = {
  'exclusion-not-recorded':
    'This suspension or permanent exclusion is not in the record; record it first.',
  'exclusion-of-another-kind':
    'It is recorded as a {known}; one does not become the other, so give the new one a ' +
    'reference of its own.',
  'exclusion-of-another-child':
    'This reference stands for an exclusion of another child; give this one a reference of its own.',
  'exclusion-ends-before-it-starts':
    'It ends on {endsOn}, before it starts on {startsOn}; it must end on the day it starts or later.',
  'first-day-before-the-exclusion':
    'The first school day out of school is given as {firstDay}, before the exclusion itself on ' +
    '{startsOn}; give that day or a later one.',
  'outcome-before-the-exclusion':
    'The outcome is dated {on}, before the exclusion on {startsOn}; give that day or a later one.',
  'outcome-before-the-one-before':
    'The outcome is dated {on}, before the last outcome ({last}, {lastOn}); ' +
    'give that day or a later one.',
  'outcome-not-a-legal-step': 'An exclusion that is {status} cannot become {outcome}.',
  'review-of-a-suspension':
    'An independent review panel decides on permanent exclusions; this is a suspension.',
};

export const refuse = (code: ExclusionRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
