import { isWith, type Leg } from '@ledger/caseload';
import { type ChargeTerms, chargeTotals, type ChargeTotal } from '@ledger/money';
import { addDays, type DateSpan, financialYearSpan } from '@ledger/school-time';
import type { Charged, Year } from './high-needs-spend.queries.js';

/** The year that is asked about, and the day up to which it is delivered. */
export interface YearOn {
  readonly year: Year;
  readonly on: string;
}

/** What is charged on days in a row by cost centre, all of it delivered or all to come. */
export interface TotalCharges {
  readonly isDelivered: boolean;
  readonly byCostCentre: ReadonlyMap<string, ChargeTotal>;
}

/** What a placement charges the authority in the financial year, in no more parts than need be. */
export function chargesIn(
  { placement, absences }: Charged,
  asked: YearOn,
): readonly TotalCharges[] {
  const { timetable, open, leg } = placement;
  const question = {
    timetable,
    terms: termsOf(leg),
    calendar: open.authority,
    providerClosed: open.providerClosed,
    absences,
  };
  return stretchesOf(placement, asked).map((days) => ({
    isDelivered: days.to <= asked.on,
    byCostCentre: chargeTotals({ ...question, ...days }),
  }));
}

/** The parts of the year in which the child is the authority's, delivered and to come apart. */
function stretchesOf(placement: Charged['placement'], { year, on }: YearOn): readonly DateSpan[] {
  const { from, to } = financialYearSpan(year.financialYear);
  const cuts = [addDays(on, 1), ...placement.story.slice(1).map((entry) => entry.from)];
  const within = cuts.filter((date) => date > from && date <= to);
  const starts = [from, ...new Set(within.sort())];
  return starts
    .map((start, at) => ({ from: start, to: endBefore(starts[at + 1]) ?? to }))
    .filter((stretch) => isWith(placement, year.authority, stretch.from));
}

const endBefore = (date: string | undefined) =>
  date === undefined ? undefined : addDays(date, -1);

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
