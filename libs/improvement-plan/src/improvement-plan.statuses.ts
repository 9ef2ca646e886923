import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { ImprovementPlanCommand } from './improvement-plan.commands.js';
import type { ActionStatus, ImprovementPlanEvent } from './improvement-plan.events.js';
import { refuse } from './improvement-plan.refusals.js';
import {
  type ImprovementPlan,
  isInPlanOn,
  type PlanAction,
  reportsAround,
  type StatusReport,
} from './improvement-plan.state.js';

type Asked = DataOf<ImprovementPlanCommand, 'ReportActionStatus'>;
type Events = Decided<ImprovementPlanEvent>[];

const open: readonly ActionStatus[] = ['on-track', 'at-risk'];
const done: readonly ActionStatus[] = ['completed', 'actioned-and-embedded'];

/**
 * Which status may follow which. What is done is opened again as on track or at risk; what has
 * begun has been started for good.
 */
export const legalSteps: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  'not-started': ['not-started', ...open, ...done],
  'on-track': [...open, ...done],
  'at-risk': [...open, ...done],
  completed: [...done, ...open],
  'actioned-and-embedded': [...done, ...open],
};

/** Reports a status, with the re-dating, the removal or the return that it brings. */
export function reportStatus(state: ImprovementPlan, asked: Asked): Events {
  const { removedFromPlan, ...rest } = asked;
  const { actionRef } = asked;
  const action = state.actions.get(actionRef);
  if (!action) throw refuse('action-unknown', { actionRef }, 'actionRef');
  const report = given(rest) as StatusReport;
  refuseIllegal(action, report);
  return [
    ...returned(action, report, removedFromPlan),
    ...reported(action, report),
    ...redated(action, report),
    ...(removedFromPlan ? removed(action, report) : []),
  ];
}

function reported(action: PlanAction, report: StatusReport): Events {
  const known = action.reports.get(report.reportedOn);
  if (!known) {
    return [{ type: 'ActionStatusChanged', data: report, effectiveOn: report.reportedOn }];
  }
  if (holdsAlready(known.value, report)) return [];
  const data = overlaid(known.value, report);
  const { eventId: corrects, effectiveOn } = known.stated;
  return [{ type: 'ActionStatusCorrected', data, effectiveOn, corrects }];
}

function removed(
  action: PlanAction,
  { actionRef, status, note, reportedOn }: StatusReport,
): Events {
  if (action.moves.some(({ on, inPlan }) => on === reportedOn && !inPlan)) return [];
  if (!done.includes(status) && note === undefined)
    throw refuse('removal-needs-a-note', { status }, 'removedFromPlan');
  const data = { actionRef, removedOn: reportedOn };
  return [{ type: 'ActionRemovedFromPlan', data, effectiveOn: reportedOn }];
}

// Work that goes on after an action has left the plan brings it back.
function returned(action: PlanAction, report: StatusReport, removing = false): Events {
  const { actionRef, status, reportedOn } = report;
  if (removing || done.includes(status) || isInPlanOn(action, reportedOn)) return [];
  const data = { actionRef, returnedOn: reportedOn };
  return [{ type: 'ActionReturnedToPlan', data, effectiveOn: reportedOn }];
}

// A report that stands re-dates nothing when it is told again.
function redated(
  action: PlanAction,
  { actionRef, reportedOn, revisedDueOn }: StatusReport,
): Events {
  const known = action.reports.get(reportedOn)?.value.revisedDueOn;
  if (revisedDueOn === undefined || revisedDueOn === known || revisedDueOn === action.dueOn)
    return [];
  const data = { actionRef, dueOn: revisedDueOn, reportedOn };
  return [{ type: 'ActionRedated', data, effectiveOn: reportedOn }];
}

// A report between two others must be a legal step from the one and to the other.
function refuseIllegal(action: PlanAction, report: StatusReport): void {
  const { before, after } = reportsAround(action, report.reportedOn);
  refuseStep(before, report, report);
  refuseStep(report, after, report);
}

function refuseStep(
  from: StatusReport | undefined,
  to: StatusReport | undefined,
  asked: StatusReport,
): void {
  if (!from || !to || legalSteps[from.status].includes(to.status)) return;
  const allowed = legalSteps[from.status].join(', ');
  const { status: before, reportedOn } = from;
  const detail = { actionRef: asked.actionRef, before, reportedOn, status: to.status, allowed };
  throw refuse('status-step-not-legal', detail, 'status');
}
