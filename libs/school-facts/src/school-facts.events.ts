import { z } from 'zod';

/** What is counted: suspensions, exclusions, referrals to each service, training. */
export const SchoolMeasure = z.enum([
  'suspensions',
  'exclusions',
  'referrals-semh',
  'referrals-mhst',
  'referrals-speech-language',
  'referrals-educational-psychology',
  'referrals-other',
  'training',
]);
export type SchoolMeasure = z.infer<typeof SchoolMeasure>;

/** MHST: mental health support team; SEMH: social, emotional and mental health. */
export const SupportService = z.enum([
  'semh',
  'mhst',
  'speech-language',
  'educational-psychology',
  'other',
]);
export type SupportService = z.infer<typeof SupportService>;

const period = { schoolUrn: z.string(), from: z.iso.date(), to: z.iso.date() };

const attendance = {
  ...period,
  enrolments: z.int(),
  /** Sessions. */
  possible: z.int(),
  authorised: z.int(),
  unauthorised: z.int(),
};

const count = { ...period, measure: SchoolMeasure, count: z.int() };

const referral = {
  schoolUrn: z.string(),
  service: SupportService,
  referredOn: z.iso.date(),
  pupilId: z.uuid().optional(),
};

const training = {
  trainingRef: z.string(),
  schoolUrn: z.string(),
  course: z.string(),
  heldOn: z.iso.date(),
  /** How many people. */
  attendees: z.int(),
};

// Stored for ever. Add optional fields; never rename or remove one.
export const SchoolFactsEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('SchoolAttendanceReported'), data: z.object(attendance) })
    .describe('The attendance of a whole school in a period was reported.'),
  z
    .object({ type: z.literal('SchoolAttendanceCorrected'), data: z.object(attendance) })
    .describe('The reported attendance of a school was put right.'),
  z
    .object({ type: z.literal('SchoolCountReported'), data: z.object(count) })
    .describe('A count for a school in a period was reported, without names.'),
  z
    .object({ type: z.literal('SchoolCountCorrected'), data: z.object(count) })
    .describe('A reported count of a school was put right.'),
]);
export type SchoolFactsEvent = z.infer<typeof SchoolFactsEvent>;

// The reference is sealed (identity): it may tell who the child is.
export const SupportReferralEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('SupportReferralMade'), data: z.object(referral) })
    .describe('A school referred to a support service, for a child who may be named.'),
  z
    .object({ type: z.literal('SupportReferralCorrected'), data: z.object(referral) })
    .describe('A referral to a support service was put right.'),
]);
export type SupportReferralEvent = z.infer<typeof SupportReferralEvent>;

export const TrainingEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('TrainingHeld'), data: z.object(training) })
    .describe('People of a school were trained.'),
  z
    .object({ type: z.literal('TrainingCorrected'), data: z.object(training) })
    .describe('The record of a training was put right.'),
]);
export type TrainingEvent = z.infer<typeof TrainingEvent>;
