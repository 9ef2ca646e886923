import { chargeTermsOf, isWith } from '@ledger/caseload';
import { type Charge, eachCharge } from '@ledger/money';
import { financialYearSpan } from '@ledger/school-time';
import { contributes } from './contributions.js';
import type { Charged, Year } from './high-needs-spend.queries.js';

/** What a placement charges the authority on each day of the financial year, one by one in order. */
export function eachChargeIn(
  charged: Charged,
  { authority, financialYear }: Year,
  see: (charge: Charge) => void,
): void {
  const { placement, absences } = charged;
  const { timetable, open, leg, story } = placement;
  const question = {
    timetable,
    terms: chargeTermsOf(leg),
    calendar: open.authority,
    providerClosed: open.providerClosed,
    absences,
    ...financialYearSpan(financialYear),
  };
  const moves = story.some((entry) => entry.authority !== authority);
  const seen = charged.offRoll.length === 0 ? see : withoutSchool(charged, see);
  if (!moves) eachCharge(question, seen);
  else
    eachCharge(question, (charge) => {
      if (isWith(placement, authority, charge.date)) seen(charge);
    });
}

/** The same charges, without the contribution of a school that the child is no longer on roll at. */
const withoutSchool =
  ({ offRoll }: Charged, see: (charge: Charge) => void) =>
  (charge: Charge): void =>
    see(contributes(offRoll, charge.date) ? charge : { ...charge, contributionPence: 0 });
