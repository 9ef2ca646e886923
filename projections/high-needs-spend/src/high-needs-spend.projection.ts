import type { BudgetEvent } from '@ledger/budget/events';
import type { CalendarEvent } from '@ledger/calendar/events';
import { calendarHandlers, childHandlers, legHandlers, providerHandlers } from '@ledger/caseload';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { type Change, projection, type Seen } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import { absenceHandlers, moveHandler } from './absence.changes.js';
import { spendTables } from './high-needs-spend.tables.js';

type Followed =
  PupilEvent | ProvisionEvent | ProviderEvent | CalendarEvent | RegisterEvent | BudgetEvent;

const lineSet = {
  changes({ data, meta: { authority } }: Seen<BudgetEvent>): readonly Change[] {
    const { financialYear, costCentre, s251Line, name, amountPence } = data;
    const row = { authority, financialYear, costCentre, s251Line, name, amountPence };
    return [{ do: 'put', table: 'budgetLine', row }];
  },
};

/** The caseload, budget lines and absences; charges are worked out when the figure is asked for. */
export const highNeedsSpendProjection = projection<Followed>()({
  name: 'high-needs-spend',
  version: 2,
  tables: spendTables,
  on: {
    ...childHandlers,
    ...legHandlers,
    ...providerHandlers,
    ...calendarHandlers,
    ...absenceHandlers,
    ChildCircumstancesChanged: moveHandler,
    BudgetSet: lineSet,
    BudgetCorrected: lineSet,
  },
});
