import { dateOf, type DayNumber, dayOf } from './day-number.js';
import type { SchoolCalendar } from './school-calendar.js';

/** A calendar that has no school day for a year says nothing of the days asked for. */
const mostDays = 366;

/**
 * The n-th school day from the date on, which is itself the first where it is one; null where the
 * calendar does not reach so far. `n` is 1 or more.
 */
export function schoolDayFrom(date: string, n: number, calendar: SchoolCalendar): string | null {
  let left = n;
  let lastSeen = dayOf(date);
  for (let day: DayNumber = lastSeen; day - lastSeen <= mostDays; day += 1) {
    if (!calendar.isSchoolDay(day)) continue;
    left -= 1;
    lastSeen = day;
    if (left === 0) return dateOf(day);
  }
  return null;
}

/** The first school day after the date, or null where the calendar does not reach so far. */
export function nextSchoolDay(date: string, calendar: SchoolCalendar): string | null {
  return schoolDayFrom(dateOf(dayOf(date) + 1), 1, calendar);
}
