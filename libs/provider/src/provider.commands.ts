import { z } from 'zod';
import {
  ApprovalEndReason,
  ProviderKind,
  SuspensionReason,
  SuspensionScope,
} from './provider.events.js';

const details = {
  name: z.string().min(1),
  kind: ProviderKind,
  authority: z.string().regex(/^\d{3}$/),
  registered: z.boolean(),
  urn: z
    .string()
    .regex(/^\d{5,6}$/)
    .optional(),
  ukprn: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  lots: z.array(z.string().min(1)).optional(),
  capacity: z.int().nonnegative().optional(),
  approvedFrom: z.iso.date().optional(),
  approvedTo: z.iso.date().optional(),
};

export const ProviderCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OnboardProvider'),
    data: z.strictObject({ providerRef: z.string().min(1), ...details }),
  }),
  z.object({ type: z.literal('CorrectProviderDetails'), data: z.strictObject(details) }),
  z.object({
    type: z.literal('SuspendProvider'),
    data: z.strictObject({
      scope: SuspensionScope,
      from: z.iso.date(),
      reasonCode: SuspensionReason,
    }),
  }),
  z.object({
    type: z.literal('LiftProviderSuspension'),
    data: z.strictObject({ from: z.iso.date() }),
  }),
  z.object({
    type: z.literal('ApproveProvider'),
    data: z.strictObject({
      from: z.iso.date(),
      to: z.iso.date().optional(),
      lots: z.array(z.string().min(1)).min(1).optional(),
    }),
  }),
  z.object({
    type: z.literal('EndProviderApproval'),
    data: z.strictObject({ endedOn: z.iso.date(), reasonCode: ApprovalEndReason }),
  }),
]);
export type ProviderCommand = z.infer<typeof ProviderCommand>;
