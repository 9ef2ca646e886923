import { spec, stateOf } from '@ledger/kernel/testing';
import type { ImprovementPlanCommand } from './improvement-plan.commands.js';
import { improvementPlan } from './improvement-plan.decider.js';
import type { ActionStatus, ImprovementPlanEvent } from './improvement-plan.events.js';
import { isInPlanOn, statusOn } from './improvement-plan.state.js';

const { given } = spec(improvementPlan);
const today = '2026-01-15';

const details = {
  actionRef: 'A1',
  priorityArea: 'Sufficiency and planning',
  title: 'Publish the sufficiency statement',
  owner: 'Head of inclusion',
  startsOn: '2024-04-01',
  dueOn: '2024-12-20',
};
const added: ImprovementPlanEvent = { type: 'ActionAdded', data: details };
const add = (more: object = {}): ImprovementPlanCommand => ({
  type: 'AddAction',
  data: { ...details, ...more },
});
const said = (reportedOn: string, status: ActionStatus, more: object = {}) => ({
  actionRef: 'A1',
  reportedOn,
  status,
  ...more,
});
const report = (
  reportedOn: string,
  status: ActionStatus,
  more: object = {},
): ImprovementPlanCommand => ({
  type: 'ReportActionStatus',
  data: said(reportedOn, status, more),
});
const reported = (reportedOn: string, status: ActionStatus, more: object = {}) =>
  ({
    type: 'ActionStatusChanged',
    data: said(reportedOn, status, more),
    effectiveOn: reportedOn,
  }) as const;
const removed = {
  type: 'ActionRemovedFromPlan',
  data: { actionRef: 'A1', removedOn: '2024-10-23' },
};

describe('opening a plan', () => {
  const open = (planRef: string): ImprovementPlanCommand => ({
    type: 'OpenImprovementPlan',
    data: { planRef },
  });
  const opened: ImprovementPlanEvent = {
    type: 'ImprovementPlanOpened',
    data: { planRef: 'AP-2024' },
  };

  it('records its reference once, and refuses another', () => {
    given()
      .when(open('AP-2024'))
      .thenRecorded({ ...opened, effectiveOn: today });
    given(opened).when(open('AP-2024')).thenNothing();
    given(opened).when(open('AP-2025')).thenRefused('plan-has-another-reference');
  });
});

describe('defining a priority area', () => {
  const area = { priorityArea: 'Commissioning', order: 1 };
  const ask = (data: typeof area): ImprovementPlanCommand => ({ type: 'DefinePriorityArea', data });

  it('records it once, even with no action in it', () => {
    given()
      .when(ask(area))
      .thenRecorded({ type: 'PriorityAreaDefined', data: area, effectiveOn: today });
    given({ type: 'PriorityAreaDefined', data: area }).when(ask(area)).thenNothing();
  });

  it('puts its place right', () => {
    given({ type: 'PriorityAreaDefined', data: area })
      .when(ask({ ...area, order: 2 }))
      .thenRecorded({
        type: 'PriorityAreaCorrected',
        data: { ...area, order: 2 },
        effectiveOn: '2026-01-01',
        corrects: 'event-1',
      });
  });
});

