import { z } from 'zod';

/**
 * What makes a place that is not registered a school by law: five children of compulsory school age
 * in full-time education there, or one with an EHC plan or looked after. `eighteen-hours` is the
 * step before: a child who is full-time there, over all its placements with the provider.
 */
export const ThresholdRule = z.enum(['eighteen-hours', 'five-children', 'ehcp-or-looked-after']);

// Stored for ever. Add optional fields; never rename or remove one. No child is named: which of them
// has an EHC plan or is looked after stays sealed with the child.
export const RegistrationEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('RegistrationThresholdBreached'),
      data: z.object({
        rule: ThresholdRule,
        from: z.iso.date(),
        /** How many children count towards the rule on that day. */
        children: z.int(),
      }),
    })
    .describe(
      'From this day a provider that is not registered is over the registration threshold.',
    ),
  z
    .object({
      type: z.literal('RegistrationThresholdCleared'),
      data: z.object({ rule: ThresholdRule, from: z.iso.date() }),
    })
    .describe('From this day a provider is below the registration threshold again.'),
]);
export type RegistrationEvent = z.infer<typeof RegistrationEvent>;
