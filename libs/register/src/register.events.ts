import { z } from 'zod';

export const HalfDay = z.enum(['AM', 'PM']);

const mark = {
  pupilId: z.uuid(),
  placementId: z.uuid(),
  providerId: z.uuid(),
  date: z.iso.date(),
  session: HalfDay,
  /** The national code as it was sent, even where another code has taken its place. */
  code: z.string(),
  minutesLate: z.int().optional(),
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
]);
export type RegisterEvent = z.infer<typeof RegisterEvent>;
