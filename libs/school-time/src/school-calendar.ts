import { type DayNumber, dayOf, weekdayOf } from './day-number.js';

/** On which days an authority's schools are open. */
export interface SchoolCalendar {
  /** In a term, Monday to Friday, and not closed. A day outside every term is not a school day. */
  isSchoolDay(day: DayNumber): boolean;
}

/** Terms, both dates included, and the dates on which the owner of the calendar is closed. */
export interface CalendarDates {
  readonly terms: readonly { readonly startsOn: string; readonly endsOn: string }[];
  readonly closures: Iterable<string>;
}

/** The calendar of one authority. No bank holiday is built in: it is a closure or it is not there. */
export function schoolCalendar({ terms, closures }: CalendarDates): SchoolCalendar {
  const spans = terms.map(({ startsOn, endsOn }) => [dayOf(startsOn), dayOf(endsOn)] as const);
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  const open = new Uint8Array(spans.length ? Math.max(0, last - first + 1) : 0);
  for (const [start, end] of spans)
    for (let day = start; day <= end; day += 1) open[day - first] = weekdayOf(day) < 5 ? 1 : 0;
  for (const date of closures) open[dayOf(date) - first] = 0;
  return { isSchoolDay: (day) => open[day - first] === 1 };
}

/**
 * One calendar made of several, for a child whose authority changes: each holds from its day until
 * the next begins, the first of them also before its own day.
 */
export function calendarsInTurn(
  turns: readonly { readonly from: string; readonly calendar: SchoolCalendar }[],
): SchoolCalendar {
  const latestFirst = turns
    .map(({ from, calendar }) => ({ from: dayOf(from), calendar }))
    .sort((a, b) => b.from - a.from);
  return {
    isSchoolDay(day) {
      const turn = latestFirst.find(({ from }) => from <= day) ?? latestFirst.at(-1);
      return turn?.calendar.isSchoolDay(day) ?? false;
    },
  };
}
