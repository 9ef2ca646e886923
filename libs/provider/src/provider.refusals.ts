import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ProviderRefusal =
  'provider-not-onboarded' | 'provider-has-another-reference' | 'approval-ends-before-it-starts';

export const providerRefusals: RefusalSentences<ProviderRefusal> = {
  'provider-not-onboarded':
    'This provider is not in the directory; add it before its details are corrected.',
  'provider-has-another-reference':
    'This provider is recorded under the reference {providerRef}; ' +
    'a provider with another reference is another provider.',
  'approval-ends-before-it-starts':
    'The approval ends on {approvedTo}, before it starts on {approvedFrom}; ' +
    'it must end on the day it starts or later.',
};

export const refuse = (code: ProviderRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
