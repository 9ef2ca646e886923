import { z } from 'zod';
import { SchoolPhase } from './school.events.js';

const details = {
  name: z.string().min(1),
  authority: z.string().regex(/^\d{3}$/),
  phase: SchoolPhase,
  laestab: z
    .string()
    .regex(/^\d{7}$/)
    .optional(),
};

export const SchoolCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RegisterSchool'),
    data: z.strictObject({ urn: z.string().regex(/^\d{5,6}$/), ...details }),
  }),
  z.object({ type: z.literal('CorrectSchoolDetails'), data: z.strictObject(details) }),
]);
export type SchoolCommand = z.infer<typeof SchoolCommand>;
