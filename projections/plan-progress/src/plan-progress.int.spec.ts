import type { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import { onPostgres, type OnPostgres, projectionSpec } from '@ledger/read-model/testing';
import { planActions } from './plan-actions.list.js';
import { planProgress } from './plan-progress.figure.js';
import { planProgressProjection } from './plan-progress.projection.js';
import type { PlanTables } from './plan-progress.tables.js';

const planId = '7b0f2a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const streamId = `improvement-plan-${planId}`;
const tell = (event: ImprovementPlanEvent) => ({ ...event, streamId });

const added = (actionRef: string, priorityArea: string, dueOn = '2024-12-20') =>
  tell({
    type: 'ActionAdded',
    data: { actionRef, priorityArea, title: `Action ${actionRef}`, owner: 'An owner', dueOn },
  });
const told = (
  actionRef: string,
  reportedOn: string,
  status: 'completed' | 'on-track' | 'at-risk',
) => tell({ type: 'ActionStatusChanged', data: { actionRef, reportedOn, status } });
const met = (heldOn: string) => tell({ type: 'BoardMeetingHeld', data: { heldOn } });

const events = [
  tell({ type: 'ImprovementPlanOpened', data: { planRef: 'AP-2024' } }),
  tell({ type: 'PriorityAreaDefined', data: { priorityArea: 'Systems', order: 2 } }),
  tell({ type: 'PriorityAreaDefined', data: { priorityArea: 'Commissioning', order: 1 } }),
  tell({ type: 'PriorityAreaDefined', data: { priorityArea: 'Strategy', order: 3 } }),
  added('1.1', 'Commissioning'),
  added('1.10', 'Commissioning'),
  added('1.2', 'Systems'),
  told('1.1', '2024-10-23', 'completed'),
  told('1.2', '2024-10-23', 'on-track'),
  met('2024-10-23'),
  tell({ type: 'ActionRemovedFromPlan', data: { actionRef: '1.1', removedOn: '2024-12-04' } }),
  told('1.2', '2024-12-04', 'at-risk'),
  {
    ...tell({ type: 'ActionRedated', data: { actionRef: '1.2', dueOn: '2025-03-31' } }),
    meta: { effectiveOn: '2024-12-04' },
  },
  met('2024-12-04'),
  tell({ type: 'ActionReturnedToPlan', data: { actionRef: '1.1', returnedOn: '2025-02-26' } }),
  told('1.1', '2025-02-26', 'at-risk'),
];

let plan: OnPostgres<PlanTables>;
beforeAll(async () => {
  plan = await onPostgres(planProgressProjection, events);
});
afterAll(() => plan?.close());

const progressOn = (on: string, position?: number) =>
  plan.view(position === undefined ? {} : { position }, (view) =>
    planProgress.run(view, { planId, on }),
  );

describe('the progress of a plan', () => {
  it('counts by priority area in the plan’s order, an area without an action too', async () => {
    const { rows, totals } = await progressOn('2024-10-23');
    expect(rows).toMatchObject([
      { priorityArea: 'Commissioning', actions: 2, completed: 1, notStarted: 1, onTrack: 0 },
      { priorityArea: 'Systems', actions: 1, onTrack: 1 },
      { priorityArea: 'Strategy', actions: 0, completed: 0 },
    ]);
    expect(totals).toMatchObject({
      actions: 3,
      completed: 1,
      onTrack: 1,
      lastMetOn: null,
      changed: 0,
    });
  });

  it('says what has moved since the board last met, and when that was', async () => {
    const { totals } = await progressOn('2024-12-04');
    expect(totals).toMatchObject({ lastMetOn: '2024-10-23', changed: 2, removed: 1, completed: 1 });
    expect(totals.changes).toEqual([
      { actionRef: '1.1', title: 'Action 1.1', was: 'completed', is: 'completed', isInPlan: false },
      { actionRef: '1.2', title: 'Action 1.2', was: 'on-track', is: 'at-risk', isInPlan: true },
    ]);
  });

  it('edge case 28: an action opened again leaves the counts of past boards as they were', async () => {
    expect((await progressOn('2024-12-04')).totals).toMatchObject({ completed: 1, removed: 1 });
    expect((await progressOn('2025-02-26')).totals).toMatchObject({ atRisk: 2, removed: 0 });
  });

  it('takes the plan opened last where none is named', async () => {
    const { totals } = await plan.view({}, (view) => planProgress.run(view, { on: '2024-12-04' }));
    expect(totals).toMatchObject({ planRef: 'AP-2024', actions: 3 });
  });

  it('tells a date as it was known then', async () => {
    expect((await progressOn('2025-02-26', 14)).totals).toMatchObject({ completed: 1, atRisk: 1 });
  });
});

describe('the actions of a plan', () => {
  it('are listed in turn with their owners and dates, those overdue marked', async () => {
    const { rows } = await plan.view({}, (view) =>
      planActions.run(view, { planId, on: '2025-01-15' }),
    );
    expect(rows.map(({ actionRef }) => actionRef)).toEqual(['1.1', '1.2', '1.10']);
    expect(rows).toMatchObject([
      { status: 'completed', overdue: false, isInPlan: false },
      { status: 'at-risk', dueOn: '2025-03-31', baselineDueOn: '2024-12-20', overdue: false },
      { status: 'not-started', overdue: true },
    ]);
  });

  it('are due when they were due on the day, whatever was re-dated later', async () => {
    const asked = { planId, on: '2024-12-03', priorityArea: 'Systems' };
    const { rows } = await plan.view({}, (view) => planActions.run(view, asked));
    expect(rows).toMatchObject([{ dueOn: '2024-12-20', baselineDueOn: '2024-12-20' }]);
  });

  it('are those of one area and one status where asked', async () => {
    const asked = { planId, on: '2024-12-04', priorityArea: 'Systems', status: 'at-risk' };
    const { rows } = await plan.view({}, (view) => planActions.run(view, asked));
    expect(rows.map(({ actionRef }) => actionRef)).toEqual(['1.2']);
  });
});

describe('the rows', () => {
  it('keep the first due date of an action that was re-dated and then put right', () => {
    const corrected = tell({
      type: 'ActionCorrected',
      data: {
        actionRef: '1.2',
        priorityArea: 'Systems',
        title: 'Anew',
        owner: 'An owner',
        dueOn: '2025-03-31',
      },
    });
    const rows = projectionSpec(planProgressProjection)
      .given(...events, corrected)
      .rows('action');
    expect(rows.find((row) => row['actionRef'] === '1.2')).toMatchObject({
      title: 'Anew',
      baselineDueOn: '2024-12-20',
    });
  });
});
