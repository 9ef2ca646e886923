import {
  type DataOf,
  type Decided,
  type Decider,
  given,
  holdsAlready,
  overlaid,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { financialYearSpan, isFinancialYear } from '@ledger/school-time';
import { BudgetCommand } from './budget.commands.js';
import { BudgetEvent } from './budget.events.js';
import { refuse } from './budget.refusals.js';

type Line = DataOf<BudgetEvent, 'BudgetSet'>;

interface SetLine {
  readonly line: Line;
  readonly stated: Stated;
}

/** The budget of one authority for one financial year: its lines by cost centre and s251 line. */
export type Budget = Readonly<Record<string, SetLine>>;

const set = (state: Budget, line: Line, stated: Stated): Budget => ({
  ...state,
  [keyOf(line)]: { line, stated },
});

export const budget: Decider<Budget, BudgetCommand, BudgetEvent> = {
  category: 'budget',
  events: BudgetEvent,
  commands: BudgetCommand,
  initial: {},

  evolve: {
    BudgetSet: (state, line, facts) => set(state, line, statedBy(facts)),
    BudgetCorrected: (state, line, facts) => set(state, line, statedBy(facts)),
  },

  decide: {
    SetBudget(state, line) {
      const known = state[keyOf(line)];
      if (known) return corrected(known, line);
      const effectiveOn = firstDayOf(line.financialYear);
      return [{ type: 'BudgetSet', data: given(line), effectiveOn }];
    },
  },
};

function corrected({ line, stated }: SetLine, now: Line): Decided<BudgetEvent>[] {
  if (holdsAlready(line, now)) return [];
  const { eventId: corrects, effectiveOn } = stated;
  return [{ type: 'BudgetCorrected', data: overlaid(line, now), effectiveOn, corrects }];
}

const keyOf = (line: Line) => JSON.stringify([line.financialYear, line.costCentre, line.s251Line]);

function firstDayOf(financialYear: string): string {
  if (isFinancialYear(financialYear)) return financialYearSpan(financialYear).from;
  throw refuse('financial-year-unknown', { financialYear }, 'financialYear');
}
