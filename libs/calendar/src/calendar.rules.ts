import type { DataOf } from '@ledger/kernel';
import { academicYearSpan, isAcademicYear } from '@ledger/school-time';
import type { CalendarEvent } from './calendar.events.js';
import { refuse } from './calendar.refusals.js';

export type Term = DataOf<CalendarEvent, 'TermSet'>;

/** @throws Refusal when the term is not a span of days within its academic year. */
export function withinItsYear({ academicYear, startsOn, endsOn }: Term): void {
  if (!isAcademicYear(academicYear))
    throw refuse('academic-year-unknown', { academicYear }, 'academicYear');
  if (endsOn < startsOn) throw refuse('term-ends-before-it-starts', { startsOn, endsOn }, 'endsOn');
  const { from, to } = academicYearSpan(academicYear);
  if (startsOn < from || endsOn > to) {
    const field = startsOn < from ? 'startsOn' : 'endsOn';
    throw refuse('term-outside-academic-year', { academicYear, startsOn, endsOn, from, to }, field);
  }
}

/** @throws Refusal when another term of the same calendar shares a day with this one. */
export function apartFrom(others: readonly Term[], term: Term): void {
  const other = others.find((each) => !isSameTerm(each, term) && sharesDays(each, term));
  if (!other) return;
  const { academicYear, startsOn, endsOn } = other;
  throw refuse('terms-overlap', { term: other.term, academicYear, startsOn, endsOn });
}

const isSameTerm = (one: Term, other: Term) =>
  one.academicYear === other.academicYear && one.term === other.term;
const sharesDays = (one: Term, other: Term) =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;
