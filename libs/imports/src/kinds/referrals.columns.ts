import { ReferralOutcome, ReferralReason, ReferredBy } from '@ledger/referral/events';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, text, urn } from '../table/cells.js';
import { except, given, optional, required, type RowOf } from '../table/column.js';

export const columns = {
  referralRef: required(reference, 'REF-0001'),
  pupilRef: required(reference, 'P-0001'),
  schoolUrn: optional(urn, '109345'),
  referredBy: optional(oneOf(ReferredBy.options), 'school'),
  reason: required(oneOf(ReferralReason.options), 'behaviour-support'),
  submittedOn: required(date, '2025-10-01'),
  team: optional(text, 'School Inclusion'),
  lot: optional(reference, '1'),
  requestedStartOn: optional(date, '2025-11-03'),
  withdrawnOn: optional(date, ''),
  closedOn: optional(date, ''),
  outcome: optional(oneOf(ReferralOutcome.options), ''),
  needs: optional(text, ''),
  risk: optional(text, ''),
  childView: optional(text, ''),
  parentView: optional(text, ''),
};
export type ReferralRow = RowOf<typeof columns>;

/** What the row asks: a submission of the whole, which puts right what is known of the referral. */
export function submissionOf(row: ReferralRow, pupilId: string) {
  const { referredBy, ...rest } = row;
  const refers = referredBy ?? (row.schoolUrn === undefined ? 'hub' : 'school');
  const data = given({ ...except(rest, 'pupilRef'), pupilId, referredBy: refers });
  return { type: 'SubmitReferral' as const, data };
}
