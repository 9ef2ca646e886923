import { provision } from '@ledger/provision';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import type { Outcome } from '../outcome.js';
import { recordRows } from '../record-rows.js';
import { rehearsed } from '../rehearsal/rehearsed.js';
import type { ImportRun } from '../run.js';
import { columnOf, columns, orderOf } from './placements.columns.js';
import { placementQueries } from './placements.queries.js';
import { type ResolvedPlacement, resolvePlacements } from './placements.resolve.js';

export const placements = importKind({
  name: 'placements',
  sentence: 'A placement of a child with a provider, known by the reference given to it.',
  key: ['placementRef'],
  columns,
  open: (run) => {
    const resolve = resolvePlacements(run);
    const queriesOf = placementQueries(run);
    return async (rows) => {
      const { resolved, refused } = await resolve(rows);
      const { good, bad } = await rehearse(run, resolved);
      const recorded = await order(run, good);
      const queries = await queriesOf(good);
      return [
        ...recorded.map((outcome) => ({ ...outcome, warnings: queries(outcome.row) })),
        ...bad,
        ...refused,
      ];
    };
  },
});

// A reference stands for one child for ever, so a row that will be refused must not claim it: the
// whole chunk is rehearsed first.
async function rehearse(run: ImportRun, rows: readonly ResolvedPlacement[]) {
  const outcomes = await order(rehearsed(run), rows);
  const bad = outcomes.filter(({ result }) => result === 'rejected');
  const badRows = new Set(bad.map(({ row }) => row));
  return { good: rows.filter(({ row }) => !badRows.has(row)), bad };
}

async function order(
  run: ImportRun,
  rows: readonly ResolvedPlacement[],
): Promise<readonly Outcome[]> {
  const claims = rows.map(({ row, values, child, authority }) => ({
    row,
    ref: values.placementRef,
    authority,
    pupilId: child.pupilId,
  }));
  const idOf = await claimAll(run, 'placement', claims);
  const asks = rows.map(({ row, values, child, provider, authority }) => {
    const placementId = idOf(values.placementRef).id;
    const ids = { pupilId: child.pupilId, providerId: provider.id, placementId };
    const { decisionRef } = values;
    return {
      row,
      warnings: [],
      ask: {
        streamId: `provision-${child.pupilId}`,
        command: orderOf(values, ids),
        meta: { ...run.metaOf(row, authority), ...(decisionRef ? { decisionRef } : {}) },
      },
    };
  });
  return recordRows(run, { decider: provision, columns: columnOf }, asks);
}
