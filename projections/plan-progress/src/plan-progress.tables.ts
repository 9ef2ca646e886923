import { keyed } from '@ledger/read-model';

// A plan is published and holds nothing about children: its tables have no scope.

const plan = keyed({
  columns: { planId: 'text', planRef: 'text', openedAt: 'integer' },
  key: ['planId'],
});

const area = keyed({
  columns: { planId: 'text', priorityArea: 'text', order: 'integer?' },
  key: ['planId', 'priorityArea'],
});

/** `dueOn` is the date that stands, `baselineDueOn` the first. */
const action = keyed({
  columns: {
    planId: 'text',
    actionRef: 'text',
    priorityArea: 'text',
    title: 'text',
    owner: 'text',
    dueOn: 'date?',
    baselineDueOn: 'date?',
  },
  key: ['planId', 'actionRef'],
});

const report = keyed({
  columns: {
    planId: 'text',
    actionRef: 'text',
    reportedOn: 'date',
    status: 'text',
    note: 'text?',
    mitigation: 'text?',
  },
  key: ['planId', 'actionRef', 'reportedOn'],
});

/** When an action left the plan (`inPlan` false) and came back. */
const move = keyed({
  columns: {
    planId: 'text',
    actionRef: 'text',
    movedOn: 'date',
    inPlan: 'boolean',
    position: 'integer',
  },
  key: ['planId', 'actionRef', 'position'],
});

const meeting = keyed({
  columns: { planId: 'text', heldOn: 'date' },
  key: ['planId', 'heldOn'],
});

export const planTables = { plan, area, action, report, move, meeting };
export type PlanTables = typeof planTables;
