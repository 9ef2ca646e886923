import { importKind } from '../kind.js';
import { text, wholeNumber } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import { planRef, recordPlanRows } from './plan.rows.js';

export const planAreas = importKind({
  name: 'plan-areas',
  sentence: 'A priority area of an improvement plan, shown even when it has no action.',
  key: ['planRef', 'priorityArea'],
  columns: {
    planRef,
    priorityArea: required(text, 'Commissioning'),
    order: optional(wholeNumber(1, 999), '1'),
  },
  open: (run) => (rows) =>
    recordPlanRows(
      run,
      rows.map(({ row, values: { planRef: ref, ...area } }) => ({
        row,
        planRef: ref,
        command: { type: 'DefinePriorityArea', data: given(area) },
      })),
    ),
});
