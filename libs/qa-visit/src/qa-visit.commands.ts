import { z } from 'zod';
import { CancelReason, FrameworkArea, Rating } from './qa-visit.events.js';

const visit = {
  providerId: z.uuid(),
  on: z.iso.date(),
  visitedBy: z.string().min(1).max(200),
  announced: z.boolean().optional(),
  areas: z.array(FrameworkArea).optional(),
};
const held = { heldOn: z.iso.date() };
const cancelled = { cancelledOn: z.iso.date(), reasonCode: CancelReason };
const report = {
  issuedOn: z.iso.date(),
  ratings: z.array(z.strictObject({ area: FrameworkArea, rating: Rating })).optional(),
  summary: z.string().min(1).max(4000).optional(),
  nextDueOn: z.iso.date().optional(),
};
const shared = { with: z.string().min(1).max(200), sharedOn: z.iso.date() };

export const QaVisitCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ScheduleQaVisit'), data: z.strictObject(visit) }),
  z.object({ type: z.literal('HoldQaVisit'), data: z.strictObject(held) }),
  z.object({ type: z.literal('CancelQaVisit'), data: z.strictObject(cancelled) }),
  z.object({ type: z.literal('IssueQaReport'), data: z.strictObject(report) }),
  z.object({ type: z.literal('ShareQaReport'), data: z.strictObject(shared) }),
  // All that is known of a visit at once, as a row of a file says it.
  z.object({
    type: z.literal('StateQaVisit'),
    data: z.strictObject({
      visit: z.strictObject(visit),
      held: z.strictObject(held).optional(),
      cancelled: z.strictObject(cancelled).optional(),
      report: z.strictObject(report).optional(),
      shared: z.array(z.strictObject(shared)).default([]),
    }),
  }),
]);
export type QaVisitCommand = z.infer<typeof QaVisitCommand>;
