import { z } from 'zod';
import {
  Commissioner,
  DeliveryMode,
  EndReason,
  PauseReason,
  PlacementReason,
  RateBasis,
  Roll,
  WeeklyPattern,
} from './provision.events.js';
import { PackageCommands } from './provision.package-commands.js';

const pence = z.int().nonnegative();

const order = {
  pupilId: z.uuid(),
  placementId: z.uuid(),
  providerId: z.uuid(),
  placementRef: z.string().min(1),
  lot: z.string().min(1),
  commissioner: Commissioner,
  arrangedBy: z.enum(['authority', 'school']).optional(),
  reason: PlacementReason,
  startsOn: z.iso.date(),
  pattern: WeeklyPattern,
  plannedEndOn: z.iso.date().optional(),
  rateBasis: RateBasis.optional(),
  ratePence: pence.optional(),
  costCentre: z.string().min(1).optional(),
  contributionPence: pence.optional(),
  schoolUrn: z
    .string()
    .regex(/^\d{5,6}$/)
    .optional(),
  joint: z.boolean().optional(),
  chargedWhenAbsent: z.boolean().optional(),
  chargedWhenClosed: z.boolean().optional(),
  absentDaysCharged: z.int().min(1).max(190).optional(),
  hundredthHoursPerWeek: z.int().positive().optional(),
  deliveryMode: DeliveryMode.optional(),
  roll: Roll.optional(),
  tier: z.string().min(1).optional(),
  team: z.string().min(1).optional(),
  funders: z.string().min(1).optional(),
  site: z.string().min(1).optional(),
  localReason: z.string().min(1).optional(),
  referralRef: z.string().min(1).optional(),
  intendedOutcome: z.string().min(1).optional(),
  leadOfficer: z.string().min(1).optional(),
};

const leg = { pupilId: z.uuid(), placementId: z.uuid() };

export const ProvisionCommand = z.discriminatedUnion('type', [
  /** With an end it orders a placement that is already over, as an import of past years does. */
  z.object({
    type: z.literal('OrderPlacement'),
    data: z.strictObject({
      ...order,
      endedOn: z.iso.date().optional(),
      endReason: EndReason.optional(),
    }),
  }),
  /**
   * States the whole order again, the end included; the decider records what differs as a
   * correction, an end that was not known as the end.
   */
  z.object({
    type: z.literal('CorrectPlacement'),
    data: z.strictObject({
      ...order,
      endedOn: z.iso.date().nullable().optional(),
      endReason: EndReason.nullable().optional(),
    }),
  }),
  z.object({
    type: z.literal('StartPlacement'),
    data: z.strictObject({ ...leg, startedOn: z.iso.date() }),
  }),
  z.object({ type: z.literal('RecordNotArrived'), data: z.strictObject(leg) }),
  z.object({
    type: z.literal('VaryPackage'),
    data: z.strictObject({
      ...leg,
      from: z.iso.date(),
      pattern: WeeklyPattern.optional(),
      ratePence: pence.optional(),
      rateBasis: RateBasis.optional(),
      costCentre: z.string().min(1).optional(),
      contributionPence: pence.optional(),
      plannedEndOn: z.iso.date().optional(),
      approvedOn: z.iso.date().optional(),
      team: z.string().min(1).optional(),
    }),
  }),
  z.object({
    type: z.literal('PausePlacement'),
    data: z.strictObject({
      ...leg,
      from: z.iso.date(),
      by: z.enum(['authority', 'provider', 'school', 'family']),
      charged: z.boolean(),
      pauseReason: PauseReason.optional(),
    }),
  }),
  z.object({
    type: z.literal('ResumePlacement'),
    data: z.strictObject({ ...leg, from: z.iso.date() }),
  }),
  z.object({
    type: z.literal('EndPlacement'),
    data: z.strictObject({ ...leg, endedOn: z.iso.date(), endReason: EndReason.optional() }),
  }),
  ...PackageCommands,
]);
export type ProvisionCommand = z.infer<typeof ProvisionCommand>;
