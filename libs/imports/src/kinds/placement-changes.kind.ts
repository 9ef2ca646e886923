import { provision } from '@ledger/provision';
import { RateBasis } from '@ledger/provision/events';
import { importKind } from '../kind.js';
import { type KnownPlacement, knownPlacements } from '../known/placements.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date, price } from '../table/cells.amounts.js';
import { pattern, reference, text } from '../table/cells.js';
import { except, given, optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';

const columns = {
  placementRef: required(reference, 'PL-0001'),
  from: required(date, '2026-01-05'),
  pattern: optional(pattern, ''),
  rate: optional(price, '98.50'),
  rateBasis: optional(oneOf(RateBasis.options), ''),
  costCentre: optional(reference, ''),
  contribution: optional(price, ''),
  plannedEndOn: optional(date, ''),
  approvedOn: optional(date, '2025-12-10'),
  reason: optional(text, 'Annual uplift'),
};

export const placementChanges = importKind({
  name: 'placement-changes',
  sentence: 'From a date a placement has another pattern, price, cost centre or planned end.',
  key: ['placementRef', 'from'],
  columns,
  open: (run) => async (rows) => {
    // Looked up afresh for each chunk: what this import itself varies is not of interest here.
    const known = await knownPlacements(run)(rows.map(({ values }) => values.placementRef));
    const asks = rows.flatMap((row) => {
      const placement = known.get(row.values.placementRef);
      return placement ? [askOf(run, row, placement)] : [];
    });
    const unknown = rows
      .filter(({ values }) => !known.has(values.placementRef))
      .map(({ row, values: { placementRef: ref } }) =>
        rejected(row, unknownReference(row, 'placementRef', { ref, what: 'placement' })),
      );
    const recorded = await recordRows(run, { decider: provision, columns: columnOf }, asks);
    return [...recorded, ...unknown];
  },
});

const columnOf = {
  placementId: 'placementRef',
  ratePence: 'rate',
  contributionPence: 'contribution',
};

function askOf(
  run: ImportRun,
  { row, values }: Row<typeof columns>,
  { pupilId, placementId, authorityOn }: KnownPlacement,
) {
  const { reason, rate, contribution, ...rest } = values;
  const varied = except(rest, 'placementRef');
  const amounts = { ratePence: rate, contributionPence: contribution };
  return {
    row,
    warnings: [],
    ask: {
      streamId: `provision-${pupilId}`,
      command: {
        type: 'VaryPackage' as const,
        data: given({ pupilId, placementId, ...varied, ...amounts }),
      },
      meta: { ...run.metaOf(row, authorityOn(values.from)), ...given({ reason }) },
    },
  };
}
