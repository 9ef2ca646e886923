import { z } from 'zod';

/** The sealed part `narrative` of a review. */
export const ReviewNarrative = z.object({
  childView: z.string().optional(),
  familyView: z.string().optional(),
  /** The words of the targets, one a line, in the order of their progress. */
  targetWords: z.string().optional(),
});
export type ReviewNarrative = z.infer<typeof ReviewNarrative>;
