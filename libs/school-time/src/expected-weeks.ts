import { type DayNumber, dateOf, dayOf, mondayOf } from './day-number.js';
import type { OpenDays } from './expected-sessions.js';
import type { SchoolCalendar } from './school-calendar.js';
import type { Timetable } from './timetable.js';
import { spansOf, type TimetableSpan } from './timetable-spans.js';
import type { DateSpan } from './years.js';

/** Told of the expected sessions of a week: ten bits, Monday AM the lowest, never none. */
export type SeeWeek = (monday: DayNumber, sessions: number) => void;

const wholeWeek = 0b1111111111;

/**
 * The expected sessions in a span, both ends included, week by week in order: the same sessions as
 * `expectedDays`, some twenty times as fast. A week in which the timetable changes comes in parts.
 */
export function eachExpectedWeek(
  { timetable, open }: { readonly timetable: Timetable; readonly open: OpenDays },
  span: DateSpan,
  see: SeeWeek,
): void {
  const weeks = openWeeksOf(open);
  const [from, to] = [dayOf(span.from), dayOf(span.to)];
  for (const each of spansOf(timetable)) {
    if (each.paused !== 'no') continue;
    const first = Math.max(from, each.first);
    visitWeeks({ ...each, first, last: Math.min(to, each.last) }, weeks, see);
  }
}

/** The same of days in a row with one weekly pattern, paused or not; `last` is finite. */
export function eachOpenWeek(days: Days, open: OpenDays, see: SeeWeek): void {
  visitWeeks(days, openWeeksOf(open), see);
}

type Days = Pick<TimetableSpan, 'first' | 'last' | 'bits'>;

function visitWeeks({ first, last, bits }: Days, weeks: OpenWeeks, see: SeeWeek) {
  for (let monday = mondayOf(first); monday <= last; monday += 7) {
    const sessions = weeks.openIn(monday) & bits & daysBetween(first - monday, last - monday);
    if (sessions) see(monday, sessions);
  }
}

/** The bits of the weekdays from one to another; days before Monday and after Friday have none. */
const daysBetween = (first: number, last: number): number =>
  (wholeWeek << (2 * Math.max(first, 0))) & (last < 5 ? (1 << (2 * (last + 1))) - 1 : wholeWeek);

// Weeks are kept by their number, up to the year 2126: a list is quicker to look into than a map.
const MOST_WEEKS = 8_192;
const NOT_KNOWN = -1;

/** Which sessions take place in each week as far as calendar and provider go. */
class OpenWeeks {
  readonly #weeks = new Int16Array(MOST_WEEKS).fill(NOT_KNOWN);

  constructor(
    readonly calendar: SchoolCalendar,
    readonly providerClosed: ReadonlySet<string>,
  ) {}

  openIn(monday: DayNumber): number {
    // Monday 5 January 1970 is day 4, and week 1.
    const week = (monday + 3) / 7;
    const known = this.#weeks[week] ?? NOT_KNOWN;
    if (known !== NOT_KNOWN) return known;
    const sessions = this.#workOut(monday);
    this.#weeks[week] = sessions;
    return sessions;
  }

  #workOut(monday: DayNumber): number {
    let sessions = 0;
    for (let weekday = 0; weekday < 5; weekday += 1)
      if (this.#isOpen(monday + weekday)) sessions |= 3 << (2 * weekday);
    return sessions;
  }

  #isOpen(day: DayNumber): boolean {
    if (!this.calendar.isSchoolDay(day)) return false;
    return this.providerClosed.size === 0 || !this.providerClosed.has(dateOf(day));
  }
}

const known = new WeakMap<SchoolCalendar, WeakMap<ReadonlySet<string>, OpenWeeks>>();

// Many placements share a calendar and a provider: their open weeks are worked out once.
function openWeeksOf({ authority, providerClosed }: OpenDays): OpenWeeks {
  const ofCalendar = known.get(authority) ?? new WeakMap<ReadonlySet<string>, OpenWeeks>();
  known.set(authority, ofCalendar);
  const weeks = ofCalendar.get(providerClosed) ?? new OpenWeeks(authority, providerClosed);
  ofCalendar.set(providerClosed, weeks);
  return weeks;
}
