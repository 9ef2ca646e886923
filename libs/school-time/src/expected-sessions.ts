import { type DayNumber, dateOf, dayOf } from './day-number.js';
import type { SchoolCalendar } from './school-calendar.js';
import type { Timetable } from './timetable.js';
import { spansOf, type TimetableSpan } from './timetable-spans.js';
import { type Halves, halvesOn, sessionsIn } from './weekly-pattern.js';
import type { DateSpan } from './years.js';

/** What decides besides the timetable whether a session takes place. */
export interface OpenDays {
  /** The calendar of the pupil's authority; the provider's own authority has no say. */
  readonly authority: SchoolCalendar;
  /** Dates on which the provider is closed. */
  readonly providerClosed: ReadonlySet<string>;
}

export interface ExpectedSessions {
  readonly am: boolean;
  readonly pm: boolean;
}

export interface ExpectedDay extends ExpectedSessions {
  readonly date: string;
}

/** The sessions of a date at which the child is expected. */
export function expectedSessionsOn(
  timetable: Timetable,
  date: string,
  open: OpenDays,
): ExpectedSessions {
  let found: Halves = 0;
  visit(timetable, open, {
    first: dayOf(date),
    last: dayOf(date),
    see: (_, halves) => (found = halves),
  });
  return { am: (found & 1) !== 0, pm: (found & 2) !== 0 };
}

/** The days of a span, both ends included, with at least one expected session, in order. */
export function expectedDays(
  timetable: Timetable,
  open: OpenDays,
  span: DateSpan,
): readonly ExpectedDay[] {
  const days: ExpectedDay[] = [];
  const see = (day: DayNumber, halves: Halves) =>
    days.push({ date: dateOf(day), am: (halves & 1) !== 0, pm: (halves & 2) !== 0 });
  visit(timetable, open, { first: dayOf(span.from), last: dayOf(span.to), see });
  return days;
}

/** How many sessions are expected in a span, both ends included. */
export function countExpectedSessions(
  timetable: Timetable,
  open: OpenDays,
  span: DateSpan,
): number {
  let count = 0;
  const see = (_: DayNumber, halves: Halves) => (count += sessionsIn(halves));
  visit(timetable, open, { first: dayOf(span.from), last: dayOf(span.to), see });
  return count;
}

interface Visit {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly see: (day: DayNumber, halves: Halves) => void;
}

function visit(timetable: Timetable, open: OpenDays, { first, last, see }: Visit) {
  const seeOpen: Visit['see'] = (day, halves) => {
    if (isOpen(open, day)) see(day, halves);
  };
  for (const span of spansOf(timetable)) {
    if (span.paused !== 'no') continue;
    visitSpan(span, {
      first: Math.max(first, span.first),
      last: Math.min(last, span.last),
      see: seeOpen,
    });
  }
}

function visitSpan({ bits }: TimetableSpan, { first, last, see }: Visit) {
  for (let day = first; day <= last; day += 1) {
    const halves = halvesOn(bits, day);
    if (halves) see(day, halves);
  }
}

function isOpen({ authority, providerClosed }: OpenDays, day: DayNumber): boolean {
  return authority.isSchoolDay(day) && !(providerClosed.size && providerClosed.has(dateOf(day)));
}
