import {
  type DataOf,
  type Decided,
  type Decider,
  type DecisionFacts,
  given,
  holdsAlready,
  overlaid,
} from '@ledger/kernel';
import { addAction } from './improvement-plan.actions.js';
import { ImprovementPlanCommand } from './improvement-plan.commands.js';
import { ImprovementPlanEvent } from './improvement-plan.events.js';
import { evolvePlan } from './improvement-plan.evolve.js';
import { refuse } from './improvement-plan.refusals.js';
import {
  emptyPlan,
  type ImprovementPlan,
  kpiKey,
  type Kpi,
  type Meeting,
} from './improvement-plan.state.js';
import { reportStatus } from './improvement-plan.statuses.js';

type Events = readonly Decided<ImprovementPlanEvent>[];

/** The improvement plan of an authority, as its board reviews it. */
export const improvementPlan: Decider<
  ImprovementPlan,
  ImprovementPlanCommand,
  ImprovementPlanEvent
> = {
  category: 'improvement-plan',
  events: ImprovementPlanEvent,
  commands: ImprovementPlanCommand,
  initial: emptyPlan,
  evolve: evolvePlan,
  decide: {
    OpenImprovementPlan: opened,
    DefinePriorityArea: (state, area, { today }) => definedArea(state, given(area), today),
    AddAction: (state, action, { today }) => addAction(state, action, today),
    ReportActionStatus: reportStatus,
    AcceptRisk: acceptedRisk,
    ReportKpi: (state, kpi) => reportedKpi(state, given(kpi) as Kpi),
    RecordBoardMeeting: (state, meeting, { today }) =>
      heldMeeting(state, given(meeting) as Meeting, today),
  },
};

function opened(
  state: ImprovementPlan,
  { planRef }: { readonly planRef: string },
  { today }: DecisionFacts,
): Events {
  if (state.planRef === planRef) return [];
  if (state.planRef !== null)
    throw refuse('plan-has-another-reference', { planRef: state.planRef }, 'planRef');
  return [{ type: 'ImprovementPlanOpened', data: { planRef }, effectiveOn: today }];
}

function definedArea(
  state: ImprovementPlan,
  area: DataOf<ImprovementPlanEvent, 'PriorityAreaDefined'>,
  today: string,
): Events {
  const known = state.areas.get(area.priorityArea);
  if (!known) return [{ type: 'PriorityAreaDefined', data: area, effectiveOn: today }];
  if (holdsAlready(known.value, area)) return [];
  const { effectiveOn, eventId: corrects } = known.stated;
  const data = overlaid(known.value, area);
  return [{ type: 'PriorityAreaCorrected', data, effectiveOn, corrects }];
}

function acceptedRisk(
  state: ImprovementPlan,
  risk: DataOf<ImprovementPlanCommand, 'AcceptRisk'>,
): Events {
  const { actionRef, acceptedOn } = risk;
  const action = state.actions.get(actionRef);
  if (!action) throw refuse('action-unknown', { actionRef }, 'actionRef');
  const data = given(risk) as DataOf<ImprovementPlanEvent, 'RiskAccepted'>;
  if (action.risks.some((known) => holdsAlready(known, data))) return [];
  return [{ type: 'RiskAccepted', data, effectiveOn: acceptedOn }];
}

function reportedKpi(state: ImprovementPlan, kpi: Kpi): Events {
  const known = state.kpis.get(kpiKey(kpi));
  if (!known) return [{ type: 'KpiReported', data: kpi, effectiveOn: kpi.asAt }];
  if (holdsAlready(known.value, kpi)) return [];
  const { effectiveOn, eventId: corrects } = known.stated;
  return [{ type: 'KpiCorrected', data: overlaid(known.value, kpi), effectiveOn, corrects }];
}

function heldMeeting(state: ImprovementPlan, meeting: Meeting, today: string): Events {
  const { heldOn } = meeting;
  if (heldOn > today) throw refuse('meeting-not-yet-held', { heldOn }, 'heldOn');
  const known = state.meetings.get(heldOn);
  if (!known) return [{ type: 'BoardMeetingHeld', data: meeting, effectiveOn: heldOn }];
  if (holdsAlready(known.value, meeting)) return [];
  const { effectiveOn, eventId: corrects } = known.stated;
  const data = overlaid(known.value, meeting);
  return [{ type: 'BoardMeetingCorrected', data, effectiveOn, corrects }];
}
