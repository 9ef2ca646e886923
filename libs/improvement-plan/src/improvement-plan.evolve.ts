import { type Decider, type EventFacts, statedBy } from '@ledger/kernel';
import type { ImprovementPlanCommand } from './improvement-plan.commands.js';
import type { ImprovementPlanEvent } from './improvement-plan.events.js';
import {
  type ActionDetails,
  type ImprovementPlan,
  kpiKey,
  type PlanAction,
  type StatusReport,
} from './improvement-plan.state.js';

type Evolve = Decider<ImprovementPlan, ImprovementPlanCommand, ImprovementPlanEvent>['evolve'];

const known = <T>(value: T, facts: EventFacts) => ({ value, stated: statedBy(facts) });

const laid = <T>(table: ReadonlyMap<string, T>, key: string, row: T): ReadonlyMap<string, T> =>
  new Map([...table, [key, row]]);

function changed(
  state: ImprovementPlan,
  actionRef: string,
  change: (action: PlanAction) => PlanAction,
): ImprovementPlan {
  const action = state.actions.get(actionRef);
  if (!action) return state;
  return { ...state, actions: laid(state.actions, actionRef, change(action)) };
}

const moved = (state: ImprovementPlan, actionRef: string, move: PlanAction['moves'][number]) =>
  changed(state, actionRef, (action) => ({ ...action, moves: [...action.moves, move] }));

const reported = (state: ImprovementPlan, report: StatusReport, facts: EventFacts) =>
  changed(state, report.actionRef, (action) => ({
    ...action,
    reports: laid(action.reports, report.reportedOn, known(report, facts)),
  }));

function added(state: ImprovementPlan, data: ActionDetails, facts: EventFacts): ImprovementPlan {
  const { dueOn } = data;
  const due = dueOn === undefined ? {} : { dueOn, baselineDueOn: dueOn };
  const action = { details: known(data, facts), ...due, reports: new Map(), moves: [], risks: [] };
  return { ...state, actions: laid(state.actions, data.actionRef, action) };
}

/** The state of a plan after each kind of event. */
export const evolvePlan: Evolve = {
  ImprovementPlanOpened: (state, { planRef }) => ({ ...state, planRef }),
  PriorityAreaDefined: (state, data, facts) => ({
    ...state,
    areas: laid(state.areas, data.priorityArea, known(data, facts)),
  }),
  PriorityAreaCorrected: (state, data, facts) => ({
    ...state,
    areas: laid(state.areas, data.priorityArea, known(data, facts)),
  }),
  ActionAdded: added,
  ActionCorrected: (state, data, facts) =>
    changed(state, data.actionRef, (action) => ({ ...action, details: known(data, facts) })),
  ActionRedated: (state, { actionRef, dueOn, reportedOn }, facts) =>
    changed(state, actionRef, (action) => ({
      ...action,
      dueOn,
      baselineDueOn: action.baselineDueOn ?? dueOn,
      // What a report re-dates, the plan does not state: its own file says the old date again.
      details: reportedOn ? action.details : known({ ...action.details.value, dueOn }, facts),
    })),
  ActionStatusChanged: reported,
  ActionStatusCorrected: reported,
  ActionRemovedFromPlan: (state, { actionRef, removedOn }) =>
    moved(state, actionRef, { on: removedOn, inPlan: false }),
  ActionReturnedToPlan: (state, { actionRef, returnedOn }) =>
    moved(state, actionRef, { on: returnedOn, inPlan: true }),
  RiskAccepted: (state, data) =>
    changed(state, data.actionRef, (action) => ({ ...action, risks: [...action.risks, data] })),
  KpiReported: (state, data, facts) => ({
    ...state,
    kpis: laid(state.kpis, kpiKey(data), known(data, facts)),
  }),
  KpiCorrected: (state, data, facts) => ({
    ...state,
    kpis: laid(state.kpis, kpiKey(data), known(data, facts)),
  }),
  BoardMeetingHeld: (state, data, facts) => ({
    ...state,
    meetings: laid(state.meetings, data.heldOn, known(data, facts)),
  }),
  BoardMeetingCorrected: (state, data, facts) => ({
    ...state,
    meetings: laid(state.meetings, data.heldOn, known(data, facts)),
  }),
};
