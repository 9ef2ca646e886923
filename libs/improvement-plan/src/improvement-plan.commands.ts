import { z } from 'zod';
import { ActionStatus } from './improvement-plan.events.js';

const words = z.string().trim().min(1);
const ref = words.max(100);

export const ImprovementPlanCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('OpenImprovementPlan'), data: z.strictObject({ planRef: ref }) }),
  z.object({
    type: z.literal('DefinePriorityArea'),
    data: z.strictObject({ priorityArea: words, order: z.int().positive().optional() }),
  }),
  /** States an action whole; stated again with another due date, the action is re-dated. */
  z.object({
    type: z.literal('AddAction'),
    data: z.strictObject({
      actionRef: ref,
      priorityArea: words,
      title: words,
      owner: words,
      ownerAgency: words.optional(),
      serviceLead: words.optional(),
      milestone: words.optional(),
      startsOn: z.iso.date().optional(),
      dueOn: z.iso.date().optional(),
      dependsOn: z.array(ref).optional(),
      recommendations: z.array(words).optional(),
    }),
  }),
  z.object({
    type: z.literal('ReportActionStatus'),
    data: z.strictObject({
      actionRef: ref,
      reportedOn: z.iso.date(),
      status: ActionStatus,
      note: words.optional(),
      mitigation: words.optional(),
      revisedDueOn: z.iso.date().optional(),
      removedFromPlan: z.boolean().optional(),
    }),
  }),
  z.object({
    type: z.literal('AcceptRisk'),
    data: z.strictObject({
      actionRef: ref,
      acceptedOn: z.iso.date(),
      acceptedBy: words,
      reviewOn: z.iso.date().optional(),
    }),
  }),
  z.object({
    type: z.literal('ReportKpi'),
    data: z.strictObject({
      indicatorRef: ref,
      name: words,
      target: words.optional(),
      asAt: z.iso.date(),
      value: words.optional(),
    }),
  }),
  z.object({
    type: z.literal('RecordBoardMeeting'),
    data: z.strictObject({
      heldOn: z.iso.date(),
      attendees: z.array(words).optional(),
      chair: words.optional(),
      decisions: words.optional(),
    }),
  }),
]);
export type ImprovementPlanCommand = z.infer<typeof ImprovementPlanCommand>;
