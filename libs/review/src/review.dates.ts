import {
  addDays,
  addMonths,
  dateOf,
  dayOf,
  mondayOf,
  type SchoolCalendar,
} from '@ledger/school-time';

/** How an authority counts the weeks until a review: by the calendar, or weeks with a school day. */
export type WeeksAs =
  { readonly weeks: 'calendar' } | { readonly weeks: 'school'; readonly calendar: SchoolCalendar };

/** When a review falls due; `weekOf` is the Monday of that week. */
export interface DueReview {
  readonly dueOn: string;
  readonly weekOf: string;
}

// Two years hold more school weeks than any clock counts.
const DAYS_AHEAD = 730;

/**
 * When the review so many weeks after the start is due, or null where the calendar ends before.
 * Calendar weeks: the same weekday so many weeks later. School weeks: the week of the start is the
 * first, a week without a school day is none, and the review is due by the week's last school day.
 */
export function reviewDatesOf(startsOn: string, weeks: number, as: WeeksAs): DueReview | null {
  if (as.weeks === 'calendar') return dueOn(addDays(startsOn, 7 * weeks));
  const days = schoolDaysFrom(startsOn, as.calendar);
  const mondays = [...new Set(days.map(mondayOf))];
  const monday = mondays[weeks - 1];
  const last = days.findLast((day) => mondayOf(day) === monday);
  return last === undefined ? null : dueOn(dateOf(last));
}

function schoolDaysFrom(startsOn: string, { isSchoolDay }: SchoolCalendar): readonly number[] {
  const first = dayOf(startsOn);
  const days = Array.from({ length: DAYS_AHEAD }, (_, index) => first + index);
  return days.filter((day) => isSchoolDay(day));
}

const dueOn = (date: string): DueReview => ({ dueOn: date, weekOf: dateOf(mondayOf(dayOf(date))) });

/** What is needed to find the half-terms of a placement. */
export interface HalfTerms {
  readonly terms: readonly { readonly startsOn: string; readonly endsOn: string }[];
  readonly calendar: SchoolCalendar;
}

/**
 * One review for each of the six half-terms in which the placement is open: by the last school day
 * of the half-term, or by the placement's last day where that is in the half-term.
 */
export function halfTermlyDates(
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  { terms, calendar }: HalfTerms,
): readonly DueReview[] {
  return terms.flatMap((term) => {
    const first = dayOf(term.startsOn > startsOn ? term.startsOn : startsOn);
    const last = dayOf(term.endsOn < endsOn ? term.endsOn : endsOn);
    for (let day = last; day >= first; day -= 1)
      if (calendar.isSchoolDay(day)) return [dueOn(dateOf(day))];
    return [];
  });
}

/** Yearly reviews (of an EHC plan, of a long stay): each 12 months after the one before. */
export function yearlyDates(from: string, until: string): readonly DueReview[] {
  const dates: DueReview[] = [];
  for (let years = 1; addMonths(from, 12 * years) <= until; years += 1)
    dates.push(dueOn(addMonths(from, 12 * years)));
  return dates;
}
