import { legHandlers } from '@ledger/caseload';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { Change, Need, Rows, Seen } from '@ledger/read-model';
import { leavingItems } from './transition.items.js';
import { both, watching } from './watching.js';
import type { WorklistTables } from './worklist.tables.js';

type Ordering = 'PlacementOrdered' | 'PackageVaried' | 'PlacementCorrected';
type Told<T extends Ordering> = Seen<ProvisionEvent, T>;
type Ordered = Told<Ordering>;

const named = watching<ProvisionEvent>()<Ordering>(({ data, meta }) => [
  {
    ...{ opens: 'ordered-under', item: data.placementId },
    facts: { decisionRef: meta.decisionRef ?? '' },
  },
]);

// Most orders of a file name no decision: they look nothing up.
const underDecision = {
  needs: (event: Ordered): readonly Need[] =>
    event.meta.decisionRef === undefined ? [] : named.needs(event),
  changes: (event: Ordered, rows: Rows<WorklistTables>): readonly Change[] =>
    event.meta.decisionRef === undefined ? [] : named.changes(event, rows),
};

/** Placements, with the decisions under which they were ordered. */
export const orderItems = {
  PlacementOrdered: both<Told<'PlacementOrdered'>>(legHandlers.PlacementOrdered, underDecision),
  PackageVaried: both<Told<'PackageVaried'>>(legHandlers.PackageVaried, underDecision),
  PlacementCorrected: both<Told<'PlacementCorrected'>>(
    leavingItems.PlacementCorrected,
    underDecision,
  ),
} as const;
