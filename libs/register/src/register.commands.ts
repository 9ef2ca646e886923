import { z } from 'zod';
import { FollowUpContact, FollowUpOutcome, HalfDay, SeenBy } from './register.events.js';

/**
 * What the placement allows on the date, read from its provision. A session off the pattern, past
 * the planned end or on a closure is none of the register's business: it is an additional session.
 */
const PlacementFacts = z.strictObject({
  startsOn: z.iso.date(),
  endedOn: z.iso.date().optional(),
});

const absence = {
  providerId: z.uuid(),
  date: z.iso.date(),
  session: HalfDay,
  pupilId: z.uuid(),
  placementId: z.uuid(),
};

export const RegisterCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('MarkAttendance'),
    data: z.strictObject({
      providerId: z.uuid(),
      date: z.iso.date(),
      session: HalfDay,
      marks: z
        .array(
          z.strictObject({
            pupilId: z.uuid(),
            placementId: z.uuid(),
            code: z.string(),
            minutesLate: z.int().nonnegative().optional(),
            placement: PlacementFacts,
          }),
        )
        .min(1),
    }),
  }),
  z.object({
    type: z.literal('FollowUpAbsence'),
    data: z.strictObject({
      ...absence,
      followedUpOn: z.iso.date(),
      contact: FollowUpContact,
      outcome: FollowUpOutcome,
    }),
  }),
  z.object({
    type: z.literal('ConfirmSafeAndWell'),
    data: z.strictObject({ ...absence, confirmedOn: z.iso.date(), seenBy: SeenBy }),
  }),
]);
export type RegisterCommand = z.infer<typeof RegisterCommand>;
