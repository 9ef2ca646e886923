import { z } from 'zod';

export const ProviderKind = z.enum([
  'ap-academy',
  'pru',
  'independent-school',
  'hospital-school',
  'fe-college',
  'unregistered',
  'online',
  'work-based',
  'early-intervention-base',
]);

/** Closed to new placements only, or to every child. */
export const SuspensionScope = z.enum(['new-placements', 'all']);
export const SuspensionReason = z.enum([
  'safeguarding',
  'quality',
  'compliance',
  'registration',
  'health-and-safety',
  'staffing',
  'finance',
  'other',
]);

export const ApprovalEndReason = z.enum([
  'withdrawn-by-authority',
  'withdrawn-by-provider',
  'closed',
  'not-renewed',
]);

const suspension = {
  scope: SuspensionScope,
  from: z.iso.date(),
  reasonCode: SuspensionReason,
};

const details = {
  name: z.string(),
  kind: ProviderKind,
  authority: z.string(),
  /** Registered with the DfE as a school. */
  registered: z.boolean(),
  urn: z.string().optional(),
  ukprn: z.string().optional(),
  lots: z.array(z.string()).optional(),
  capacity: z.int().optional(),
  approvedFrom: z.iso.date().optional(),
  approvedTo: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one.
export const ProviderEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ProviderOnboarded'),
      data: z.object({ providerRef: z.string(), ...details }),
    })
    .describe('A provider of alternative provision entered the directory.'),
  z
    .object({ type: z.literal('ProviderDetailsCorrected'), data: z.object(details) })
    .describe('The details of a provider were put right.'),
  z
    .object({ type: z.literal('ProviderSuspended'), data: z.object(suspension) })
    .describe('From a date a provider takes no new placements, or no child at all.'),
  z
    .object({ type: z.literal('ProviderSuspensionCorrected'), data: z.object(suspension) })
    .describe('The scope or the reason of a suspension was put right.'),
  z
    .object({
      type: z.literal('ProviderSuspensionLifted'),
      data: z.object({ from: z.iso.date() }),
    })
    .describe('From this date a provider is no longer suspended; it may be told afterwards.'),
  z
    .object({
      type: z.literal('ProviderApproved'),
      data: z.object({
        from: z.iso.date(),
        to: z.iso.date().optional(),
        lots: z.array(z.string()).optional(),
      }),
    })
    .describe('From a date a provider is approved, for these lots where they are named.'),
  z
    .object({
      type: z.literal('ProviderApprovalEnded'),
      data: z.object({ endedOn: z.iso.date(), reasonCode: ApprovalEndReason }),
    })
    .describe('The approval of a provider ended; this date is its last day.'),
]);
export type ProviderEvent = z.infer<typeof ProviderEvent>;
