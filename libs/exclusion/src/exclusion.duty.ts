import {
  addDays,
  type SchoolCalendar,
  schoolDayFrom,
  type SixthDay,
  sixthSchoolDay,
} from '@ledger/school-time';
import { statusOf } from './exclusion.outcomes.js';
import type { DatedOutcome, Exclusion } from './exclusion.state.js';

/** What an exclusion's clocks depend on, from whichever side it is read. */
export interface ExclusionCourse extends Pick<Exclusion, 'kind' | 'details'> {
  /** In the order in which they were recorded. */
  readonly outcomes: readonly Pick<DatedOutcome, 'outcome' | 'on'>[];
}

/** The duty to educate from the sixth school day, and what became of it. */
export interface SixthDayDuty extends SixthDay {
  /** When the exclusion was taken back; the sixth day stays what it was. */
  readonly endedOn: string | null;
  /** Whether the duty ever arose: the child was still out on the sixth day. */
  readonly arose: boolean;
  /** The last school day of a suspension, where it is known; a permanent exclusion has none. */
  readonly lastDay: string | null;
}

/**
 * What became of the duty by a day: still to be met, missed and not met since, met in time, met
 * late, or over because the child was back in school before education elsewhere began.
 */
export type SixthDayResult = 'waiting' | 'missed' | 'met' | 'late' | 'over';

const SESSIONS_OF_FIVE_DAYS = 10;

/**
 * The sixth-day duty of an exclusion by the calendar of the school that excluded; null where no
 * calendar reaches so far, or where the suspension is of five school days or fewer.
 */
export function sixthDayDutyOf(
  exclusion: ExclusionCourse,
  { calendar, lookedAfter }: { readonly calendar: SchoolCalendar; readonly lookedAfter?: boolean },
): SixthDayDuty | null {
  const { kind, details } = exclusion;
  const due = sixthSchoolDay({ kind, firstDay: details.firstDay, lookedAfter }, calendar);
  if (!due || isShort(exclusion, due.sixthDay)) return null;
  const endedOn = takenBackOn(exclusion);
  const arose = endedOn === null || endedOn > due.sixthDay;
  return { ...due, endedOn, arose, lastDay: lastDayOf(exclusion, calendar) };
}

/**
 * What became of the duty as it stands at the end of a day: what comes after changes nothing of it.
 * @param placedOn the first day of education elsewhere; null where there is none
 * @param on YYYY-MM-DD
 */
export function sixthDayResult(
  duty: Pick<SixthDayDuty, 'sixthDay' | 'endedOn' | 'lastDay'>,
  placedOn: string | null,
  on: string,
): SixthDayResult {
  const backOn = backInSchoolOn(duty) ?? NEVER;
  if (placedOn !== null && placedOn <= on && placedOn < backOn)
    return placedOn <= duty.sixthDay ? 'met' : 'late';
  if (backOn <= on) return 'over';
  return on <= duty.sixthDay ? 'waiting' : 'missed';
}

const NEVER = '9999-12-31';

function backInSchoolOn({ endedOn, lastDay }: Pick<SixthDayDuty, 'endedOn' | 'lastDay'>) {
  if (endedOn !== null) return endedOn;
  return lastDay === null ? null : addDays(lastDay, 1);
}

/** The last school day out of school; sessions that are counted say more than a last day does. */
function lastDayOf({ kind, details }: ExclusionCourse, calendar: SchoolCalendar): string | null {
  if (kind === 'permanent-exclusion') return null;
  const { firstDay, sessions, endsOn } = details;
  if (sessions === undefined) return endsOn ?? null;
  return schoolDayFrom(firstDay, Math.ceil(sessions / 2), calendar) ?? endsOn ?? null;
}

function isShort({ kind, details }: ExclusionCourse, sixthDay: string): boolean {
  if (kind === 'permanent-exclusion') return false;
  if (details.sessions !== undefined) return details.sessions <= SESSIONS_OF_FIVE_DAYS;
  return details.endsOn !== undefined && details.endsOn < sixthDay;
}

function takenBackOn(exclusion: ExclusionCourse): string | null {
  const status = statusOf(exclusion);
  const isTakenBack = status === 'rescinded' || status === 'reinstated';
  return isTakenBack ? (exclusion.outcomes.at(-1)?.on ?? null) : null;
}

/**
 * The day from which a school no longer contributes to the child's placement, because it has
 * permanently excluded the child: the day of the exclusion itself is still the school's, whole, as a
 * contribution is for a day and never for half of one. Null where the exclusion was taken back.
 */
export function contributionStopsFrom(exclusion: ExclusionCourse): string | null {
  if (exclusion.kind !== 'permanent-exclusion') return null;
  return takenBackOn(exclusion) === null ? exclusion.details.firstDay : null;
}
