import { z } from 'zod';
import { PackageEvents, paused } from './provision.package-events.js';

export { PauseReason } from './provision.package-events.js';

export const Commissioner = z.enum(['authority', 'school', 'joint']);
export const PlacementReason = z.enum([
  'mental-health',
  'physical-health',
  'behaviour-support',
  'permanent-exclusion',
  'suspension',
  'other',
]);
export const EndReason = z.enum([
  'planned',
  'reintegrated',
  'post-16',
  'specialist',
  'other-provision',
  'moved-away',
  'elective-home-education',
  'custody',
  'withdrawn-by-authority',
  'breakdown',
  'excluded',
  'deceased',
]);
export const RateBasis = z.enum(['session', 'hour', 'day', 'week', 'programme', 'top-up', 'place']);
export const DeliveryMode = z.enum(['on-site', 'online', 'home', 'outreach', 'in-school']);
export const Roll = z.enum(['C', 'M', 'S']);

/** Ten digits, Monday AM, Monday PM ... Friday PM; 1 = the child is expected. */
export const WeeklyPattern = z.string().regex(/^[01]{10}$/);

const terms = {
  lot: z.string(),
  commissioner: Commissioner,
  arrangedBy: z.enum(['authority', 'school']),
  reason: PlacementReason,
  startsOn: z.iso.date(),
  pattern: WeeklyPattern,
  plannedEndOn: z.iso.date().optional(),
  rateBasis: RateBasis.optional(),
  ratePence: z.int().optional(),
  costCentre: z.string().optional(),
  /** Pence for each charged day, recharged to the school. */
  contributionPence: z.int().optional(),
  schoolUrn: z.string().optional(),
  joint: z.boolean(),
  chargedWhenAbsent: z.boolean(),
  chargedWhenClosed: z.boolean(),
  /** Of each absence so many first days are charged, where absence is not charged otherwise. */
  absentDaysCharged: z.int().optional(),
  /** Hundredths of an hour a week. */
  hundredthHoursPerWeek: z.int().optional(),
  deliveryMode: DeliveryMode.optional(),
  roll: Roll.optional(),
  tier: z.string().optional(),
  team: z.string().optional(),
  funders: z.string().optional(),
  site: z.string().optional(),
  localReason: z.string().optional(),
};

const leg = { placementId: z.uuid() };

/** A changed value; null takes the value away. Only what changed is present. */
const corrected = z
  .object({
    ...terms,
    plannedEndOn: terms.plannedEndOn.nullable(),
    rateBasis: RateBasis.nullable(),
    ratePence: z.int().nullable(),
    costCentre: z.string().nullable(),
    contributionPence: z.int().nullable(),
    schoolUrn: z.string().nullable(),
    hundredthHoursPerWeek: z.int().nullable(),
    deliveryMode: DeliveryMode.nullable(),
    roll: Roll.nullable(),
    tier: z.string().nullable(),
    team: z.string().nullable(),
    funders: z.string().nullable(),
    site: z.string().nullable(),
    localReason: z.string().nullable(),
    startedOn: z.iso.date(),
    endedOn: z.iso.date().nullable(),
    endReason: EndReason.nullable(),
  })
  .partial();

/** What changes from a date; what is absent stays as it was. */
const variation = {
  from: z.iso.date(),
  pattern: WeeklyPattern.optional(),
  ratePence: z.int().optional(),
  rateBasis: RateBasis.optional(),
  costCentre: z.string().optional(),
  contributionPence: z.int().optional(),
  plannedEndOn: z.iso.date().optional(),
  approvedOn: z.iso.date().optional(),
  team: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The stream holds all legs of one
// child. References, lead officers and words are in the sealed parts `identity` and `narrative`.
export const ProvisionEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('PlacementOrdered'),
      data: z.object({ ...leg, providerId: z.uuid(), ...terms }),
    })
    .describe('A placement of a child with a provider was ordered, with its pattern and price.'),
  z
    .object({
      type: z.literal('PlacementStarted'),
      data: z.object({ ...leg, startedOn: z.iso.date() }),
    })
    .describe('The child arrived: the placement began on this date.'),
  z
    .object({ type: z.literal('NotArrived'), data: z.object({ ...leg, expectedOn: z.iso.date() }) })
    .describe('The child did not arrive: the placement is not open until a start is recorded.'),
  z
    .object({ type: z.literal('PackageVaried'), data: z.object({ ...leg, ...variation }) })
    .describe(
      'From a date a placement has another pattern, price, cost centre, planned end or team.',
    ),
  z
    .object({
      type: z.literal('PlacementPaused'),
      data: z.object({
        ...leg,
        from: z.iso.date(),
        ...paused,
      }),
    })
    .describe('A placement was paused from a date: nothing is expected until it resumes.'),
  z
    .object({ type: z.literal('PlacementResumed'), data: z.object({ ...leg, from: z.iso.date() }) })
    .describe('A paused placement resumed on this date.'),
  z
    .object({
      type: z.literal('PlacementEnded'),
      data: z.object({ ...leg, endedOn: z.iso.date(), endReason: EndReason.optional() }),
    })
    .describe('A placement ended; this date is its last day.'),
  z
    .object({
      type: z.literal('PlacementCorrected'),
      data: z.object({ ...leg, changed: corrected }),
    })
    .describe('What was recorded of a placement was put right; the first value stays visible.'),
  ...PackageEvents,
]);
export type ProvisionEvent = z.infer<typeof ProvisionEvent>;
