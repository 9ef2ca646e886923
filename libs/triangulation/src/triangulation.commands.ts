import { z } from 'zod';
import { MeetingTerm } from './triangulation.events.js';

const words = z.string().trim().min(1);

export const TriangulationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('HoldTriangulationMeeting'),
    data: z.strictObject({
      authority: z.string().regex(/^\d{3}$/),
      academicYear: z.string().regex(/^\d{4}\/\d{2}$/),
      term: MeetingTerm,
      heldOn: z.iso.date(),
      attendees: z.array(z.strictObject({ role: words, organisation: words })).min(1),
    }),
  }),
  z.object({
    type: z.literal('AgreeTriangulationAction'),
    data: z.strictObject({
      actionId: z.uuid(),
      schoolUrn: z.string().regex(/^\d{5,6}$/),
      action: words,
      owner: words,
      dueOn: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('CloseTriangulationAction'),
    data: z.strictObject({
      actionId: z.uuid(),
      closedOn: z.iso.date(),
      outcome: words.optional(),
    }),
  }),
]);
export type TriangulationCommand = z.infer<typeof TriangulationCommand>;
