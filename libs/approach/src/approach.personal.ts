import { z } from 'zod';

/** The sealed part `narrative` of an answer: what the provider writes about the child. */
export const ApproachNarrative = z.object({ words: z.string().optional() });
