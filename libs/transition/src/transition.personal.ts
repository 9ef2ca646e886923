import { z } from 'zod';

/** The sealed part `narrative` of a transition: the name may tell where a child is. */
export const TransitionNarrative = z.object({
  words: z.string().optional(),
  destinationName: z.string().optional(),
});
export type TransitionNarrative = z.infer<typeof TransitionNarrative>;
