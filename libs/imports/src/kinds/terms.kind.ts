import { calendar } from '@ledger/calendar';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { date } from '../table/cells.amounts.js';
import { academicYear, authority, wholeNumber } from '../table/cells.js';
import { required } from '../table/column.js';

export const terms = importKind({
  name: 'terms',
  sentence: "A term of an authority's schools.",
  key: ['authority', 'academicYear', 'term'],
  columns: {
    authority: required(authority, '801'),
    academicYear: required(academicYear, '2025/26'),
    term: required(wholeNumber(1, 6), '1'),
    startsOn: required(date, '2025-09-02'),
    endsOn: required(date, '2025-10-24'),
  },
  open: (run) => (rows) => {
    const asks = rows.map(({ row, values: { authority: ref, ...term } }) => ({
      row,
      warnings: [],
      ask: {
        streamId: `calendar-authority-${ref}`,
        command: {
          type: 'SetTerm' as const,
          data: { scope: 'authority' as const, ref, ...term },
        },
        meta: run.metaOf(row, ref),
      },
    }));
    return recordRows(run, { decider: calendar, columns: { ref: 'authority' } }, asks);
  },
});
