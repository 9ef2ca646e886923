import { addDays, dateOf, dayOf, mondayOf as mondayOfDay, weekdayOf } from '@ledger/school-time';
import { bankHolidaysFrom, DEMONSTRATION_DAY, type Term, termsFrom } from './terms.js';

/** The school weeks of the demonstration, and which of its days are school days. */
export interface SchoolDays {
  /** The Mondays of the weeks that have school days, in order. */
  readonly mondays: readonly string[];
  /** School days of the authority up to the demonstration's last day, in order. */
  readonly days: readonly string[];
}

/** @param first the year in which the first academic year starts */
export function schoolDaysFrom(first: number): SchoolDays {
  const closed = new Set(bankHolidaysFrom(first));
  const days = termsFrom(first)
    .flatMap(weekdaysOf)
    .filter((date) => !closed.has(date) && date <= DEMONSTRATION_DAY);
  return { days, mondays: [...new Set(days.map(mondayOf))] };
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  return dateOf(mondayOfDay(dayOf(date)));
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(date: string): number {
  return weekdayOf(dayOf(date));
}

function weekdaysOf(term: Term): string[] {
  const dates: string[] = [];
  for (let date = term.startsOn; date <= term.endsOn; date = addDays(date, 1)) {
    if (weekday(date) <= 4) dates.push(date);
  }
  return dates;
}

/**
 * The school day so many school days after the first one from the date on, or before it where
 * `offset` is negative; undefined outside the demonstration.
 */
export function schoolDay(
  { days }: Pick<SchoolDays, 'days'>,
  date: string,
  offset = 0,
): string | undefined {
  const first = days.findIndex((day) => day >= date);
  return first < 0 ? undefined : days[first + offset];
}
