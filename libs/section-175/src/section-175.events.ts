import { z } from 'zod';

/** One descriptor of the audit as the provider rates itself. */
const descriptor = z.object({ ref: z.string(), rating: z.enum(['red', 'amber', 'green']) });
export const ReturnReason = z.enum(['incomplete', 'evidence-missing', 'rating-disputed', 'other']);

// Stored for ever. Add optional fields; never rename or remove one. The stream is the audit of one
// provider for one academic year.
export const Section175Event = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('Section175AuditSubmitted'),
      data: z.object({
        providerId: z.uuid(),
        academicYear: z.string(),
        submittedOn: z.iso.date(),
        descriptors: z.array(descriptor),
      }),
    })
    .describe('A provider submitted its section 175 safeguarding audit, rated by descriptor.'),
  z
    .object({
      type: z.literal('Section175AuditReturned'),
      data: z.object({
        returnedOn: z.iso.date(),
        reasonCode: ReturnReason,
        descriptorRefs: z.array(z.string()),
        comment: z.string().optional(),
      }),
    })
    .describe('A section 175 audit was returned to the provider, to be submitted again.'),
]);
export type Section175Event = z.infer<typeof Section175Event>;
