import { z } from 'zod';

export const ActionStatus = z.enum([
  'not-started',
  'on-track',
  'at-risk',
  'actioned-and-embedded',
  'completed',
]);
export type ActionStatus = z.infer<typeof ActionStatus>;

const area = { priorityArea: z.string(), order: z.int().optional() };

const action = {
  actionRef: z.string(),
  priorityArea: z.string(),
  title: z.string(),
  owner: z.string(),
  ownerAgency: z.string().optional(),
  serviceLead: z.string().optional(),
  milestone: z.string().optional(),
  startsOn: z.iso.date().optional(),
  dueOn: z.iso.date().optional(),
  /** References of the actions that must come first. */
  dependsOn: z.array(z.string()).optional(),
  /** The recommendations of a report that the action answers. */
  recommendations: z.array(z.string()).optional(),
};

const report = {
  actionRef: z.string(),
  reportedOn: z.iso.date(),
  status: ActionStatus,
  note: z.string().optional(),
  mitigation: z.string().optional(),
  revisedDueOn: z.iso.date().optional(),
};

const indicator = {
  indicatorRef: z.string(),
  name: z.string(),
  target: z.string().optional(),
  asAt: z.iso.date(),
  /** As reported, a figure or words; absent: not yet available. */
  value: z.string().optional(),
};

const meeting = {
  heldOn: z.iso.date(),
  attendees: z.array(z.string()).optional(),
  chair: z.string().optional(),
  decisions: z.string().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. No event of a plan is about a
// child, so its words stay in the clear: a plan is published.
export const ImprovementPlanEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('ImprovementPlanOpened'), data: z.object({ planRef: z.string() }) })
    .describe('An improvement plan entered the record, under the reference that its files give.'),
  z
    .object({ type: z.literal('PriorityAreaDefined'), data: z.object(area) })
    .describe('The improvement plan has a priority area.'),
  z
    .object({ type: z.literal('PriorityAreaCorrected'), data: z.object(area) })
    .describe('The place of a priority area in the plan was put right.'),
  z
    .object({ type: z.literal('ActionAdded'), data: z.object(action) })
    .describe('An action entered the improvement plan, with its owner and the date it is due.'),
  z
    .object({ type: z.literal('ActionCorrected'), data: z.object(action) })
    .describe('What the plan says of an action was put right.'),
  z
    .object({
      type: z.literal('ActionRedated'),
      data: z.object({
        actionRef: z.string(),
        dueOn: z.iso.date(),
        /** Present when the report of this date re-dated it, absent when the plan itself did. */
        reportedOn: z.iso.date().optional(),
      }),
    })
    .describe('An action is now due on another date; the first date stays as the baseline.'),
  z
    .object({ type: z.literal('ActionStatusChanged'), data: z.object(report) })
    .describe('An action was reported with this status.'),
  z
    .object({ type: z.literal('ActionStatusCorrected'), data: z.object(report) })
    .describe('A reported status was put right; the first report stays visible.'),
  z
    .object({
      type: z.literal('ActionRemovedFromPlan'),
      data: z.object({ actionRef: z.string(), removedOn: z.iso.date() }),
    })
    .describe('An action left the plan; its history stays.'),
  z
    .object({
      type: z.literal('ActionReturnedToPlan'),
      data: z.object({ actionRef: z.string(), returnedOn: z.iso.date() }),
    })
    .describe('An action that had left the plan is open again.'),
  z
    .object({
      type: z.literal('RiskAccepted'),
      data: z.object({
        actionRef: z.string(),
        acceptedOn: z.iso.date(),
        acceptedBy: z.string(),
        reviewOn: z.iso.date().optional(),
      }),
    })
    .describe('The board accepted the risk of an action, by whom and until when.'),
  z
    .object({ type: z.literal('KpiReported'), data: z.object(indicator) })
    .describe('An indicator of the plan was reported as at a date.'),
  z
    .object({ type: z.literal('KpiCorrected'), data: z.object(indicator) })
    .describe('A reported indicator was put right.'),
  z
    .object({ type: z.literal('BoardMeetingHeld'), data: z.object(meeting) })
    .describe('The oversight board met.'),
  z
    .object({ type: z.literal('BoardMeetingCorrected'), data: z.object(meeting) })
    .describe('The record of a board meeting was put right.'),
]);
export type ImprovementPlanEvent = z.infer<typeof ImprovementPlanEvent>;
