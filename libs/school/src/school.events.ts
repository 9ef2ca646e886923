import { z } from 'zod';

export const SchoolPhase = z.enum([
  'nursery',
  'primary',
  'secondary',
  'all-through',
  'special',
  'pru',
  'ap',
  'sixteen-plus',
]);

const details = {
  name: z.string(),
  authority: z.string(),
  phase: SchoolPhase,
  laestab: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one.
export const SchoolEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('SchoolRegistered'),
      data: z.object({ urn: z.string(), ...details }),
    })
    .describe('A school entered the record under its URN.'),
  z
    .object({ type: z.literal('SchoolDetailsCorrected'), data: z.object(details) })
    .describe('The details of a school were put right.'),
]);
export type SchoolEvent = z.infer<typeof SchoolEvent>;
