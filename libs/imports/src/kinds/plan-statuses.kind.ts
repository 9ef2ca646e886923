import { ActionStatus } from '@ledger/improvement-plan';
import { importKind } from '../kind.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, text, yesNo } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import { planRef, recordPlanRows } from './plan.rows.js';

export const planStatuses = importKind({
  name: 'plan-statuses',
  sentence: 'How an action of an improvement plan was reported on a date.',
  key: ['planRef', 'actionRef', 'reportedOn'],
  columns: {
    planRef,
    actionRef: required(reference, '1.1'),
    reportedOn: required(date, '2024-10-23'),
    status: required(oneOf(ActionStatus.options), 'on-track'),
    note: optional(text, ''),
    mitigation: optional(text, ''),
    revisedDueOn: optional(date, ''),
    removedFromPlan: optional(yesNo, 'no'),
  },
  open: (run) => (rows) =>
    recordPlanRows(
      run,
      rows.map(({ row, values: { planRef: ref, ...report } }) => ({
        row,
        planRef: ref,
        command: { type: 'ReportActionStatus', data: given(report) },
      })),
    ),
});
