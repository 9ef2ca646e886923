import { z } from 'zod';

export const DocumentKind = z.enum([
  'dbs',
  'single-central-record',
  'insurance',
  'safeguarding-policy',
  'health-and-safety',
  'registration',
  'first-aid',
  'fire-risk-assessment',
  'data-protection',
  'accreditation',
  'other',
]);
export const WithdrawalReason = z.enum([
  'replaced',
  'not-authentic',
  'of-another-provider',
  'cancelled-by-issuer',
  'recorded-in-error',
]);

const document = {
  documentId: z.uuid(),
  kind: DocumentKind,
  receivedOn: z.iso.date(),
  /** The first day on which it holds, where it is not the day it was received. */
  validFrom: z.iso.date().optional(),
  /** The last day on which it holds; without it, it holds until it is withdrawn. */
  expiresOn: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The document itself stays in the
// authority's own store: its SHA-256 is in the envelope's evidence.
export const ComplianceEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('ComplianceDocumentReceived'), data: z.object(document) })
    .describe('A document that shows a provider complies was received.'),
  z
    .object({ type: z.literal('ComplianceDocumentCorrected'), data: z.object(document) })
    .describe('What was recorded of a compliance document was put right.'),
  z
    .object({
      type: z.literal('ComplianceDocumentExpired'),
      data: z.object({ documentId: z.uuid(), kind: DocumentKind, expiredOn: z.iso.date() }),
    })
    .describe('A compliance document no longer holds from this date on, for it has expired.'),
  z
    .object({
      type: z.literal('ComplianceDocumentWithdrawn'),
      data: z.object({
        documentId: z.uuid(),
        kind: DocumentKind,
        withdrawnOn: z.iso.date(),
        reasonCode: WithdrawalReason,
      }),
    })
    .describe('A compliance document no longer holds from this date on, for it was withdrawn.'),
]);
export type ComplianceEvent = z.infer<typeof ComplianceEvent>;
