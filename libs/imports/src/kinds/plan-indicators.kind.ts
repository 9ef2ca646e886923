import { importKind } from '../kind.js';
import { date } from '../table/cells.amounts.js';
import { reference, text } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import { planRef, recordPlanRows } from './plan.rows.js';

export const planIndicators = importKind({
  name: 'plan-indicators',
  sentence: 'An indicator of an improvement plan as at a date; no value: not yet available.',
  key: ['planRef', 'indicatorRef', 'asAt'],
  columns: {
    planRef,
    indicatorRef: required(reference, 'KPI-1'),
    name: required(text, 'Pupils with a transition plan'),
    target: optional(text, '95%'),
    asAt: required(date, '2024-10-23'),
    value: optional(text, '87.5%'),
  },
  open: (run) => (rows) =>
    recordPlanRows(
      run,
      rows.map(({ row, values: { planRef: ref, ...kpi } }) => ({
        row,
        planRef: ref,
        command: { type: 'ReportKpi', data: given(kpi) },
      })),
    ),
});
