import { z } from 'zod';
import { ExitDestination, PauseReason } from './provision.package-events.js';

const leg = { pupilId: z.uuid(), placementId: z.uuid() };
const words = z.string().min(1).max(4000).optional();
const wholePackage = {
  pupilId: z.uuid(),
  sessionsAWeek: z.int().min(1).max(10),
  placementIds: z.array(z.uuid()).min(1).max(10),
};
/** A code, never a sentence: it stands in the clear. */
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/);

/** What else may be asked of a child's provision, besides the course of each placement. */
export const PackageCommands = [
  z.object({
    type: z.literal('ProposePackage'),
    data: z.strictObject({ ...wholePackage, proposedOn: z.iso.date(), words }),
  }),
  z.object({
    type: z.literal('AgreePackage'),
    data: z.strictObject({
      ...wholePackage,
      agreedOn: z.iso.date(),
      exitDestination: ExitDestination,
      exitTargetOn: z.iso.date(),
      words,
    }),
  }),
  z.object({
    type: z.literal('GiveOffSiteDirectionNotice'),
    data: z.strictObject({
      ...leg,
      givenOn: z.iso.date(),
      days: z.int().positive().optional(),
      words,
      /** School days from the notice to the first day, read from the calendar by whoever asks. */
      schoolDaysBefore: z.int().nonnegative(),
    }),
  }),
  z.object({
    type: z.literal('CompleteInduction'),
    data: z.strictObject({ ...leg, completedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('AcknowledgeInfoPack'),
    data: z.strictObject({
      ...leg,
      acknowledgedOn: z.iso.date(),
      core: z.boolean(),
      tailoredItems: z.array(code).max(50).optional(),
    }),
  }),
  z.object({
    type: z.literal('DeclareSubcontract'),
    data: z.strictObject({
      ...leg,
      from: z.iso.date(),
      declaredOn: z.iso.date(),
      subProviderId: z.uuid().optional(),
      subProviderName: z.string().min(1).max(200).optional(),
    }),
  }),
  z.object({
    type: z.literal('ConvertToOffSiteDirection'),
    data: z.strictObject({
      ...leg,
      from: z.iso.date(),
      schoolUrn: z.string().regex(/^\d{5,6}$/),
    }),
  }),
  z.object({
    type: z.literal('WithdrawVariation'),
    data: z.strictObject({ ...leg, from: z.iso.date() }),
  }),
  /** `pausedFrom` names the pause; what is not given stays, a null `to` makes it last again. */
  z.object({
    type: z.literal('CorrectPause'),
    data: z.strictObject({
      ...leg,
      pausedFrom: z.iso.date(),
      from: z.iso.date().optional(),
      to: z.iso.date().nullable().optional(),
      by: z.enum(['authority', 'provider', 'school', 'family']).optional(),
      charged: z.boolean().optional(),
      pauseReason: PauseReason.optional(),
    }),
  }),
  z.object({
    type: z.literal('WithdrawPause'),
    data: z.strictObject({ ...leg, from: z.iso.date() }),
  }),
] as const;
