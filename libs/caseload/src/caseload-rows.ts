import type { Change, Need } from '@ledger/read-model';
import type { CalendarRow, ChildRow, LegRow, ProviderRow } from './tables.js';

type Key = Readonly<Record<string, string>>;

/** The rows that the caseload's handlers ask for; the rows of every projection with its tables fit. */
export interface CaseloadRows {
  one(table: 'calendar', key: Key): CalendarRow | undefined;
  one(table: 'provider', key: Key): ProviderRow | undefined;
  many(table: 'child', index: string, values: Key): readonly ChildRow[];
  many(table: 'leg', index: string, values: Key): readonly LegRow[];
}

export const childNeed = (pupilId: string): Need => ({
  table: 'child',
  index: 'byPupil',
  values: { pupilId },
});
export const legsNeed = (pupilId: string): Need => ({
  table: 'leg',
  index: 'byPupil',
  values: { pupilId },
});
export const legNeed = (placementId: string): Need => ({
  table: 'leg',
  index: 'byPlacement',
  values: { placementId },
});

/** The child under every authority it has had, all alike. */
export const childRows = (rows: CaseloadRows, pupilId: string): readonly ChildRow[] =>
  rows.many('child', 'byPupil', { pupilId });

/** A row put in its table. */
export const put = (table: string, row: object): Change => ({ do: 'put', table, row });
