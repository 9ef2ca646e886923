import { z } from 'zod';
import { ThresholdRule } from './registration.events.js';

/** Asked by a policy with what `thresholdSpans` finds in the placements with a provider. */
export const RegistrationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RecordThresholdBreach'),
    data: z.strictObject({
      rule: ThresholdRule,
      from: z.iso.date(),
      children: z.int().positive(),
    }),
  }),
  z.object({
    type: z.literal('ClearThresholdBreach'),
    data: z.strictObject({ rule: ThresholdRule, from: z.iso.date() }),
  }),
]);
export type RegistrationCommand = z.infer<typeof RegistrationCommand>;
