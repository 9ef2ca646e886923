import { z } from 'zod';

/** The sealed part `narrative` of support: a provider that is not on record, views and notes. */
export const SupportNarrative = z.object({
  provider: z.string().min(1).optional(),
  childView: z.string().min(1).optional(),
  parentView: z.string().min(1).optional(),
  notes: z.string().min(1).optional(),
});
export type SupportNarrative = z.infer<typeof SupportNarrative>;
