import { schoolFacts } from '@ledger/school-facts';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { date } from '../table/cells.amounts.js';
import { urn, wholeNumber } from '../table/cells.js';
import { required, type RowOf } from '../table/column.js';
import { sortedBySchool } from './school-facts.rows.js';

const MOST = 999_999_999;

const columns = {
  urn: required(urn, '109345'),
  from: required(date, '2025-09-02'),
  to: required(date, '2025-12-19'),
  enrolments: required(wholeNumber(0, MOST), '912'),
  possible: required(wholeNumber(0, MOST), '128592'),
  authorised: required(wholeNumber(0, MOST), '7201'),
  unauthorised: required(wholeNumber(0, MOST), '3472'),
};

export const schoolAttendance = importKind({
  name: 'school-attendance',
  sentence: 'The attendance of a whole school in a period, in sessions.',
  key: ['urn', 'from', 'to'],
  columns,
  open: (run) => {
    const sorted = sortedBySchool<'urn', RowOf<typeof columns>>(run, 'urn');
    return async (rows) => {
      const { good, bad } = await sorted(rows);
      const asks = good.map(({ row, values: { urn: schoolUrn, ...attendance }, school }) => ({
        row,
        warnings: [],
        ask: {
          streamId: `school-facts-${school.id}`,
          command: {
            type: 'ReportSchoolAttendance' as const,
            data: { schoolUrn, ...attendance },
          },
          meta: run.metaOf(row, school.state.details.authority),
        },
      }));
      return [...(await recordRows(run, { decider: schoolFacts, columns: {} }, asks)), ...bad];
    };
  },
});
