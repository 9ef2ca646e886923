import { type SchoolCalendar, schoolDayFrom } from '@ledger/school-time';
import type { Support } from './support.state.js';

const DAYS_UNTIL_THE_DUTY = 15;

/** The authority's duty towards a child who is away for health. */
export interface HealthDuty {
  /** The fifteenth school day away. */
  readonly dueOn: string;
  readonly endedOn: string | null;
  /** Whether the child was still away on that day. */
  readonly arose: boolean;
}

/**
 * When the authority must arrange education for a child who is away for health, by the calendar of
 * the school; null for support of another kind, or where no calendar reaches so far.
 */
export function healthDutyOf(
  { details, end }: Support,
  calendar: SchoolCalendar,
): HealthDuty | null {
  if (!('absentFrom' in details)) return null;
  const dueOn = schoolDayFrom(details.absentFrom, DAYS_UNTIL_THE_DUTY, calendar);
  if (dueOn === null) return null;
  const endedOn = end?.endedOn ?? null;
  return { dueOn, endedOn, arose: endedOn === null || endedOn > dueOn };
}
