import { type SchoolCalendar, schoolCalendar } from '@ledger/school-time';
import type { Calendar } from './calendar.decider.js';

/**
 * The school days of one school: its own terms of an academic year where it has any, else those of
 * its authority; without the closures of either. It is the calendar that counts when the school
 * excludes a child, and never what decides a placement's sessions.
 */
export function schoolDaysOf(authority: Calendar, school: Calendar): SchoolCalendar {
  const own = Object.values(school.terms);
  const years = new Set(own.map(({ academicYear }) => academicYear));
  const others = Object.values(authority.terms).filter((term) => !years.has(term.academicYear));
  return schoolCalendar({
    terms: [...own, ...others],
    closures: [...Object.keys(authority.closures), ...Object.keys(school.closures)],
  });
}
