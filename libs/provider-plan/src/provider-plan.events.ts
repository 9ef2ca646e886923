import { z } from 'zod';

/** What is closed at the provider while the plan runs. */
export const PlanSuspension = z.enum(['none', 'new-placements', 'all']);
export const PlanOutcome = z.enum(['improved', 'approval-ended', 'provider-closed', 'superseded']);
export const ChildDecision = z.enum(['stay', 'pause', 'move']);

/** A child with a placement there, and the authority that alone decides on it. */
export const LiveChild = z.object({
  pupilId: z.uuid(),
  placementId: z.uuid(),
  authority: z.string(),
});

const milestone = { milestoneId: z.uuid() };

// Stored for ever. Add optional fields; never rename or remove one. A milestone is about a provider,
// so its title stays in the clear; why a child stays or moves is in the child's sealed narrative.
export const ProviderPlanEvent = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('ProviderImprovementPlanOpened'),
      data: z.object({
        providerId: z.uuid(),
        openedOn: z.iso.date(),
        findingIds: z.array(z.uuid()),
        suspension: PlanSuspension,
        reviewOn: z.iso.date().optional(),
        liveChildren: z.array(LiveChild),
      }),
    })
    .describe(
      'A plan by which a provider must improve was opened; each child there needs a decision.',
    ),
  z
    .object({
      type: z.literal('MilestoneSet'),
      data: z.object({ ...milestone, title: z.string(), dueOn: z.iso.date() }),
    })
    .describe('A milestone of a provider improvement plan was set, or set anew.'),
  z
    .object({
      type: z.literal('MilestoneMet'),
      data: z.object({ ...milestone, metOn: z.iso.date() }),
    })
    .describe('A milestone of a provider improvement plan was met.'),
  z
    .object({
      type: z.literal('MilestoneMissed'),
      data: z.object({ ...milestone, missedOn: z.iso.date() }),
    })
    .describe('A milestone of a provider improvement plan was not met when it was due.'),
  z
    .object({
      type: z.literal('LiveChildDecided'),
      data: z.object({
        ...LiveChild.shape,
        providerId: z.uuid(),
        decision: ChildDecision,
        decidedOn: z.iso.date(),
      }),
    })
    .describe("A child's own authority decided whether it stays, pauses or moves."),
  z
    .object({
      type: z.literal('ProviderImprovementPlanClosed'),
      data: z.object({ closedOn: z.iso.date(), outcome: PlanOutcome }),
    })
    .describe('A provider improvement plan was closed.'),
]);
export type ProviderPlanEvent = z.infer<typeof ProviderPlanEvent>;
