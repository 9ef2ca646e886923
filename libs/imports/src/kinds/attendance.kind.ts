import { importKind } from '../kind.js';
import { knownPlacements } from '../known/placements.js';
import { type Outcome, rejected } from '../outcome.js';
import { unknownReference } from '../record-rows.js';
import { columns, type MarkRow } from './attendance.columns.js';
import { markQueries } from './attendance.queries.js';
import { markRecorder } from './attendance.registers.js';
import { sheetsOf } from './attendance.sheets.js';

export const attendance = importKind({
  name: 'attendance',
  sentence: 'The mark of one placement in the register of one session.',
  key: ['placementRef', 'date', 'session'],
  columns,
  open: (run) => {
    const placementsOf = knownPlacements(run);
    const queriesOf = markQueries(run);
    const recordSheets = markRecorder(run);
    return async (rows) => {
      const known = await placementsOf(rows.map(({ values }) => values.placementRef));
      const marks: MarkRow[] = [];
      const unknown: Outcome[] = [];
      for (const { row, values } of rows) {
        const { placementRef: ref } = values;
        const placement = known.get(ref);
        if (placement) marks.push({ row, values, placement });
        else
          unknown.push(
            rejected(row, unknownReference(row, 'placementRef', { ref, what: 'placement' })),
          );
      }
      const sheets = sheetsOf(marks);
      const queries = await queriesOf(sheets);
      const recorded = recordSheets(sheets, queries);
      return { outcomes: recorded.then((outcomes) => [...outcomes, ...unknown]) };
    };
  },
});
