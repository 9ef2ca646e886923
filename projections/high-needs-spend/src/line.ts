import type { BudgetLineRow } from './high-needs-spend.tables.js';

/** A line of the figure: of the budget, or of a cost centre that has none, without name and line. */
export interface Line {
  readonly costCentre: string;
  readonly name: string | null;
  readonly s251Line: string | null;
  readonly budgetPence: number;
}

const lineOfKind: Readonly<Record<string, string>> = {
  pru: '1.2.1',
  'ap-academy': '1.2.2',
  'fe-college': '1.2.2',
  'independent-school': '1.2.3',
  'hospital-school': '1.2.6',
};
const otherProvision = '1.2.7';

export const lineOf = (row: BudgetLineRow): Line => ({
  costCentre: row.costCentre,
  name: row.name,
  s251Line: row.s251Line,
  budgetPence: row.amountPence,
});

/**
 * The line that a charge falls on: the cost centre's only line; of several, the section 251 line
 * for the provider's kind, else the lowest; without any, a line with neither name nor budget.
 */
export function lineFor(
  lines: readonly Line[],
  { costCentre, providerKind }: { costCentre: string; providerKind: string },
): Line {
  const own = lines.filter((line) => line.costCentre === costCentre);
  const wanted = lineOfKind[providerKind] ?? otherProvision;
  const [lowest] = [...own].sort(byLine);
  return (
    own.find(({ s251Line }) => s251Line === wanted) ??
    lowest ?? { costCentre, name: null, s251Line: null, budgetPence: 0 }
  );
}

/** In order of cost centre, then of section 251 line by its numbers: 1.2.7 before 1.2.10. */
export function byLine(a: Line, b: Line): number {
  if (a.costCentre !== b.costCentre) return a.costCentre < b.costCentre ? -1 : 1;
  return rankOf(a) - rankOf(b);
}

export const lineName = ({ costCentre, s251Line }: Line) => JSON.stringify([costCentre, s251Line]);

const rankOf = ({ s251Line }: Line) =>
  (s251Line ?? '').split('.').reduce((rank, part) => rank * 1000 + Number(part), 0);
