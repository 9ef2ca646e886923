import { type DayNumber, dateOf, dayOf } from './day-number.js';
import { isOpenOn, patternAt, pausesOn, plannedEndAt, type Timetable } from './timetable.js';
import { patternBits } from './weekly-pattern.js';

/** Days in a row, both included, on which a leg is covered and nothing about it changes. */
export interface TimetableSpan {
  readonly first: DayNumber;
  /** Infinity when the leg has neither an end nor a planned end. */
  readonly last: DayNumber;
  /** The weekly pattern as bits, as `patternBits` gives them. */
  readonly bits: number;
  readonly paused: 'no' | 'charged' | 'uncharged';
}

const known = new WeakMap<Timetable, readonly TimetableSpan[]>();

/**
 * The covered days of a leg, in order and apart: from the start to the end, else to the planned end
 * in force on the day, else without limit. Worked out once for each timetable.
 */
export function spansOf(timetable: Timetable): readonly TimetableSpan[] {
  const before = known.get(timetable);
  if (before) return before;
  const spans = workOut(timetable);
  known.set(timetable, spans);
  return spans;
}

function workOut(timetable: Timetable): readonly TimetableSpan[] {
  const starts = changeDays(timetable);
  return starts.flatMap((first, at) => {
    const date = dateOf(first);
    if (!isCovered(timetable, date)) return [];
    const last = (starts[at + 1] ?? Infinity) - 1;
    const bits = patternBits(patternAt(timetable, date));
    return [{ first, last, bits, paused: pausedHow(timetable, date) }];
  });
}

/** Every day on which something may become different, in order; between two of them nothing does. */
function changeDays(timetable: Timetable): readonly DayNumber[] {
  const { startsOn, endedOn, plannedEndOn, variations, pauses } = timetable;
  const changes = [
    ...variations.flatMap((each) => [day(each.from), dayAfter(each.plannedEndOn)]),
    ...pauses.flatMap((each) => [day(each.from), day(each.to)]),
    dayAfter(endedOn),
    dayAfter(plannedEndOn),
  ];
  const start = dayOf(startsOn);
  const later = changes.filter((change): change is DayNumber => change !== null && change > start);
  return [...new Set([start, ...later])].sort((a, b) => a - b);
}

function isCovered(timetable: Timetable, date: string): boolean {
  if (!isOpenOn(timetable, date)) return false;
  const plannedEndOn = plannedEndAt(timetable, date);
  return Boolean(timetable.endedOn) || plannedEndOn === null || date <= plannedEndOn;
}

function pausedHow(timetable: Timetable, date: string): TimetableSpan['paused'] {
  const pauses = pausesOn(timetable, date);
  if (pauses.length === 0) return 'no';
  return pauses.every(({ charged }) => charged) ? 'charged' : 'uncharged';
}

const day = (date: string | null | undefined) => (date ? dayOf(date) : null);
const dayAfter = (date: string | null | undefined) => (date ? dayOf(date) + 1 : null);
