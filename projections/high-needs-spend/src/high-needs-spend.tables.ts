import { caseloadTables, exclusionTable } from '@ledger/caseload';
import { keyed, type RowOf } from '@ledger/read-model';

const budgetLine = keyed({
  columns: {
    authority: 'text',
    financialYear: 'text',
    costCentre: 'text',
    s251Line: 'text',
    name: 'text',
    amountPence: 'integer',
  },
  key: ['authority', 'financialYear', 'costCentre', 's251Line'],
});

/** Sessions marked absent or not possible: not charged where the placement says so. */
const absence = keyed({
  columns: {
    authority: 'text',
    placementId: 'text',
    pupilId: 'text',
    providerId: 'text',
    date: 'date',
    session: 'text',
  },
  key: ['placementId', 'date', 'session'],
  indexes: { byPupil: ['pupilId'] },
  scope: { authority: 'authority', provider: 'providerId' },
});

export const spendTables = { ...caseloadTables, exclusion: exclusionTable, budgetLine, absence };
export type SpendTables = typeof spendTables;
export type AbsenceRow = RowOf<(typeof absence)['columns']>;
export type BudgetLineRow = RowOf<(typeof budgetLine)['columns']>;
