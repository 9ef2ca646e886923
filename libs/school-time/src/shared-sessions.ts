import { type DayNumber, dateOf, mondayOf } from './day-number.js';
import type { Timetable } from './timetable.js';
import { spansOf, type TimetableSpan } from './timetable-spans.js';
import { type HalfDay, sessionsOfBits } from './weekly-pattern.js';

/** A half-day of the week that two legs both hold, on the first date on which they do. */
export interface SharedSession {
  readonly date: string;
  readonly half: HalfDay;
}

const halfDays = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * The half-days of the week that two legs hold at the same time, each once with its first date, in
 * order of date. Calendars have no say: a pattern holds its half-days in holidays too. A pause and
 * a leg that did not arrive hold nothing; past its planned end a leg holds nothing until extended.
 */
export function sharedSessions(a: Timetable, b: Timetable): readonly SharedSession[] {
  const firsts = new Map<number, DayNumber>();
  for (const mine of heldSpans(a))
    for (const theirs of heldSpans(b)) keepFirsts(firsts, mine, theirs);
  return [...firsts]
    .sort(([halfA, dayA], [halfB, dayB]) => dayA - dayB || halfA - halfB)
    .map(([half, day]) => ({ date: dateOf(day), half: half % 2 ? 'PM' : 'AM' }));
}

/**
 * The largest sum of sessions a week of the patterns that are in force on one day. It counts a
 * half-day that two legs hold jointly twice.
 */
export function mostSessionsAWeek(timetables: readonly Timetable[]): number {
  const spans = timetables.flatMap(heldSpans);
  const sums = spans.map(({ first }) => sum(spans.filter((span) => holds(span, first))));
  return Math.max(0, ...sums);
}

function keepFirsts(firsts: Map<number, DayNumber>, a: TimetableSpan, b: TimetableSpan) {
  const bits = a.bits & b.bits;
  const start = Math.max(a.first, b.first);
  const end = Math.min(a.last, b.last);
  for (const half of halfDays) {
    const day = firstOn(start, half >> 1);
    const isShared = (bits >> half) & 1 && day <= end;
    if (isShared && day < (firsts.get(half) ?? Infinity)) firsts.set(half, day);
  }
}

/** The first day from `start` on that is that weekday, 0 for Monday. */
function firstOn(start: DayNumber, weekday: number): DayNumber {
  const day = mondayOf(start) + weekday;
  return day < start ? day + 7 : day;
}

const heldSpans = (timetable: Timetable) =>
  spansOf(timetable).filter(({ paused }) => paused === 'no');
const holds = (span: TimetableSpan, day: DayNumber) => span.first <= day && day <= span.last;
const sum = (spans: readonly TimetableSpan[]) =>
  spans.reduce((total, { bits }) => total + sessionsOfBits(bits), 0);
