import { z } from 'zod';

/** Where a child is meant to go on to, agreed before the placement begins. */
export const ExitDestination = z.enum([
  'mainstream-school',
  'special-school',
  'other-provision',
  'post-16',
  'employment-or-training',
  'not-yet-known',
]);

/** Why a placement is paused, where it is one of these. */
export const PauseReason = z.enum(['provider-suspension', 'child', 'family', 'other']);

/** What is said of a pause besides its dates. */
export const paused = {
  by: z.enum(['authority', 'provider', 'school', 'family']),
  charged: z.boolean(),
  pauseReason: PauseReason.optional(),
};

const leg = { placementId: z.uuid() };
const wholePackage = {
  sessionsAWeek: z.int(),
  /** The placements that make it up, ordered or still to be ordered. */
  placementIds: z.array(z.uuid()),
};

/** What else the stream of a child's provision holds, besides the course of each placement. */
export const PackageEvents = [
  z
    .object({
      type: z.literal('PackageProposed'),
      data: z.object({ ...wholePackage, proposedOn: z.iso.date() }),
    })
    .describe('A package of placements was proposed for a child.'),
  z
    .object({
      type: z.literal('PackageAgreed'),
      data: z.object({
        ...wholePackage,
        agreedOn: z.iso.date(),
        exitDestination: ExitDestination,
        exitTargetOn: z.iso.date(),
      }),
    })
    .describe('A package was agreed, with the plan of how the child leaves it again.'),
  z
    .object({
      type: z.literal('OffSiteDirectionNoticeGiven'),
      data: z.object({
        ...leg,
        givenOn: z.iso.date(),
        /** School days from the notice to the first day, that day not counted. */
        schoolDaysBefore: z.int(),
        /** Given less than two school days before. */
        late: z.boolean(),
        /** The number of days of the direction, where the notice says it. */
        days: z.int().optional(),
      }),
    })
    .describe('Written notice of an off-site direction was given.'),
  z
    .object({
      type: z.literal('InductionCompleted'),
      data: z.object({ ...leg, completedOn: z.iso.date() }),
    })
    .describe('The provider completed the induction of a child.'),
  z
    .object({
      type: z.literal('InfoPackAcknowledged'),
      data: z.object({
        ...leg,
        acknowledgedOn: z.iso.date(),
        /** Whether the consistent core was all there. */
        core: z.boolean(),
        /** Codes of the items tailored to this child. */
        tailoredItems: z.array(z.string()),
      }),
    })
    .describe('The provider acknowledged the information pack of a child.'),
  z
    .object({
      type: z.literal('SubcontractDeclared'),
      data: z.object({
        ...leg,
        from: z.iso.date(),
        declaredOn: z.iso.date(),
        /** This where the sub-provider is in the directory, else the name. */
        subProviderId: z.uuid().optional(),
        subProviderName: z.string().optional(),
      }),
    })
    .describe('A provider declared that another one delivers a placement, or part of it.'),
  z
    .object({
      type: z.literal('PlacementConverted'),
      data: z.object({
        ...leg,
        from: z.iso.date(),
        to: z.enum(['off-site-direction']),
        schoolUrn: z.string(),
      }),
    })
    .describe('An exclusion fell away: from a date the placement is an off-site direction.'),
  z
    .object({
      type: z.literal('VariationWithdrawn'),
      data: z.object({ ...leg, from: z.iso.date() }),
    })
    .describe('A variation from this date was taken back: what held before it holds again.'),
  z
    .object({
      type: z.literal('PauseCorrected'),
      data: z.object({
        ...leg,
        /** The first day of the pause as it was recorded until now. */
        pausedFrom: z.iso.date(),
        from: z.iso.date(),
        /** The day on which it resumed; null while it lasts. */
        to: z.iso.date().nullable(),
        ...paused,
      }),
    })
    .describe('The dates, who asked or the charging of a pause were put right.'),
  z
    .object({
      type: z.literal('PauseWithdrawn'),
      data: z.object({ ...leg, from: z.iso.date() }),
    })
    .describe('A pause that never was, was taken back.'),
] as const;
