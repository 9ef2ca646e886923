import { isWith, type Leg } from '@ledger/caseload';
import { type Charge, type ChargeTerms, chargesOf } from '@ledger/money';
import { financialYearSpan } from '@ledger/school-time';
import type { Charged, Year } from './high-needs-spend.queries.js';

/** What a placement charges the authority on each day of the financial year, in order. */
export function chargesIn({ placement, absences }: Charged, year: Year): readonly Charge[] {
  const { timetable, open, leg } = placement;
  const charges = chargesOf({
    timetable,
    terms: termsOf(leg),
    calendar: open.authority,
    providerClosed: open.providerClosed,
    absences,
    ...financialYearSpan(year.financialYear),
  });
  return charges.filter(({ date }) => isWith(placement, year.authority, date));
}

const termsOf = (leg: Leg): ChargeTerms => ({
  rateBasis: leg.rateBasis ?? 'place',
  ratePence: leg.ratePence ?? 0,
  costCentre: leg.costCentre ?? '',
  contributionPence: leg.contributionPence,
  hundredthHoursPerWeek: leg.hundredthHoursPerWeek,
  chargedWhenAbsent: leg.chargedWhenAbsent,
  chargedWhenClosed: leg.chargedWhenClosed,
  variations: leg.variations,
});
