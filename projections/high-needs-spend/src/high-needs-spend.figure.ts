import type { Figure } from '@ledger/read-model';
import { isFinancialYear } from '@ledger/school-time';
import { z } from 'zod';
import { budgetLinesOf, chargedIn, type SpendView } from './high-needs-spend.queries.js';
import type { SpendTables } from './high-needs-spend.tables.js';
import { byLine, type Line, lineName, lineOf } from './line.js';
import { type PlacementSpend, spendOf, sumOf } from './spend.js';

export const spendParams = z.strictObject({
  authority: z.string().regex(/^\d{3}$/),
  financialYear: z.string().refine(isFinancialYear, 'A financial year is written 2025-26'),
  on: z.iso.date(),
});
export type SpendParams = z.infer<typeof spendParams>;

/** Whole pence. Invoices are not in the ledger yet: all that is delivered is accrued. */
export interface SpendSums {
  readonly budgetPence: number;
  readonly deliveredPence: number;
  readonly invoicedPence: number;
  readonly paidPence: number;
  readonly accrualPence: number;
  readonly commitmentPence: number;
  readonly forecastPence: number;
  /** Forecast minus budget: positive when over. */
  readonly variancePence: number;
  /** Recharged to schools for the days delivered; shown beside, never netted. */
  readonly contributionPence: number;
}

/** `name` and `s251Line` are null for a cost centre that is charged but has no budget line. */
export type SpendRow = Omit<Line, 'budgetPence'> & SpendSums;

/**
 * One row for each budget line of the year and each charged cost centre, zeros included. A charge
 * falls on the only line of its cost centre; of several, on the one for the provider's kind.
 */
export const highNeedsSpend = {
  name: 'high-needs-spend',
  projection: 'high-needs-spend',
  question: 'What is delivered and committed on each high needs line, and where will it end?',
  params: spendParams,
  columns: [
    { name: 'costCentre', label: 'Cost centre', kind: 'text' },
    { name: 'name', label: 'Name', kind: 'text' },
    { name: 's251Line', label: 'Section 251 line', kind: 'text' },
    { name: 'budgetPence', label: 'Budget', kind: 'pence' },
    { name: 'deliveredPence', label: 'Delivered', kind: 'pence' },
    { name: 'invoicedPence', label: 'Invoiced', kind: 'pence' },
    { name: 'paidPence', label: 'Paid', kind: 'pence' },
    { name: 'accrualPence', label: 'Accrual', kind: 'pence' },
    { name: 'commitmentPence', label: 'Commitment', kind: 'pence' },
    { name: 'forecastPence', label: 'Forecast', kind: 'pence' },
    { name: 'variancePence', label: 'Variance (forecast minus budget)', kind: 'pence' },
    { name: 'contributionPence', label: 'School contributions', kind: 'pence' },
  ],
  async run(view, asked) {
    const [lines, charged] = await Promise.all([
      budgetLinesOf(view, asked),
      chargedIn(view, { ...asked, personal: 'none' }),
    ]);
    const budget = lines.map(lineOf);
    const spends = spendOf(charged, budget, { year: asked, on: asked.on });
    const byName = byLineName(spends);
    const rows = linesOf(budget, spends).map((line) =>
      rowOf(line, byName.get(lineName(line)) ?? []),
    );
    return { rows, totals: totalsOf(rows) };
  },
} satisfies Figure<SpendParams, SpendTables> & {
  run(
    view: SpendView,
    asked: SpendParams,
  ): Promise<{ rows: readonly SpendRow[]; totals: SpendSums }>;
};

function linesOf(budget: readonly Line[], spends: readonly PlacementSpend[]): readonly Line[] {
  const lines = [...budget, ...spends.map(({ line }) => line)];
  return [...new Map(lines.map((line) => [lineName(line), line])).values()].sort(byLine);
}

function byLineName(spends: readonly PlacementSpend[]): ReadonlyMap<string, PlacementSpend[]> {
  const found = new Map<string, PlacementSpend[]>();
  for (const each of spends) {
    const name = lineName(each.line);
    const mine = found.get(name);
    if (mine) mine.push(each);
    else found.set(name, [each]);
  }
  return found;
}

function rowOf(line: Line, mine: readonly PlacementSpend[]): SpendRow {
  const { deliveredPence, commitmentPence, contributionPence } = sumOf(
    mine.map(({ spend }) => spend),
  );
  const { costCentre, name, s251Line, budgetPence } = line;
  const invoicedPence = 0;
  const forecastPence = deliveredPence + commitmentPence;
  return {
    ...{ costCentre, name, s251Line, budgetPence, deliveredPence, invoicedPence },
    paidPence: 0,
    accrualPence: deliveredPence - invoicedPence,
    ...{ commitmentPence, forecastPence },
    variancePence: forecastPence - budgetPence,
    contributionPence,
  };
}

const sums = [
  'budgetPence',
  'deliveredPence',
  'invoicedPence',
  'paidPence',
  'accrualPence',
  'commitmentPence',
  'forecastPence',
  'variancePence',
  'contributionPence',
] as const;

const totalsOf = (rows: readonly SpendRow[]): SpendSums =>
  Object.fromEntries(
    sums.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as unknown as SpendSums;
