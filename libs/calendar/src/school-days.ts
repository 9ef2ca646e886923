import { type SchoolCalendar, schoolCalendar } from '@ledger/school-time';
import type { Calendar } from './calendar.decider.js';
import type { Term } from './calendar.rules.js';

/** A calendar as plain lists, as a projection's row holds it. */
export interface CalendarLists {
  readonly terms: readonly Pick<Term, 'academicYear' | 'startsOn' | 'endsOn'>[];
  /** Dates. */
  readonly closures: readonly string[];
}

/**
 * The school days of one school: its own terms of an academic year where it has any, else those of
 * its authority; without the closures of either. It is the calendar that counts when the school
 * excludes a child, and never what decides a placement's sessions.
 */
export const schoolDaysOf = (authority: Calendar, school: Calendar): SchoolCalendar =>
  schoolDaysIn(listsOf(authority), listsOf(school));

/** The same of plain lists. */
export function schoolDaysIn(authority: CalendarLists, school: CalendarLists): SchoolCalendar {
  const years = new Set(school.terms.map(({ academicYear }) => academicYear));
  const others = authority.terms.filter((term) => !years.has(term.academicYear));
  return schoolCalendar({
    terms: [...school.terms, ...others],
    closures: [...authority.closures, ...school.closures],
  });
}

const listsOf = ({ terms, closures }: Calendar): CalendarLists => ({
  terms: Object.values(terms),
  closures: Object.keys(closures),
});
