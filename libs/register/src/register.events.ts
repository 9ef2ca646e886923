import { z } from 'zod';

export const HalfDay = z.enum(['AM', 'PM']);

/** How somebody was reached, or not, about an absence. */
export const FollowUpContact = z.enum([
  'phone',
  'message',
  'visit',
  'school',
  'social-worker',
  'other',
]);
export const FollowUpOutcome = z.enum(['reason-given', 'no-answer', 'not-known-where', 'returned']);
export const SeenBy = z.enum(['parent', 'provider', 'school', 'social-worker', 'police', 'other']);

// In the order of the names, as canonical JSON has them: of no other event are there so many, and
// whoever writes one need not sort it.
const place = {
  date: z.iso.date(),
  placementId: z.uuid(),
  providerId: z.uuid(),
  pupilId: z.uuid(),
  session: HalfDay,
};

const { date, ...others } = place;
const mark = {
  /** The national code as it was sent, even where another code has taken its place. */
  code: z.string(),
  date,
  minutesLate: z.int().optional(),
  ...others,
};

// Stored for ever. Add optional fields; never rename or remove one. The stream is the register of
// one provider for one date and session.
export const RegisterEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('AttendanceMarked'), data: z.object(mark) })
    .describe('A child was marked in the register of a session.'),
  z
    .object({ type: z.literal('AttendanceCorrected'), data: z.object(mark) })
    .describe('A mark was put right; the first mark stays visible.'),
  z
    .object({
      type: z.literal('AbsenceFollowedUp'),
      data: z.object({
        ...place,
        followedUpOn: z.iso.date(),
        contact: FollowUpContact,
        outcome: FollowUpOutcome,
      }),
    })
    .describe('Somebody was asked why a child was absent from a session.'),
  z
    .object({
      type: z.literal('SafeAndWellConfirmed'),
      data: z.object({ ...place, confirmedOn: z.iso.date(), seenBy: SeenBy }),
    })
    .describe('A child who was absent from a session was confirmed to be safe and well.'),
]);
export type RegisterEvent = z.infer<typeof RegisterEvent>;
