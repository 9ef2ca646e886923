import type { SchoolCalendar } from './school-calendar.js';
import { schoolDayFrom } from './school-days.js';

export type ExclusionKind = 'suspension' | 'permanent-exclusion';

/** Who must arrange full-time education from the sixth school day: the home authority is the child's. */
export type DutyHolder = 'school' | 'home-authority';

/** A child who is out of school, from the first school day out. */
export interface OutOfSchool {
  readonly kind: ExclusionKind;
  readonly firstDay: string;
  readonly lookedAfter?: boolean | undefined;
}

export interface SixthDay {
  readonly sixthDay: string;
  /** When education is expected: of a child who is looked after, from the first day. */
  readonly expectedOn: string;
  readonly dutyHolder: DutyHolder;
}

/**
 * The sixth consecutive school day, the first day being the first, by the calendar of the school
 * that excluded the child; null where no calendar reaches so far.
 */
export function sixthSchoolDay(
  { kind, firstDay, lookedAfter = false }: OutOfSchool,
  calendar: SchoolCalendar,
): SixthDay | null {
  const sixthDay = schoolDayFrom(firstDay, 6, calendar);
  if (sixthDay === null) return null;
  const dutyHolder = kind === 'suspension' ? 'school' : 'home-authority';
  return { sixthDay, expectedOn: lookedAfter ? firstDay : sixthDay, dutyHolder };
}
