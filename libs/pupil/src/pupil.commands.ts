import { z } from 'zod';
import { Enrolment, MergeRole } from './pupil.events.js';
import { PupilIdentity, PupilNeeds } from './pupil.personal.js';

const circumstances = {
  authority: z.string().regex(/^\d{3}$/),
  schoolUrn: z
    .string()
    .regex(/^\d{5,6}$/)
    .optional(),
  enrolment: Enrolment.optional(),
};

const whole = {
  ...circumstances,
  identity: z.strictObject(PupilIdentity.shape),
  needs: z.strictObject(PupilNeeds.shape),
};

const both = {
  pupilId: z.uuid(),
  otherPupilId: z.uuid(),
  /** What the other record is merged into, read from it. */
  otherMergedInto: z.uuid().optional(),
};

/** A command states the whole of what is known; the decider records what differs from before. */
export const PupilCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RegisterChild'),
    /** `asAt`: the day on which the year group given was true. */
    data: z.strictObject({ pupilId: z.uuid(), asAt: z.iso.date(), ...whole }),
  }),
  z.object({
    type: z.literal('CorrectChildDetails'),
    data: z.strictObject({ pupilId: z.uuid(), asAt: z.iso.date(), ...whole }),
  }),
  z.object({
    type: z.literal('ChangeChildCircumstances'),
    data: z.strictObject({ pupilId: z.uuid(), from: z.iso.date(), ...whole }),
  }),
  z.object({
    type: z.literal('MergeChildRecords'),
    data: z.strictObject({ ...both, role: MergeRole, mergedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('UnmergeChildRecords'),
    data: z.strictObject({ ...both, unmergedOn: z.iso.date() }),
  }),
]);
export type PupilCommand = z.infer<typeof PupilCommand>;
