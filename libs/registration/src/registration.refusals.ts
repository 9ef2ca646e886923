import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type RegistrationRefusal =
  'threshold-not-breached' | 'breach-cleared-before-it-began' | 'breaches-overlap';

export const registrationRefusals: RefusalSentences<RegistrationRefusal> = {
  'threshold-not-breached':
    'The provider is not over this threshold, so there is nothing to clear.',
  'breach-cleared-before-it-began':
    'The provider is over the threshold from {began}, after {from}; ' +
    'it is cleared on that day or later.',
  'breaches-overlap':
    'The provider was over the threshold until {cleared}; the next breach is from then on.',
};

export const refuse = (code: RegistrationRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
