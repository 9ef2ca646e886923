import { z } from 'zod';

export const ProviderKind = z.enum([
  'ap-academy',
  'pru',
  'independent-school',
  'hospital-school',
  'fe-college',
  'unregistered',
  'online',
  'work-based',
  'early-intervention-base',
]);

const details = {
  name: z.string(),
  kind: ProviderKind,
  authority: z.string(),
  /** Registered with the DfE as a school. */
  registered: z.boolean(),
  urn: z.string().optional(),
  ukprn: z.string().optional(),
  lots: z.array(z.string()).optional(),
  capacity: z.int().optional(),
  approvedFrom: z.iso.date().optional(),
  approvedTo: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one.
export const ProviderEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ProviderOnboarded'),
      data: z.object({ providerRef: z.string(), ...details }),
    })
    .describe('A provider of alternative provision entered the directory.'),
  z
    .object({ type: z.literal('ProviderDetailsCorrected'), data: z.object(details) })
    .describe('The details of a provider were put right.'),
]);
export type ProviderEvent = z.infer<typeof ProviderEvent>;
