import { recordsOf, survivorsIn } from '@ledger/caseload';
import type { View } from '@ledger/read-model';
import type { EntryRow, HistoryTables } from './placement-history.projection.js';

export type HistoryView = View<HistoryTables>;

/**
 * Every event about the child as known at the view's position, in the order recorded: of every
 * record of the child where records were merged.
 */
export async function entriesOf(view: HistoryView, pupilId: string): Promise<readonly EntryRow[]> {
  const records = recordsOf(await survivorsIn(view), pupilId);
  const rows = await view.rows('entry', 'pupil_id = any($1)', [records]);
  return [...rows].sort((a, b) => a.position - b.position);
}

/** The names of all providers by their ids. */
export async function providerNames(view: HistoryView): Promise<ReadonlyMap<string, string>> {
  const rows = await view.rows('provider');
  return new Map(rows.map(({ providerId, name }) => [providerId, name]));
}
