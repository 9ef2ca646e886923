import { school } from '@ledger/school';
import { SchoolPhase } from '@ledger/school/events';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { oneOf } from '../table/cell.js';
import { authority, laestab, text, urn } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';

export const schools = importKind({
  name: 'schools',
  sentence: 'A school, known by its URN.',
  key: ['urn'],
  columns: {
    urn: required(urn, '109345'),
    name: required(text, 'Harbour Community School'),
    authority: required(authority, '801'),
    phase: required(oneOf(SchoolPhase.options), 'secondary'),
    laestab: optional(laestab, '8014021'),
  },
  open: (run) => async (rows) => {
    const claims = rows.map(({ row, values }) => ({ row, ref: values.urn, ...values }));
    const idOf = await claimAll(run, 'school', claims);
    const asks = rows.map(({ row, values }) => ({
      row,
      warnings: [],
      ask: {
        streamId: `school-${idOf(values.urn).id}`,
        command: { type: 'RegisterSchool' as const, data: given(values) },
        meta: run.metaOf(row, values.authority),
      },
    }));
    return recordRows(run, { decider: school, columns: {} }, asks);
  },
});
