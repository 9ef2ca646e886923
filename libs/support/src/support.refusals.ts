import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type SupportRefusal =
  'support-not-recorded' | 'support-of-another-kind' | 'support-ends-before-it-starts';

export const supportRefusals: RefusalSentences<SupportRefusal> = {
  'support-not-recorded': 'There is no {kind} under this id; record it before it ends.',
  'support-of-another-kind':
    'This id stands for {known} of the child; give {kind} an id of its own.',
  'support-ends-before-it-starts':
    'It ends on {endedOn}, before it starts on {startsOn}; ' +
    'it must end on the day it starts or later.',
};

export const refuse = (code: SupportRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
