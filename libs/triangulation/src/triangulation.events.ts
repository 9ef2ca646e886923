import { z } from 'zod';

/** Three terms, or six. */
export const MeetingTerm = z.enum(['autumn', 'spring', 'summer', '1', '2', '3', '4', '5', '6']);
export type MeetingTerm = z.infer<typeof MeetingTerm>;

const meeting = {
  authority: z.string(),
  /** 2025/26 */
  academicYear: z.string(),
  term: MeetingTerm,
  heldOn: z.iso.date(),
  /** Without names. */
  attendees: z.array(z.object({ role: z.string(), organisation: z.string() })),
};

const action = {
  actionId: z.uuid(),
  schoolUrn: z.string(),
  /** About a school, never about a child. */
  action: z.string(),
  owner: z.string(),
  dueOn: z.iso.date().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. No event of a meeting is about a
// child, so its words stay in the clear.
export const TriangulationEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('TriangulationMeetingHeld'), data: z.object(meeting) })
    .describe('An authority and its schools met to set their facts side by side.'),
  z
    .object({ type: z.literal('TriangulationMeetingCorrected'), data: z.object(meeting) })
    .describe('The record of a triangulation meeting was put right.'),
  z
    .object({ type: z.literal('TriangulationActionAgreed'), data: z.object(action) })
    .describe('A triangulation meeting agreed an action for a school.'),
  z
    .object({ type: z.literal('TriangulationActionCorrected'), data: z.object(action) })
    .describe('An action of a triangulation meeting was put right.'),
  z
    .object({
      type: z.literal('TriangulationActionClosed'),
      data: z.object({
        actionId: z.uuid(),
        closedOn: z.iso.date(),
        outcome: z.string().optional(),
      }),
    })
    .describe('An action of a triangulation meeting was closed.'),
]);
export type TriangulationEvent = z.infer<typeof TriangulationEvent>;
