import { budget } from '@ledger/budget';
import { importKind } from '../kind.js';
import { recordRows } from '../record-rows.js';
import { money } from '../table/cells.amounts.js';
import { authority, financialYear, reference, s251Line, text } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';

export const budgetLines = importKind({
  name: 'budget-lines',
  sentence: 'What an authority set aside for a cost centre on a section 251 line in a year.',
  key: ['authority', 'financialYear', 'costCentre', 's251Line'],
  columns: {
    authority: required(authority, '801'),
    financialYear: required(financialYear, '2025-26'),
    costCentre: required(reference, 'HN-127'),
    name: required(text, 'Alternative provision'),
    s251Line: required(s251Line, '1.2.7'),
    amount: required(money, '250000.00'),
    s251Column: optional(text, ''),
    incomeBudget: optional(money, ''),
  },
  open: (run) => (rows) => {
    const asks = rows.map(({ row, values }) => {
      const { authority: owner, amount: amountPence, incomeBudget, ...line } = values;
      const data = given({ ...line, amountPence, incomeBudgetPence: incomeBudget });
      return {
        row,
        warnings: [],
        ask: {
          streamId: `budget-${owner}-${values.financialYear}`,
          command: { type: 'SetBudget' as const, data },
          meta: run.metaOf(row, owner),
        },
      };
    });
    const columns = { amountPence: 'amount', incomeBudgetPence: 'incomeBudget' };
    return recordRows(run, { decider: budget, columns }, asks);
  },
});
