import { training as trainingDecider } from '@ledger/school-facts';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { date } from '../table/cells.amounts.js';
import { reference, text, urn, wholeNumber } from '../table/cells.js';
import { required, type RowOf } from '../table/column.js';
import { sortedBySchool } from './school-facts.rows.js';

const MOST = 999_999;

const columns = {
  trainingRef: required(reference, 'TR-001'),
  schoolUrn: required(urn, '109345'),
  course: required(text, 'Trauma-informed practice'),
  heldOn: required(date, '2025-10-13'),
  attendees: required(wholeNumber(0, MOST), '24'),
};

export const training = importKind({
  name: 'training',
  sentence: "A training of a school's people.",
  key: ['trainingRef'],
  columns,
  open: (run) => {
    const sorted = sortedBySchool<'schoolUrn', RowOf<typeof columns>>(run, 'schoolUrn');
    return async (rows) => {
      const { good, bad } = await sorted(rows);
      const owned = good.map(({ row, values, school }) => {
        const { authority } = school.state.details;
        return { row, values, authority, ref: values.trainingRef };
      });
      const idOf = await claimAll(run, 'training', owned);
      const asks = owned.map(({ row, values, authority }) => ({
        row,
        warnings: [],
        ask: {
          streamId: `training-${idOf(values.trainingRef).id}`,
          command: { type: 'RecordTraining' as const, data: values },
          meta: run.metaOf(row, authority),
        },
      }));
      return [...(await recordRows(run, { decider: trainingDecider, columns: {} }, asks)), ...bad];
    };
  },
});
