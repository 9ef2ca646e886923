import { PersonalClass } from '@ledger/kernel';
import { z } from 'zod';

export const RequestedBy = z.enum(['child', 'parent', 'representative', 'court', 'other']);

/** Why personal data is kept though somebody asked for its erasure (UK GDPR, article 17(3)). */
export const KeepingGround = z.enum([
  'legal-obligation',
  'public-task',
  'public-health',
  'archiving',
  'legal-claims',
  'freedom-of-expression',
]);
/** Why it goes. */
export const ErasingGround = z.enum([
  'no-longer-needed',
  'wrong-person',
  'over-collected',
  'court-order',
]);
export const ErasureOutcome = z.enum(['refused', 'limited', 'granted']);

const child = { pupilId: z.uuid() };
const classes = z.array(PersonalClass);

// Stored for ever. Add optional fields; never rename or remove one. The stream is of one child.
export const ErasureEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ErasureRequested'),
      data: z.object({ ...child, requestedOn: z.iso.date(), by: RequestedBy, classes }),
    })
    .describe('Somebody asked that personal data of a child be erased.'),
  z
    .object({
      type: z.literal('ErasureDecided'),
      data: z.object({
        ...child,
        /** The day of the request that is decided. */
        requestedOn: z.iso.date(),
        decidedOn: z.iso.date(),
        outcome: ErasureOutcome,
        ground: z.union([KeepingGround, ErasingGround]),
        /** The classes of data that go; none where it is refused. */
        classes,
        /** The ids of the two people who decided. */
        deciders: z.array(z.string()),
      }),
    })
    .describe('A request for erasure was refused, granted in part or granted, on a ground.'),
  z
    .object({
      type: z.literal('RetentionEnded'),
      data: z.object({ ...child, endedOn: z.iso.date(), rule: z.string(), classes }),
    })
    .describe('The time for which personal data of a child is kept is over.'),
  z
    .object({
      type: z.literal('SubjectKeyDestroyed'),
      data: z.object({ ...child, destroyedOn: z.iso.date(), classes }),
    })
    .describe('The keys to personal data of a child were destroyed: it can be read no more.'),
]);
export type ErasureEvent = z.infer<typeof ErasureEvent>;
