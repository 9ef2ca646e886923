import { improvementPlan, type ImprovementPlanCommand } from '@ledger/improvement-plan';
import { claimAll } from '../claims.js';
import type { Outcome } from '../outcome.js';
import { recordRows } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { reference } from '../table/cells.js';
import { required } from '../table/column.js';

/** The plan that a row of any of the plan's files is about. */
export const planRef = required(reference, 'AP-PLAN-2024');

/** A row of one of the plan's files and what it asks of the plan. */
export interface PlanRow {
  readonly row: number;
  readonly planRef: string;
  readonly command: ImprovementPlanCommand;
}

/**
 * Records rows about plans. A plan begins with the first row that names it, and belongs to the
 * organisation that imports it: its files name no authority.
 */
export async function recordPlanRows(
  run: ImportRun,
  rows: readonly PlanRow[],
): Promise<readonly Outcome[]> {
  const authority = run.organisation;
  const claims = rows.map(({ row, planRef: ref }) => ({ row, ref, authority }));
  const planOf = await claimAll(run, 'plan', claims);
  const asks = rows.map(({ row, planRef: ref, command }) => ({
    row,
    warnings: [],
    ask: {
      streamId: `improvement-plan-${planOf(ref).id}`,
      command,
      meta: run.metaOf(row, authority),
    },
  }));
  return recordRows(run, { decider: improvementPlan, columns: {} }, asks);
}
