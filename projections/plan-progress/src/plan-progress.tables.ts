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

const action = keyed({
  columns: {
    planId: 'text',
    actionRef: 'text',
    priorityArea: 'text',
    title: 'text',
    owner: 'text',
    baselineDueOn: 'date?',
  },
  key: ['planId', 'actionRef'],
});

/** From when an action is due on which date; the first is its baseline. */
const due = keyed({
  columns: {
    planId: 'text',
    actionRef: 'text',
    redatedOn: 'date',
    dueOn: 'date',
    position: 'integer',
  },
  key: ['planId', 'actionRef', 'position'],
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

export const planTables = { plan, area, action, due, report, move, meeting };
export type PlanTables = typeof planTables;
