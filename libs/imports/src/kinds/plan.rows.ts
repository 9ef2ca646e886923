import { improvementPlan, type ImprovementPlanCommand } from '@ledger/improvement-plan';
import { Refusal } from '@ledger/kernel';
import { claimAll, type RowClaim } from '../claims.js';
import type { Outcome } from '../outcome.js';
import { recordMany, type Claimed } from '@ledger/write-side';
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
  await open(run, planOf, claims);
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

// Asked each time, for a crash may have left a reference claimed and its plan not yet opened.
async function open(
  run: ImportRun,
  planOf: (ref: string) => Claimed,
  claims: readonly RowClaim[],
): Promise<void> {
  const first = new Map(claims.toReversed().map((claim) => [claim.ref, claim]));
  const asks = [...first.values()].map(({ row, ref, authority }) => ({
    streamId: `improvement-plan-${planOf(ref).id}`,
    command: { type: 'OpenImprovementPlan' as const, data: { planRef: ref } },
    meta: run.metaOf(row, authority),
  }));
  const answers = await recordMany(run.ports, improvementPlan, asks);
  const refused = answers.find((answer) => answer instanceof Refusal);
  if (refused) throw refused;
}
