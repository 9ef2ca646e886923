import { z } from 'zod';

export const ReferenceKind = z.enum([
  'pupil',
  'placement',
  'provider',
  'school',
  'plan',
  'qa-visit',
  'finding',
  'referral',
  'panel',
  'framework',
  'support-referral',
  'training',
  'voice-exercise',
  'voice-response',
  'suspension',
]);
export type ReferenceKind = z.infer<typeof ReferenceKind>;

// Stored for ever. Add optional fields; never rename or remove one.
export const ReferenceEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ReferenceClaimed'),
      data: z.object({
        kind: ReferenceKind,
        /** The random id that the outside reference stands for. */
        id: z.uuid(),
        /** For a placement, referral or suspension, the pupil of whom it is. */
        pupilId: z.uuid().optional(),
      }),
    })
    .describe('An outside reference was tied to a random id, once and for all.'),
]);
export type ReferenceEvent = z.infer<typeof ReferenceEvent>;
