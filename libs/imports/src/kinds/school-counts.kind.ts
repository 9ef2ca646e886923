import { schoolFacts, SchoolMeasure } from '@ledger/school-facts';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { readBy } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { urn, wholeNumber } from '../table/cells.js';
import { required, type RowOf } from '../table/column.js';
import { sortedBySchool } from './school-facts.rows.js';

const MOST = 999_999_999;

// A service alone counts the referrals to it.
const asWritten: ReadonlyMap<string, SchoolMeasure> = new Map<string, SchoolMeasure>([
  ...SchoolMeasure.options.map((each) => [each, each] as const),
  ['permanent-exclusions', 'exclusions'],
  ...SchoolMeasure.options
    .filter((each) => each.startsWith('referrals-'))
    .map((each) => [each.slice('referrals-'.length), each] as const),
]);

const measure = readBy(
  {
    code: 'not-in-list',
    wrong: 'is not a measure',
    allowed: `one of ${SchoolMeasure.options.join(', ')}`,
  },
  (word) => asWritten.get(word.toLowerCase()),
);

const columns = {
  urn: required(urn, '109345'),
  from: required(date, '2025-09-02'),
  to: required(date, '2025-12-19'),
  measure: required(measure, 'suspensions'),
  count: required(wholeNumber(0, MOST), '31'),
};

export const schoolCounts = importKind({
  name: 'school-counts',
  sentence: 'A count for a school in a period, without the names of children.',
  key: ['urn', 'from', 'to', 'measure'],
  columns,
  open: (run) => {
    const sorted = sortedBySchool<'urn', RowOf<typeof columns>>(run, 'urn');
    return async (rows) => {
      const { good, bad } = await sorted(rows);
      const asks = good.map(({ row, values: { urn: schoolUrn, ...count }, school }) => ({
        row,
        warnings: [],
        ask: {
          streamId: `school-facts-${school.id}`,
          command: { type: 'ReportSchoolCount' as const, data: { schoolUrn, ...count } },
          meta: run.metaOf(row, school.state.details.authority),
        },
      }));
      return [...(await recordRows(run, { decider: schoolFacts, columns: {} }, asks)), ...bad];
    };
  },
});
