import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ComplianceRefusal =
  | 'document-not-received'
  | 'document-expires-before-it-holds'
  | 'document-does-not-expire'
  | 'document-not-yet-expired'
  | 'document-already-withdrawn'
  | 'document-withdrawn-before-it-was-received';

export const complianceRefusals: RefusalSentences<ComplianceRefusal> = {
  'document-not-received': 'This document is not on record; record that it was received first.',
  'document-expires-before-it-holds':
    'The document expires on {expiresOn}, before {from}; its last day is that day or later.',
  'document-does-not-expire': 'The document has no date of expiry.',
  'document-not-yet-expired':
    'The document holds up to and including {expiresOn}; it expires after that day.',
  'document-already-withdrawn': 'The document was withdrawn on {withdrawnOn}.',
  'document-withdrawn-before-it-was-received':
    'The document was received on {receivedOn}, after {withdrawnOn}; ' +
    'it is withdrawn on that day or later.',
};

export const refuse = (code: ComplianceRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
