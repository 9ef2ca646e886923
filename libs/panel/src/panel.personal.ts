import { z } from 'zod';

/** The sealed part `narrative` of PanelConsidered. */
export const ConsideredNarrative = z.object({
  memberNames: z.string().optional(),
  interestsInWords: z.string().optional(),
  discussion: z.string().optional(),
});

/** The sealed part `narrative` of PanelDecided. */
export const DecisionNarrative = z.object({
  rationale: z.string().optional(),
  intendedOutcome: z.string().optional(),
});

/** The sealed part `narrative` of DecisionAppealed and AppealDecided. */
export const AppealNarrative = z.object({ grounds: z.string().optional() });
