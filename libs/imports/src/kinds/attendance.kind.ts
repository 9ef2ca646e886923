import { importKind } from '../kind.js';
import { knownPlacements } from '../known/placements.js';
import { rejected } from '../outcome.js';
import { unknownReference } from '../record-rows.js';
import { columns, type MarkRow } from './attendance.columns.js';
import { markQueries } from './attendance.queries.js';
import { markRecorder } from './attendance.registers.js';

export const attendance = importKind({
  name: 'attendance',
  sentence: 'The mark of one placement in the register of one session.',
  key: ['placementRef', 'date', 'session'],
  columns,
  open: (run) => {
    const placementsOf = knownPlacements(run);
    const queriesOf = markQueries(run);
    const recordMarks = markRecorder(run);
    return async (rows) => {
      const known = await placementsOf(rows.map(({ values }) => values.placementRef));
      const marks = rows.flatMap(({ row, values }): MarkRow[] => {
        const placement = known.get(values.placementRef);
        return placement ? [{ row, values, placement }] : [];
      });
      const unknown = rows
        .filter(({ values }) => !known.has(values.placementRef))
        .map(({ row, values: { placementRef: ref } }) =>
          rejected(row, unknownReference(row, 'placementRef', { ref, what: 'placement' })),
        );
      const queries = await queriesOf(marks);
      const recorded = recordMarks(marks, queries);
      return { outcomes: recorded.then((outcomes) => [...outcomes, ...unknown]) };
    };
  },
});
