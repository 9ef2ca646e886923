import { z } from 'zod';

/** The sealed part `identity` of a pupil's events. */
export const PupilIdentity = z.object({
  pupilRef: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  dateOfBirth: z.iso.date(),
  upn: z.string().optional(),
  sex: z.string().optional(),
  ethnicity: z.string().optional(),
});
export type PupilIdentity = z.infer<typeof PupilIdentity>;

export const SenStatus = z.enum(['N', 'K', 'E']);
export const SocialCare = z.enum(['none', 'CIN', 'CP']);

/** The sealed part `needs` of a pupil's events. `ncYear` is the year group as it was given. */
export const PupilNeeds = z.object({
  ncYear: z.string().optional(),
  senStatus: SenStatus.optional(),
  ehcAssessmentRequestedOn: z.iso.date().optional(),
  lookedAfter: z.boolean().optional(),
  socialCare: SocialCare.optional(),
  freeSchoolMeals: z.boolean().optional(),
});
export type PupilNeeds = z.infer<typeof PupilNeeds>;
