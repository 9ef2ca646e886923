import { z } from 'zod';
import { ChildDecision, PlanOutcome, PlanSuspension } from './provider-plan.events.js';

const LiveChild = z.strictObject({
  pupilId: z.uuid(),
  placementId: z.uuid(),
  authority: z.string().regex(/^\d{3}$/),
});

export const ProviderPlanCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OpenProviderPlan'),
    data: z.strictObject({
      providerId: z.uuid(),
      openedOn: z.iso.date(),
      findingIds: z.array(z.uuid()).default([]),
      suspension: PlanSuspension.default('none'),
      reviewOn: z.iso.date().optional(),
      liveChildren: z.array(LiveChild).default([]),
    }),
  }),
  z.object({
    type: z.literal('SetMilestone'),
    data: z.strictObject({
      milestoneId: z.uuid(),
      title: z.string().min(1).max(500),
      dueOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('MeetMilestone'),
    data: z.strictObject({ milestoneId: z.uuid(), metOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('MissMilestone'),
    data: z.strictObject({ milestoneId: z.uuid(), missedOn: z.iso.date() }),
  }),
  z.object({
    type: z.literal('DecideLiveChild'),
    data: z.strictObject({
      ...LiveChild.shape,
      decision: ChildDecision,
      decidedOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('CloseProviderPlan'),
    data: z.strictObject({ closedOn: z.iso.date(), outcome: PlanOutcome }),
  }),
]);
export type ProviderPlanCommand = z.infer<typeof ProviderPlanCommand>;
