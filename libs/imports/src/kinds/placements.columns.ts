import {
  Commissioner,
  DeliveryMode,
  EndReason,
  PlacementReason,
  RateBasis,
  Roll,
} from '@ledger/provision/events';
import { oneOf } from '../table/cell.js';
import { date, hoursPerWeek, price } from '../table/cells.amounts.js';
import { absenceClause, pattern, reference, text, urn, yesNo } from '../table/cells.js';
import { except, fillable, given, optional, required, type RowOf } from '../table/column.js';

export const columns = {
  placementRef: required(reference, 'PL-0001'),
  pupilRef: required(reference, 'P-0001'),
  providerRef: required(reference, 'PRV-001'),
  lot: required(reference, '1'),
  commissioner: required(oneOf(Commissioner.options), 'authority'),
  reason: required(oneOf(PlacementReason.options), 'behaviour-support'),
  startsOn: required(date, '2025-11-05'),
  pattern: required(pattern, '1111000000'),
  plannedEndOn: optional(date, '2026-07-22'),
  endedOn: optional(date, ''),
  endReason: optional(oneOf(EndReason.options), ''),
  rateBasis: fillable(oneOf(RateBasis.options), 'day'),
  rate: fillable(price, '95.00'),
  costCentre: fillable(reference, 'HN-127'),
  contribution: optional(price, ''),
  schoolUrn: optional(urn, '109345'),
  joint: optional(yesNo, 'no'),
  chargedWhenAbsent: optional(absenceClause, 'yes'),
  chargedWhenClosed: optional(yesNo, 'no'),
  arrangedBy: optional(oneOf(['authority', 'school']), 'authority'),
  team: optional(text, 'Inclusion'),
  leadOfficer: optional(text, ''),
  funders: optional(text, ''),
  hoursPerWeek: optional(hoursPerWeek, '10'),
  deliveryMode: optional(oneOf(DeliveryMode.options), 'on-site'),
  site: optional(text, ''),
  roll: optional(oneOf(Roll.options), 'M'),
  tier: optional(text, ''),
  intendedOutcome: optional(text, ''),
  referralRef: optional(reference, ''),
  decisionRef: optional(reference, ''),
  localReason: optional(text, ''),
};
export type PlacementRow = RowOf<typeof columns>;

/** How the fields of a placement's command are called in the file, where they are called otherwise. */
export const columnOf = {
  pupilId: 'pupilRef',
  providerId: 'providerRef',
  ratePence: 'rate',
  contributionPence: 'contribution',
  hundredthHoursPerWeek: 'hoursPerWeek',
};

/** The random ids that a row's references stand for. */
export interface PlacementIds {
  readonly pupilId: string;
  readonly placementId: string;
  readonly providerId: string;
}

/** What the row asks: an order of the whole, which puts right what is known of the placement. */
export function orderOf(row: PlacementRow, ids: PlacementIds) {
  const { rate, contribution, hoursPerWeek: hours, chargedWhenAbsent: absence, ...rest } = row;
  const order = except(rest, 'pupilRef', 'providerRef', 'decisionRef');
  const data = given({
    ...ids,
    ...order,
    ...absence,
    ratePence: rate,
    contributionPence: contribution,
    hundredthHoursPerWeek: hours,
  });
  return { type: 'OrderPlacement' as const, data };
}
