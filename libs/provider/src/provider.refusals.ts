import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ProviderRefusal =
  | 'provider-not-onboarded'
  | 'provider-has-another-reference'
  | 'approval-ends-before-it-starts'
  | 'provider-already-suspended'
  | 'suspensions-overlap'
  | 'provider-not-suspended'
  | 'suspension-lifted-before-it-starts'
  | 'provider-not-approved'
  | 'provider-already-approved';

export const providerRefusals: RefusalSentences<ProviderRefusal> = {
  'provider-not-onboarded':
    'This provider is not in the directory; add it before anything else is recorded of it.',
  'provider-has-another-reference':
    'This provider is recorded under the reference {providerRef}; ' +
    'a provider with another reference is another provider.',
  'approval-ends-before-it-starts':
    'The approval ends on {approvedTo}, before it starts on {approvedFrom}; ' +
    'it must end on the day it starts or later.',
  'provider-already-suspended':
    'The provider is suspended from {since}; a wider or narrower suspension starts after that day.',
  'suspensions-overlap':
    'The provider was suspended until {lifted}; the next suspension starts on that day or later.',
  'provider-not-suspended': 'The provider is not suspended, so there is nothing to lift.',
  'suspension-lifted-before-it-starts':
    'The suspension starts on {since}, after {from}; it is lifted on that day or later.',
  'provider-not-approved': 'The provider has no approval that could end on {endedOn}.',
  'provider-already-approved':
    'The provider is approved from {since}; end that approval before the next one starts.',
};

export const refuse = (code: ProviderRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
