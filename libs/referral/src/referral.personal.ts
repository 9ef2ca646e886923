import { z } from 'zod';

/** The sealed part `identity` of a referral's events. */
export const ReferralIdentity = z.object({ referralRef: z.string() });

/** The sealed part `needs`: the summary of needs and of risk, and where the safeguarding file is. */
export const ReferralNeeds = z.object({
  needs: z.string().optional(),
  risk: z.string().optional(),
  safeguardingRef: z.string().optional(),
});

/** The sealed part `narrative` of a submission and its corrections: both voices at this stage. */
export const ReferralVoices = z.object({
  childView: z.string().optional(),
  parentView: z.string().optional(),
});

/** The sealed part `narrative` of a request for information. */
export const InformationNarrative = z.object({ informationWanted: z.string().optional() });