describe('adding an action', () => {
  it('records it once', () => {
    given()
      .when(add())
      .thenRecorded({ type: 'ActionAdded', data: details, effectiveOn: '2024-04-01' });
    given(added).when(add()).thenNothing();
  });

  it('re-dates an action whose due date changed, and puts right what else differs', () => {
    given(added)
      .when(add({ dueOn: '2025-03-31', owner: 'Director of education' }))
      .thenRecorded(
        {
          type: 'ActionCorrected',
          data: { ...details, owner: 'Director of education' },
          effectiveOn: '2026-01-01',
          corrects: 'event-1',
        },
        {
          type: 'ActionRedated',
          data: { actionRef: 'A1', dueOn: '2025-03-31' },
          effectiveOn: today,
        },
      );
  });

  it('records nothing when the plan is told again after a report re-dated the action', () => {
    given(added, reported('2024-10-23', 'at-risk', { revisedDueOn: '2025-03-31' }), {
      type: 'ActionRedated',
      data: { actionRef: 'A1', dueOn: '2025-03-31', reportedOn: '2024-10-23' },
    })
      .when(add())
      .thenNothing();
  });

  it('keeps the first due date as the baseline', () => {
    const state = stateOf(improvementPlan, [
      added,
      { type: 'ActionRedated', data: { actionRef: 'A1', dueOn: '2025-03-31' } },
    ]);
    expect(state.actions.get('A1')).toMatchObject({
      dueOn: '2025-03-31',
      baselineDueOn: '2024-12-20',
    });
  });

  it('refuses an action that waits for itself, and one due before it starts', () => {
    const second = { ...details, actionRef: 'A2', dependsOn: ['A1'] };
    given(added, { type: 'ActionAdded', data: second })
      .when(add({ dependsOn: ['A2'] }))
      .thenRefused('action-depends-on-itself');
    given()
      .when(add({ dueOn: '2024-03-01' }))
      .thenRefused('action-due-before-it-starts');
  });
});

describe('reporting a status', () => {
  it('records the report once, and puts it right where it differs', () => {
    const first = reported('2024-10-23', 'on-track', { note: 'Draft written' });
    given(added)
      .when(report('2024-10-23', 'on-track', { note: 'Draft written' }))
      .thenRecorded(first);
    given(added, first).when(report('2024-10-23', 'on-track')).thenNothing();
    given(added, first)
      .when(report('2024-10-23', 'at-risk', { mitigation: 'More staff' }))
      .thenRecorded({
        type: 'ActionStatusCorrected',
        data: said('2024-10-23', 'at-risk', { note: 'Draft written', mitigation: 'More staff' }),
        effectiveOn: '2024-10-23',
        corrects: 'event-2',
      });
  });

  it('re-dates the action once when the report says so', () => {
    const more = { revisedDueOn: '2025-03-31' };
    const redated = {
      type: 'ActionRedated',
      data: { actionRef: 'A1', dueOn: '2025-03-31', reportedOn: '2024-10-23' },
      effectiveOn: '2024-10-23',
    } as const;
    const first = reported('2024-10-23', 'at-risk', more);
    given(added)
      .when(report('2024-10-23', 'at-risk', more))
      .thenRecorded(first, redated);
    given(added, first, redated)
      .when(report('2024-10-23', 'at-risk', more))
      .thenNothing();
    given(added, first, redated, {
      type: 'ActionRedated',
      data: { actionRef: 'A1', dueOn: '2025-06-30', reportedOn: '2024-12-04' },
    })
      .when(report('2024-10-23', 'at-risk', more))
      .thenNothing();
  });

  it('refuses an action that the plan does not have', () => {
    given().when(report('2024-10-23', 'on-track')).thenRefused('action-unknown');
  });

  it('refuses what is no legal step, from the report before or to the report after', () => {
    given(added, reported('2024-10-23', 'completed'))
      .when(report('2024-12-04', 'not-started'))
      .thenRefused('status-step-not-legal');
    given(added, reported('2024-10-23', 'not-started'))
      .when(report('2024-09-11', 'completed'))
      .thenRefused('status-step-not-legal');
  });

  it('takes a completed action out of the plan once', () => {
    const more = { removedFromPlan: true };
    given(added)
      .when(report('2024-10-23', 'completed', more))
      .thenRecorded(reported('2024-10-23', 'completed'), {
        ...removed,
        effectiveOn: '2024-10-23',
      } as ImprovementPlanEvent & { effectiveOn: string });
    given(added, reported('2024-10-23', 'completed'), removed as ImprovementPlanEvent)
      .when(report('2024-10-23', 'completed', more))
      .thenNothing();
  });

  it('takes an unfinished action out only with a note', () => {
    given(added)
      .when(report('2024-10-23', 'at-risk', { removedFromPlan: true }))
      .thenRefused('removal-needs-a-note');
  });
});

