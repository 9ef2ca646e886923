import { isWith, type Leg } from '@ledger/caseload';
import { type Charge, type ChargeTerms, eachCharge } from '@ledger/money';
import { financialYearSpan } from '@ledger/school-time';
import type { Charged, Year } from './high-needs-spend.queries.js';

/** What a placement charges the authority on each day of the financial year, one by one in order. */
export function eachChargeIn(
  { placement, absences }: Charged,
  { authority, financialYear }: Year,
  see: (charge: Charge) => void,
): void {
  const { timetable, open, leg, story } = placement;
  const question = {
    timetable,
    terms: termsOf(leg),
    calendar: open.authority,
    providerClosed: open.providerClosed,
    absences,
    ...financialYearSpan(financialYear),
  };
  const moves = story.some((entry) => entry.authority !== authority);
  if (!moves) eachCharge(question, see);
  else
    eachCharge(question, (charge) => {
      if (isWith(placement, authority, charge.date)) see(charge);
    });
}

const termsOf = (leg: Leg): ChargeTerms => ({
  rateBasis: leg.rateBasis ?? 'place',
  ratePence: leg.ratePence ?? 0,
  costCentre: leg.costCentre ?? '',
  contributionPence: leg.contributionPence,
  hundredthHoursPerWeek: leg.hundredthHoursPerWeek,
  chargedWhenAbsent: leg.chargedWhenAbsent,
  chargedWhenClosed: leg.chargedWhenClosed,
  absentDaysCharged: leg.absentDaysCharged,
  variations: leg.variations,
});
