import { type SchoolCalendar, type SixthDay, sixthSchoolDay } from '@ledger/school-time';
import { statusOf } from './exclusion.outcomes.js';
import type { Exclusion } from './exclusion.state.js';

/** The duty to educate from the sixth school day, and what became of it. */
export interface SixthDayDuty extends SixthDay {
  /** When the exclusion was taken back; the sixth day stays what it was. */
  readonly endedOn: string | null;
  /** Whether the duty ever arose: the child was still out on the sixth day. */
  readonly arose: boolean;
}

const SESSIONS_OF_FIVE_DAYS = 10;

/**
 * The sixth-day duty of an exclusion by the calendar of the school that excluded; null where no
 * calendar reaches so far, or where the suspension is of five school days or fewer.
 */
export function sixthDayDutyOf(
  exclusion: Exclusion,
  { calendar, lookedAfter }: { readonly calendar: SchoolCalendar; readonly lookedAfter?: boolean },
): SixthDayDuty | null {
  const { kind, details } = exclusion;
  const due = sixthSchoolDay({ kind, firstDay: details.firstDay, lookedAfter }, calendar);
  if (!due || isShort(exclusion, due.sixthDay)) return null;
  const endedOn = takenBackOn(exclusion);
  return { ...due, endedOn, arose: endedOn === null || endedOn > due.sixthDay };
}

function isShort({ kind, details }: Exclusion, sixthDay: string): boolean {
  if (kind === 'permanent-exclusion') return false;
  if (details.sessions !== undefined) return details.sessions <= SESSIONS_OF_FIVE_DAYS;
  return details.endsOn !== undefined && details.endsOn < sixthDay;
}

function takenBackOn(exclusion: Exclusion): string | null {
  const status = statusOf(exclusion);
  const isTakenBack = status === 'rescinded' || status === 'reinstated';
  return isTakenBack ? (exclusion.outcomes.at(-1)?.on ?? null) : null;
}

/**
 * The day from which a school no longer contributes to the child's placement, because it has
 * permanently excluded the child: the day of the exclusion itself is still the school's, whole, as a
 * contribution is for a day and never for half of one. Null where the exclusion was taken back.
 */
export function contributionStopsFrom(exclusion: Exclusion): string | null {
  if (exclusion.kind !== 'permanent-exclusion') return null;
  return takenBackOn(exclusion) === null ? exclusion.details.firstDay : null;
}