describe('edge case 28: an action completed and removed, later reopened', () => {
  const history: ImprovementPlanEvent[] = [
    added,
    reported('2024-10-23', 'completed'),
    removed as ImprovementPlanEvent,
  ];

  it('returns to the plan with the report that opens it', () => {
    given(...history)
      .when(report('2025-02-26', 'at-risk'))
      .thenRecorded(
        {
          type: 'ActionReturnedToPlan',
          data: { actionRef: 'A1', returnedOn: '2025-02-26' },
          effectiveOn: '2025-02-26',
        },
        reported('2025-02-26', 'at-risk'),
      );
  });

  it('leaves the counts at past board dates as they were', () => {
    const state = stateOf(improvementPlan, [
      ...history,
      { type: 'ActionReturnedToPlan', data: { actionRef: 'A1', returnedOn: '2025-02-26' } },
      reported('2025-02-26', 'at-risk'),
    ]);
    const action = state.actions.get('A1');
    const at = (on: string) => action && [statusOn(action, on), isInPlanOn(action, on)];
    expect(at('2024-10-22')).toEqual(['not-started', true]);
    expect(at('2024-12-04')).toEqual(['completed', false]);
    expect(at('2025-02-26')).toEqual(['at-risk', true]);
  });
});

describe('indicators, risks and meetings', () => {
  const kpi = { indicatorRef: 'K1', name: 'Pupils with a plan', asAt: '2024-10-23' };

  it('records an indicator with no value yet, then its value as a correction', () => {
    given()
      .when({ type: 'ReportKpi', data: kpi })
      .thenRecorded({ type: 'KpiReported', data: kpi, effectiveOn: '2024-10-23' });
    given({ type: 'KpiReported', data: kpi })
      .when({ type: 'ReportKpi', data: { ...kpi, value: '92.5%' } })
      .thenRecorded({
        type: 'KpiCorrected',
        data: { ...kpi, value: '92.5%' },
        effectiveOn: '2026-01-01',
        corrects: 'event-1',
      });
    given({ type: 'KpiReported', data: kpi }).when({ type: 'ReportKpi', data: kpi }).thenNothing();
  });

  it('records the acceptance of a risk once, of an action that is there', () => {
    const data = { actionRef: 'A1', acceptedOn: '2024-10-23', acceptedBy: 'The board' };
    given(added)
      .when({ type: 'AcceptRisk', data })
      .thenRecorded({ type: 'RiskAccepted', data, effectiveOn: '2024-10-23' });
    given(added, { type: 'RiskAccepted', data }).when({ type: 'AcceptRisk', data }).thenNothing();
    given().when({ type: 'AcceptRisk', data }).thenRefused('action-unknown');
  });

  it('records a meeting once, puts it right, and refuses one that is yet to come', () => {
    const data = { heldOn: '2024-10-23', chair: 'Director of education' };
    given()
      .when({ type: 'RecordBoardMeeting', data })
      .thenRecorded({ type: 'BoardMeetingHeld', data, effectiveOn: '2024-10-23' });
    given({ type: 'BoardMeetingHeld', data })
      .when({ type: 'RecordBoardMeeting', data })
      .thenNothing();
    given({ type: 'BoardMeetingHeld', data })
      .when({ type: 'RecordBoardMeeting', data: { ...data, attendees: ['Schools'] } })
      .thenRecorded({
        type: 'BoardMeetingCorrected',
        data: { ...data, attendees: ['Schools'] },
        effectiveOn: '2026-01-01',
        corrects: 'event-1',
      });
    given()
      .when({ type: 'RecordBoardMeeting', data: { heldOn: '2026-02-26' } })
      .thenRefused('meeting-not-yet-held');
  });
});
