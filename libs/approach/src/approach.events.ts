import { z } from 'zod';

/** What a quoted price is for. */
export const PriceBasis = z.enum([
  'session',
  'hour',
  'day',
  'week',
  'programme',
  'top-up',
  'place',
]);

export const DeclineReason = z.enum([
  'no-capacity',
  'needs-cannot-be-met',
  'group-not-suitable',
  'age-outside-registration',
  'location',
  'information-insufficient',
  'price-not-agreed',
  'no-answer',
  'other',
]);

export const WithdrawalReason = z.enum([
  'other-provider-chosen',
  'referral-withdrawn',
  'child-or-family-declined',
  'provider-no-longer-suitable',
  'other',
]);

const asked = { pupilId: z.uuid(), providerId: z.uuid() };

// Stored for ever. Add optional fields; never rename or remove one. What the provider writes about
// the child is in the sealed part `narrative`.
export const ApproachEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ProviderApproached'),
      data: z.object({
        ...asked,
        referralId: z.uuid().optional(),
        approachedOn: z.iso.date(),
        respondBy: z.iso.date().optional(),
      }),
    })
    .describe('A provider was asked whether it can take a child.'),
  z
    .object({
      type: z.literal('ProviderAccepted'),
      data: z.object({
        ...asked,
        acceptedOn: z.iso.date(),
        /** Sessions a week that it offers. */
        sessionsAWeek: z.int().optional(),
        canStartOn: z.iso.date().optional(),
        pricePence: z.int().optional(),
        priceBasis: PriceBasis.optional(),
      }),
    })
    .describe('A provider said that it can take the child, from when and at what price.'),
  z
    .object({
      type: z.literal('ProviderDeclined'),
      data: z.object({ ...asked, declinedOn: z.iso.date(), reason: DeclineReason }),
    })
    .describe('A provider said that it cannot take the child, and why.'),
  z
    .object({
      type: z.literal('ApproachWithdrawn'),
      data: z.object({ ...asked, withdrawnOn: z.iso.date(), reason: WithdrawalReason }),
    })
    .describe('The question to a provider was withdrawn by those who asked it.'),
]);
export type ApproachEvent = z.infer<typeof ApproachEvent>;
