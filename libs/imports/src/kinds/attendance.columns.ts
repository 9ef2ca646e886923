import { HalfDay } from '@ledger/register/events';
import type { KnownPlacement } from '../known/placements.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, wholeNumber } from '../table/cells.js';
import { optional, required, type RowOf } from '../table/column.js';

export const columns = {
  placementRef: required(reference, 'PL-0001'),
  date: required(date, '2025-11-05'),
  session: required(oneOf(HalfDay.options), 'AM'),
  code: required(reference, '/'),
  minutesLate: optional(wholeNumber(0, 600), ''),
};

/** A mark of a placement that is on record. */
export interface MarkRow {
  readonly row: number;
  readonly values: RowOf<typeof columns>;
  readonly placement: KnownPlacement;
}
