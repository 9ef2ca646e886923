import { chargeTermsOf, isWith } from '@ledger/caseload';
import { chargeTotals, type ChargeTotal } from '@ledger/money';
import { addDays, type DateSpan, financialYearSpan } from '@ledger/school-time';
import { contributes } from './contributions.js';
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
export function chargesIn(charged: Charged, asked: YearOn): readonly TotalCharges[] {
  const { placement, absences, offRoll } = charged;
  const { timetable, open, leg } = placement;
  const question = {
    timetable,
    terms: chargeTermsOf(leg),
    calendar: open.authority,
    providerClosed: open.providerClosed,
    absences,
  };
  return stretchesOf(charged, asked).map((days) => {
    const totals = chargeTotals({ ...question, ...days });
    const byCostCentre = contributes(offRoll, days.from) ? totals : withoutSchool(totals);
    return { isDelivered: days.to <= asked.on, byCostCentre };
  });
}

/** The same charges, without the contribution of a school that the child is no longer on roll at. */
const withoutSchool = (
  totals: ReadonlyMap<string, ChargeTotal>,
): ReadonlyMap<string, ChargeTotal> =>
  new Map([...totals].map(([centre, total]) => [centre, { ...total, contributionPence: 0 }]));

/**
 * The parts of the year in which the child is the authority's: delivered and to come apart, and
 * those on and off the roll of the school that contributes.
 */
function stretchesOf(
  { placement, offRoll }: Pick<Charged, 'placement' | 'offRoll'>,
  { year, on }: YearOn,
): readonly DateSpan[] {
  const { from, to } = financialYearSpan(year.financialYear);
  const roll = offRoll.flatMap((each) => (each.to === null ? [each.from] : [each.from, each.to]));
  const moves = placement.story.slice(1).map((entry) => entry.from);
  const within = [addDays(on, 1), ...moves, ...roll].filter((date) => date > from && date <= to);
  const starts = [from, ...new Set(within.sort())];
  return starts
    .map((start, at) => ({ from: start, to: endBefore(starts[at + 1]) ?? to }))
    .filter((stretch) => isWith(placement, year.authority, stretch.from));
}

const endBefore = (date: string | undefined) =>
  date === undefined ? undefined : addDays(date, -1);
