import { z } from 'zod';
import { DeclineReason, PriceBasis, WithdrawalReason } from './approach.events.js';
import { ApproachNarrative } from './approach.personal.js';

/** What the referral says, read before the provider is approached. */
const ReferralFacts = z.strictObject({ pupilId: z.uuid(), status: z.string() });

export const ApproachCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ApproachProvider'),
    data: z.strictObject({
      pupilId: z.uuid(),
      providerId: z.uuid(),
      referralId: z.uuid().optional(),
      approachedOn: z.iso.date(),
      respondBy: z.iso.date().optional(),
      referral: ReferralFacts.optional(),
    }),
  }),
  z.object({
    type: z.literal('AcceptApproach'),
    data: z.strictObject({
      acceptedOn: z.iso.date(),
      sessionsAWeek: z.int().min(1).max(10).optional(),
      canStartOn: z.iso.date().optional(),
      pricePence: z.int().nonnegative().optional(),
      priceBasis: PriceBasis.optional(),
      ...ApproachNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('DeclineApproach'),
    data: z.strictObject({
      declinedOn: z.iso.date(),
      reason: DeclineReason,
      ...ApproachNarrative.shape,
    }),
  }),
  z.object({
    type: z.literal('WithdrawApproach'),
    data: z.strictObject({ withdrawnOn: z.iso.date(), reason: WithdrawalReason }),
  }),
]);
export type ApproachCommand = z.infer<typeof ApproachCommand>;
