import { z } from 'zod';

/** The sealed part `narrative` of an incident that concerns a child. */
export const IncidentNarrative = z.object({ reference: z.string().optional() });
export type IncidentNarrative = z.infer<typeof IncidentNarrative>;
