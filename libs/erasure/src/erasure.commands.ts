import { PersonalClass } from '@ledger/kernel';
import { z } from 'zod';
import { ErasingGround, ErasureOutcome, KeepingGround, RequestedBy } from './erasure.events.js';

const child = { pupilId: z.uuid() };
const someClasses = z.array(PersonalClass).min(1);

export const ErasureCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RequestErasure'),
    data: z.strictObject({
      ...child,
      requestedOn: z.iso.date(),
      by: RequestedBy,
      classes: someClasses,
    }),
  }),
  z.object({
    type: z.literal('DecideErasure'),
    data: z.strictObject({
      ...child,
      requestedOn: z.iso.date(),
      decidedOn: z.iso.date(),
      outcome: ErasureOutcome,
      ground: z.union([KeepingGround, ErasingGround]),
      /** The classes that go where it is limited. */
      classes: someClasses.optional(),
      deciders: z.array(z.string().min(1)).length(2),
    }),
  }),
  z.object({
    type: z.literal('EndRetention'),
    data: z.strictObject({
      ...child,
      /** The first day on which the data need not be kept any more, by the authority's own rule. */
      endedOn: z.iso.date(),
      rule: z.string().min(1).max(100),
      classes: someClasses,
    }),
  }),
  z.object({
    type: z.literal('ConfirmKeysDestroyed'),
    data: z.strictObject({ ...child, destroyedOn: z.iso.date(), classes: someClasses }),
  }),
]);
export type ErasureCommand = z.infer<typeof ErasureCommand>;
