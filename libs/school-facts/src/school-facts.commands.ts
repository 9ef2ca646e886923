import { z } from 'zod';
import { SchoolMeasure, SupportService } from './school-facts.events.js';

const number = z.int().nonnegative();
const schoolUrn = z.string().regex(/^\d{5,6}$/);
const period = { schoolUrn, from: z.iso.date(), to: z.iso.date() };

export const SchoolFactsCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ReportSchoolAttendance'),
    data: z.strictObject({
      ...period,
      enrolments: number,
      possible: number,
      authorised: number,
      unauthorised: number,
    }),
  }),
  z.object({
    type: z.literal('ReportSchoolCount'),
    data: z.strictObject({ ...period, measure: SchoolMeasure, count: number }),
  }),
]);
export type SchoolFactsCommand = z.infer<typeof SchoolFactsCommand>;

export const SupportReferralCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('MakeSupportReferral'),
    data: z.strictObject({
      /** The id of the stream: where no child is named, the reference is sealed under it. */
      referralId: z.uuid(),
      referralRef: z.string().min(1),
      schoolUrn,
      service: SupportService,
      referredOn: z.iso.date(),
      pupilId: z.uuid().optional(),
    }),
  }),
]);
export type SupportReferralCommand = z.infer<typeof SupportReferralCommand>;

export const TrainingCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RecordTraining'),
    data: z.strictObject({
      trainingRef: z.string().min(1),
      schoolUrn,
      course: z.string().min(1),
      heldOn: z.iso.date(),
      attendees: number,
    }),
  }),
]);
export type TrainingCommand = z.infer<typeof TrainingCommand>;
