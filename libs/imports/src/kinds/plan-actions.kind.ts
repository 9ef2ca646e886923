import { importKind } from '../kind.js';
import { date } from '../table/cells.amounts.js';
import { list, reference, text } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import { planRef, recordPlanRows } from './plan.rows.js';

export const planActions = importKind({
  name: 'plan-actions',
  sentence: 'An action of an improvement plan; another due date re-dates it.',
  key: ['planRef', 'actionRef'],
  columns: {
    planRef,
    actionRef: required(reference, '1.1'),
    priorityArea: required(text, 'Commissioning'),
    title: required(text, 'Agree one specification for all providers'),
    owner: required(text, 'Head of inclusion'),
    ownerAgency: optional(text, 'Local authority'),
    serviceLead: optional(text, ''),
    milestone: optional(text, 'Draft to the board'),
    startsOn: optional(date, '2024-04-08'),
    dueOn: optional(date, '2024-12-20'),
    dependsOn: optional(list, ''),
    recommendations: optional(list, ''),
  },
  open: (run) => (rows) =>
    recordPlanRows(
      run,
      rows.map(({ row, values: { planRef: ref, dependsOn, recommendations, ...action } }) => ({
        row,
        planRef: ref,
        command: {
          type: 'AddAction',
          data: given({
            ...action,
            dependsOn: dependsOn && [...dependsOn],
            recommendations: recommendations && [...recommendations],
          }),
        },
      })),
    ),
});
