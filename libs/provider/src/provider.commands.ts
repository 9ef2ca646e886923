import { z } from 'zod';
import { ProviderKind } from './provider.events.js';

const details = {
  name: z.string().min(1),
  kind: ProviderKind,
  authority: z.string().regex(/^\d{3}$/),
  registered: z.boolean(),
  urn: z
    .string()
    .regex(/^\d{5,6}$/)
    .optional(),
  ukprn: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  lots: z.array(z.string().min(1)).optional(),
  capacity: z.int().nonnegative().optional(),
  approvedFrom: z.iso.date().optional(),
  approvedTo: z.iso.date().optional(),
};

export const ProviderCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OnboardProvider'),
    data: z.strictObject({ providerRef: z.string().min(1), ...details }),
  }),
  z.object({ type: z.literal('CorrectProviderDetails'), data: z.strictObject(details) }),
]);
export type ProviderCommand = z.infer<typeof ProviderCommand>;
