import { z } from 'zod';
import { ReturnReason } from './section-175.events.js';

/** As the descriptors are numbered: 0.1, 2a.3, 2b.10. */
const DescriptorRef = z.string().regex(/^\d+[a-z]?\.\d+$/);

export const Section175Command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SubmitSection175Audit'),
    data: z.strictObject({
      providerId: z.uuid(),
      academicYear: z.string().regex(/^\d{4}\/\d{2}$/),
      submittedOn: z.iso.date(),
      descriptors: z
        .array(z.strictObject({ ref: DescriptorRef, rating: z.enum(['red', 'amber', 'green']) }))
        .min(1),
    }),
  }),
  z.object({
    type: z.literal('ReturnSection175Audit'),
    data: z.strictObject({
      returnedOn: z.iso.date(),
      reasonCode: ReturnReason,
      descriptorRefs: z.array(DescriptorRef).default([]),
      comment: z.string().min(1).max(4000).optional(),
    }),
  }),
]);
export type Section175Command = z.infer<typeof Section175Command>;
