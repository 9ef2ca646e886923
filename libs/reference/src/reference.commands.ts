import { z } from 'zod';
import { ReferenceKind } from './reference.events.js';

export const ReferenceCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ClaimReference'),
    data: z.strictObject({
      kind: ReferenceKind,
      id: z.uuid(),
      pupilId: z.uuid().optional(),
    }),
  }),
]);
export type ReferenceCommand = z.infer<typeof ReferenceCommand>;
