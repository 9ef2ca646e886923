import { z } from 'zod';
import { DocumentKind, WithdrawalReason } from './compliance.events.js';

export const ComplianceCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ReceiveComplianceDocument'),
    data: z.strictObject({
      documentId: z.uuid(),
      kind: DocumentKind,
      receivedOn: z.iso.date(),
      validFrom: z.iso.date().optional(),
      expiresOn: z.iso.date().optional(),
    }),
  }),
  // Asked by a policy on the first day after the document's last.
  z.object({
    type: z.literal('ExpireComplianceDocument'),
    data: z.strictObject({ documentId: z.uuid() }),
  }),
  z.object({
    type: z.literal('WithdrawComplianceDocument'),
    data: z.strictObject({
      documentId: z.uuid(),
      withdrawnOn: z.iso.date(),
      reasonCode: WithdrawalReason,
    }),
  }),
]);
export type ComplianceCommand = z.infer<typeof ComplianceCommand>;
