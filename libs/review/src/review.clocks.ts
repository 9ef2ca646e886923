import type { SchoolCalendar } from '@ledger/school-time';
import { halfTermlyDates, reviewDatesOf, type WeeksAs, yearlyDates } from './review.dates.js';
import type { ReviewName } from './review.state.js';

/** A placement as far as its reviews go. */
export interface Reviewed {
  readonly startsOn: string;
  /** The last day, as ended or else as planned; null without one. */
  readonly endsOn: string | null;
  /** From when twelve months are counted to the next annual review of the child's EHC plan. */
  readonly planReviewedOn: string | null;
  /** The days of its reviews that were held, or are on record as due. */
  readonly others: readonly string[];
}

/** How the authority counts, and its half-terms. */
export interface ReviewYear {
  readonly weeks: WeeksAs['weeks'];
  readonly terms: readonly { readonly startsOn: string; readonly endsOn: string }[];
  readonly calendar: SchoolCalendar;
}

export interface ReviewToCome {
  readonly kind: ReviewName['kind'];
  readonly dueOn: string;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

const afterWeeks = [
  ['six-week', 6],
  ['twelve-week', 12],
] as const;

/**
 * The reviews of a placement that fall due within a span, both days included: after 6 and 12 weeks;
 * a long stay each 12 months; an EHC plan 12 months after its last annual review; and one in each
 * half-term. A half-term in which another review of the placement is due or was held needs none of
 * its own, for statutory guidance asks for a review at least half-termly.
 */
export function reviewsDue(
  placement: Reviewed,
  year: ReviewYear,
  span: Span,
): readonly ReviewToCome[] {
  const falls = ({ dueOn }: ReviewToCome) =>
    dueOn >= span.from && dueOn <= span.to && (!placement.endsOn || dueOn <= placement.endsOn);
  const stay = stayReviews(placement, year, span.to).filter(falls);
  const covered = [...placement.others, ...stay.map(({ dueOn }) => dueOn)];
  const halfTermly = halfTermlyOf(placement, year).filter(falls);
  return [...stay, ...halfTermly.filter(({ dueOn }) => !isCovered(dueOn, covered, year))];
}

function stayReviews(
  { startsOn, planReviewedOn }: Reviewed,
  { weeks, calendar }: ReviewYear,
  until: string,
): readonly ReviewToCome[] {
  const as: WeeksAs = weeks === 'school' ? { weeks, calendar } : { weeks };
  const early = afterWeeks.flatMap(([kind, after]) => {
    const due = reviewDatesOf(startsOn, after, as);
    return due ? [{ kind, dueOn: due.dueOn }] : [];
  });
  const yearly = (kind: ReviewToCome['kind'], from: string) =>
    yearlyDates(from, until).map(({ dueOn }) => ({ kind, dueOn }));
  return [
    ...early,
    ...yearly('long-stay', startsOn),
    ...(planReviewedOn === null ? [] : yearly('ehcp-annual', planReviewedOn)),
  ];
}

const NO_END = '9999-12-31';

const halfTermlyOf = ({ startsOn, endsOn }: Reviewed, year: ReviewYear): readonly ReviewToCome[] =>
  halfTermlyDates({ startsOn, endsOn: endsOn ?? NO_END }, year).map(({ dueOn }) => ({
    ...{ kind: 'half-termly', dueOn },
  }));

function isCovered(dueOn: string, covered: readonly string[], { terms }: ReviewYear): boolean {
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= dueOn && dueOn <= endsOn);
  return covered.some((day) => term && term.startsOn <= day && day <= term.endsOn);
}
