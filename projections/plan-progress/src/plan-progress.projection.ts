import { idOfStream } from '@ledger/caseload';
import type { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import { type Change, projection, type Rows, type Seen } from '@ledger/read-model';
import { type PlanTables, planTables } from './plan-progress.tables.js';

type Of<T extends ImprovementPlanEvent['type']> = Seen<ImprovementPlanEvent, T>;

const planOf = ({ streamId }: { streamId: string }) => idOfStream(streamId, 'improvement-plan');

const opened = {
  changes: (event: Of<'ImprovementPlanOpened'>): readonly Change[] => {
    const { planRef } = event.data;
    const row = { planId: planOf(event), planRef, openedAt: event.position };
    return [{ do: 'put', table: 'plan', row }];
  },
};

const areaStated = {
  changes: (event: Of<'PriorityAreaDefined' | 'PriorityAreaCorrected'>): readonly Change[] => {
    const { priorityArea, order = null } = event.data;
    return [{ do: 'put', table: 'area', row: { planId: planOf(event), priorityArea, order } }];
  },
};

const known = (event: { streamId: string; data: { actionRef: string } }) => [
  { table: 'action', key: { planId: planOf(event), actionRef: event.data.actionRef } },
];

const actionStated = {
  needs: known,
  changes(event: Of<'ActionAdded' | 'ActionCorrected'>, rows: Rows<PlanTables>): readonly Change[] {
    const { actionRef, priorityArea, title, owner, dueOn = null } = event.data;
    const planId = planOf(event);
    const before = rows.one('action', { planId, actionRef });
    const baselineDueOn = before ? before.baselineDueOn : dueOn;
    const row = { planId, actionRef, priorityArea, title, owner, baselineDueOn };
    return [{ do: 'put', table: 'action', row }];
  },
};

const actionRedated = {
  needs: known,
  changes(event: Of<'ActionRedated'>, rows: Rows<PlanTables>): readonly Change[] {
    const { actionRef, dueOn } = event.data;
    const planId = planOf(event);
    const before = rows.one('action', { planId, actionRef });
    if (!before) return [];
    const redatedOn = event.meta.effectiveOn;
    const due = { planId, actionRef, redatedOn, dueOn, position: event.position };
    const baselineDueOn = before.baselineDueOn ?? dueOn;
    return [
      { do: 'put', table: 'due', row: due },
      { do: 'put', table: 'action', row: { ...before, baselineDueOn } },
    ];
  },
};

const statusTold = {
  changes(event: Of<'ActionStatusChanged' | 'ActionStatusCorrected'>): readonly Change[] {
    const { actionRef, reportedOn, status, note = null, mitigation = null } = event.data;
    const row = { planId: planOf(event), actionRef, reportedOn, status, note, mitigation };
    return [{ do: 'put', table: 'report', row }];
  },
};

const moved = (
  event: Of<'ActionRemovedFromPlan' | 'ActionReturnedToPlan'>,
  to: object,
): Change => ({
  do: 'put',
  table: 'move',
  row: {
    planId: planOf(event),
    actionRef: event.data.actionRef,
    position: event.position,
    ...to,
  },
});

const met = {
  changes: (event: Of<'BoardMeetingHeld' | 'BoardMeetingCorrected'>): readonly Change[] => [
    { do: 'put', table: 'meeting', row: { planId: planOf(event), heldOn: event.data.heldOn } },
  ],
};

/** The areas, actions, reports and meetings of improvement plans, each as it was known. */
export const planProgressProjection = projection<ImprovementPlanEvent>()({
  name: 'plan-progress',
  version: 1,
  tables: planTables,
  on: {
    ImprovementPlanOpened: opened,
    PriorityAreaDefined: areaStated,
    PriorityAreaCorrected: areaStated,
    ActionAdded: actionStated,
    ActionCorrected: actionStated,
    ActionRedated: actionRedated,
    ActionStatusChanged: statusTold,
    ActionStatusCorrected: statusTold,
    ActionRemovedFromPlan: {
      changes: (event) => [moved(event, { movedOn: event.data.removedOn, inPlan: false })],
    },
    ActionReturnedToPlan: {
      changes: (event) => [moved(event, { movedOn: event.data.returnedOn, inPlan: true })],
    },
    RiskAccepted: 'ignore',
    KpiReported: 'ignore',
    KpiCorrected: 'ignore',
    BoardMeetingHeld: met,
    BoardMeetingCorrected: met,
  },
});
