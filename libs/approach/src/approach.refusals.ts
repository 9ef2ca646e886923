import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ApproachRefusal =
  | 'provider-not-approached'
  | 'approach-of-another-child-or-provider'
  | 'approach-for-a-referral-of-another-child'
  | 'approach-for-a-referral-that-is-over'
  | 'approach-step-not-allowed'
  | 'approach-answered-before-it-was-made'
  | 'approach-price-without-basis';

export const approachRefusals: RefusalSentences<ApproachRefusal> = {
  'provider-not-approached': 'No provider was approached under this id; record that first.',
  'approach-of-another-child-or-provider':
    'This approach is about another child or another provider; ' +
    'to ask another provider is an approach of its own.',
  'approach-for-a-referral-of-another-child':
    'The referral is of another child than the provider is asked about.',
  'approach-for-a-referral-that-is-over':
    'The referral is {status}; providers are approached while it is open.',
  'approach-step-not-allowed':
    'The approach is {status}, and this can be done only to one that is {allowed}.',
  'approach-answered-before-it-was-made':
    'The date {date} is before {approachedOn}, the day on which the provider was approached.',
  'approach-price-without-basis':
    'A price is so much for a session, a day, a week or a programme; give both or neither.',
};

export const refuse = (code: ApproachRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
