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

/** The same, taken apart once for all placements of which nothing else changes in the year. */
export interface StretchedYear extends YearOn {
  readonly usual: readonly DateSpan[];
}

export const stretched = (asked: YearOn): StretchedYear => ({
  ...asked,
  usual: stretchesAt([], asked),
});

/** What is charged on days in a row by cost centre, all of it delivered or all to come. */
export interface TotalCharges {
  readonly isDelivered: boolean;
  readonly byCostCentre: ReadonlyMap<string, ChargeTotal>;
}

/** What a placement charges the authority in the financial year, in no more parts than need be. */
export function chargesIn(charged: Charged, asked: StretchedYear): readonly TotalCharges[] {
  const { placement, absences, offRoll } = charged;
  const { timetable, open, leg } = placement;
  const terms = chargeTermsOf(leg);
  const { authority: calendar, providerClosed } = open;
  return stretchesOf(charged, asked).map(({ from, to }) => {
    // Field by field: an authority has thousands of these, and spreading them is dear.
    const question = { timetable, terms, calendar, providerClosed, absences, from, to };
    const totals = chargeTotals(question);
    const byCostCentre = contributes(offRoll, from) ? totals : withoutSchool(totals);
    return { isDelivered: to <= asked.on, byCostCentre };
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
  asked: StretchedYear,
): readonly DateSpan[] {
  const roll = offRoll.flatMap((each) => (each.to === null ? [each.from] : [each.from, each.to]));
  const moves = placement.story.slice(1).map((entry) => entry.from);
  const days = [...moves, ...roll];
  const stretches = days.length === 0 ? asked.usual : stretchesAt(days, asked);
  return stretches.filter(({ from }) => isWith(placement, asked.year.authority, from));
}

/** The year in parts that begin on these days, and on the first that is yet to come. */
function stretchesAt(days: readonly string[], { year, on }: YearOn): readonly DateSpan[] {
  const { from, to } = financialYearSpan(year.financialYear);
  const within = [addDays(on, 1), ...days].filter((date) => date > from && date <= to);
  const starts = [from, ...new Set(within.sort())];
  return starts.map((start, at) => ({ from: start, to: endBefore(starts[at + 1]) ?? to }));
}

const endBefore = (date: string | undefined) =>
  date === undefined ? undefined : addDays(date, -1);
