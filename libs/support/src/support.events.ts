import { z } from 'zod';

const support = {
  supportId: z.uuid(),
  /** A code: what was tried. */
  strategy: z.string(),
  startsOn: z.iso.date(),
  schoolUrn: z.string().optional(),
  providerId: z.uuid().optional(),
  /** In all, in hundredths of an hour. */
  hoursHundredths: z.int().optional(),
  costPence: z.int().optional(),
};
const inSchool = {
  supportId: z.uuid(),
  providerId: z.uuid(),
  /** The school that commissions it and pays for it. */
  schoolUrn: z.string(),
  startsOn: z.iso.date(),
  plannedEndOn: z.iso.date().optional(),
  /** Half-days in all. */
  sessions: z.int(),
  costPence: z.int().optional(),
  lot: z.string(),
};
const absence = {
  supportId: z.uuid(),
  schoolUrn: z.string(),
  absentFrom: z.iso.date(),
  notifiedOn: z.iso.date(),
  /** How long the school expects the child to be away, in school days. */
  expectedDays: z.int().optional(),
};
const ended = {
  supportId: z.uuid(),
  endedOn: z.iso.date(),
  /** A code. */
  outcome: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The stream is all of one child.
// What is told in words is in the sealed part `narrative`.
export const SupportEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('PreApSupportRecorded'), data: z.object(support) })
    .describe('Support was given to a child before a referral to alternative provision.'),
  z
    .object({ type: z.literal('PreApSupportCorrected'), data: z.object(support) })
    .describe('What was recorded of support before a referral was put right.'),
  z
    .object({ type: z.literal('PreApSupportEnded'), data: z.object(ended) })
    .describe('Support before a referral ended, with what came of it.'),
  z
    .object({ type: z.literal('InSchoolSupportCommissioned'), data: z.object(inSchool) })
    .describe('A school commissioned support for a child in school (lot 3).'),
  z
    .object({ type: z.literal('InSchoolSupportCorrected'), data: z.object(inSchool) })
    .describe('What was recorded of support in school was put right.'),
  z
    .object({
      type: z.literal('InSchoolSupportEnded'),
      data: z.object({ ...ended, sessionsDelivered: z.int().optional() }),
    })
    .describe('Support in school ended, with what was delivered.'),
  z
    .object({ type: z.literal('HealthAbsenceNotified'), data: z.object(absence) })
    .describe('A school told the authority that a child is away for health; day 15 is a duty.'),
  z
    .object({ type: z.literal('HealthAbsenceCorrected'), data: z.object(absence) })
    .describe('What was recorded of an absence for health was put right.'),
  z
    .object({ type: z.literal('HealthAbsenceEnded'), data: z.object(ended) })
    .describe('A child who was away for health came back; the duty ends.'),
]);
export type SupportEvent = z.infer<typeof SupportEvent>;
