import { z } from 'zod';

/** Enrolment at the school named: C single registration, M main and S subsidiary of a dual one. */
export const Enrolment = z.enum(['C', 'M', 'S']);

/** Of two records of one child, the one that is used from now on stays. */
export const MergeRole = z.enum(['goes', 'stays']);

/**
 * What stays readable when the child's keys are destroyed. `cohort` is the year of the 31 August
 * that ends the school year of birth; `yearOffset` is the years that the child is taught ahead of
 * (positive) or behind (negative) that cohort.
 */
const clear = {
  authority: z.string(),
  cohort: z.int(),
  yearOffset: z.int(),
  schoolUrn: z.string().optional(),
  enrolment: Enrolment.optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. Names, dates of birth, UPNs and
// needs are in the sealed parts `identity` and `needs`, whose fields pupil.personal.ts lists.
export const PupilEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('ChildRegistered'), data: z.object(clear) })
    .describe('A child entered the record.'),
  z
    .object({ type: z.literal('IdentifierAssigned'), data: z.object({ kind: z.enum(['upn']) }) })
    .describe('A child was given an identifier; the identifier itself is sealed.'),
  z
    .object({ type: z.literal('ChildDetailsCorrected'), data: z.object(clear) })
    .describe('The details of a child were put right.'),
  z
    .object({
      type: z.literal('ChildCircumstancesChanged'),
      data: z.object({ ...clear, from: z.iso.date() }),
    })
    .describe('From a date a child has another authority, school, roll, year group or status.'),
  z
    .object({
      type: z.literal('ChildRecordsMerged'),
      data: z.object({
        /** Whether this record goes into the other one or the other one went into it. */
        role: MergeRole,
        otherPupilId: z.uuid(),
        mergedOn: z.iso.date(),
      }),
    })
    .describe('Two records were found to be of one child; what each holds stays where it is.'),
  z
    .object({
      type: z.literal('ChildRecordsUnmerged'),
      data: z.object({ otherPupilId: z.uuid(), unmergedOn: z.iso.date() }),
    })
    .describe('Two records that were merged are of two children after all.'),
]);
export type PupilEvent = z.infer<typeof PupilEvent>;
