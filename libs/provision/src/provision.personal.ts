import { z } from 'zod';

/** The sealed part `identity` of a provision event. */
export const PlacementIdentity = z.object({
  placementRef: z.string(),
  referralRef: z.string().optional(),
});

/** The sealed part `narrative` of a provision event. */
export const PlacementNarrative = z.object({
  intendedOutcome: z.string().optional(),
  leadOfficer: z.string().optional(),
  /** Of a package, a notice: the exit plan, the reasons and the objectives. */
  words: z.string().optional(),
});
