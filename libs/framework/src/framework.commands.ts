import { z } from 'zod';
import { FrameworkRateBasis } from './framework.events.js';

const code = z.string().trim().min(1);
const pence = z.int().nonnegative();
const onLot = { providerId: z.uuid(), lot: code };

export const FrameworkCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('EstablishFramework'),
    data: z.strictObject({
      frameworkRef: code,
      name: code,
      authorities: z.array(z.string().regex(/^\d{3}$/)).min(1),
      lots: z.array(code).min(1),
      from: z.iso.date(),
      to: z.iso.date(),
      extensionYears: z.int().nonnegative().max(20).optional(),
      ceilingAYearPence: pence.optional(),
      ceilingInAllPence: pence.optional(),
    }),
  }),
  z.object({
    type: z.literal('ExtendFramework'),
    data: z.strictObject({ to: z.iso.date() }),
  }),
  z.object({
    type: z.literal('JoinFramework'),
    data: z.strictObject({
      providerId: z.uuid(),
      lots: z.array(code).min(1),
      joinedOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('LeaveFramework'),
    data: z.strictObject({
      providerId: z.uuid(),
      /** Absent: every lot that the provider is on. */
      lots: z.array(code).min(1).optional(),
      leftOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('AgreeRate'),
    data: z.strictObject({ ...onLot, basis: FrameworkRateBasis, pence, from: z.iso.date() }),
  }),
  z.object({
    type: z.literal('ProposeUplift'),
    data: z.strictObject({
      upliftId: z.uuid(),
      providerId: z.uuid(),
      lot: code.optional(),
      basisPoints: z.int().positive(),
      index: code,
      indexBasisPoints: z.int(),
      indexPublishedOn: z.iso.date(),
      proposedOn: z.iso.date(),
      effectiveFrom: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('ApproveUplift'),
    data: z.strictObject({
      upliftId: z.uuid(),
      approvedOn: z.iso.date(),
      /** As proposed where it is not given. */
      effectiveFrom: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('RefuseUplift'),
    data: z.strictObject({
      upliftId: z.uuid(),
      refusedOn: z.iso.date(),
      because: code.optional(),
    }),
  }),
  z.object({
    type: z.literal('AgreeBlockPlaces'),
    data: z.strictObject({
      blockId: z.uuid(),
      ...onLot,
      places: z.int().positive(),
      placePenceAWeek: pence,
      from: z.iso.date(),
      to: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('ChangeCeiling'),
    data: z.strictObject({
      from: z.iso.date(),
      aYearPence: pence.optional(),
      inAllPence: pence.optional(),
    }),
  }),
]);
export type FrameworkCommand = z.infer<typeof FrameworkCommand>;
