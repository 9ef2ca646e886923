import {
  circumstancesOn,
  isWith,
  type Timetabled,
  timetabledIn,
  type Wanted,
} from '@ledger/caseload';
import type { SealedValue } from '@ledger/kernel';
import type { View } from '@ledger/read-model';
import {
  type DateSpan,
  type DayNumber,
  dayOf,
  eachExpectedWeek,
  expectedDays,
  type HalfDay,
  mondayOf,
  weekdayOf,
} from '@ledger/school-time';
import type { AttendanceTables } from './attendance.tables.js';
import type { Weeks } from './packed-weeks.js';
import { type Counted, countedInWeek } from './week-of-marks.js';
import { weeksIn } from './weeks-in.js';

export type AttendanceView = View<AttendanceTables>;

/** The authority, and the days asked about, both included. */
export interface Asked extends DateSpan {
  readonly authority: string;
}

/** A placement open in the period and what was marked of it there. */
export interface Attended {
  readonly placement: Timetabled;
  readonly weeks: Weeks;
}

/** The placements open in the period of children whom the authority ever had, with their marks. */
export async function attendedIn(
  view: AttendanceView,
  asked: Asked & Wanted,
): Promise<readonly Attended[]> {
  const [placements, sums] = await Promise.all([
    timetabledIn(view, asked.authority, asked),
    weeksIn(view, asked),
  ]);
  return placements.map((placement) => ({
    placement,
    weeks: sums.weeksOf(placement.placementId),
  }));
}

/** Each expected session in the period while the child was the authority's, with its mark. */
export function eachSession(
  { placement, weeks }: Attended,
  asked: Asked,
  see: (session: { date: string; half: HalfDay; counted: Counted }) => void,
): void {
  const { timetable, open } = placement;
  for (const { date, am, pm } of expectedDays(timetable, open, asked)) {
    if (!isWith(placement, asked.authority, date)) continue;
    const { monday, weekday } = placeInWeek(date);
    const week = weeks.get(monday) ?? 0;
    if (am) see({ date, half: 'AM', counted: countedInWeek(week, weekday, 'AM') });
    if (pm) see({ date, half: 'PM', counted: countedInWeek(week, weekday, 'PM') });
  }
}

/** The expected sessions of a span by week, with the marks of that week, whosever the child was. */
export function eachWeek(
  { placement, weeks }: Attended,
  span: DateSpan,
  see: (sessions: number, marks: number) => void,
): void {
  eachExpectedWeek(placement, span, (monday, sessions) => see(sessions, weeks.get(monday) ?? 0));
}

interface PlaceInWeek {
  readonly monday: DayNumber;
  readonly weekday: number;
}

// Every placement asks for the same few hundred dates.
const places = new Map<string, PlaceInWeek>();

function placeInWeek(date: string): PlaceInWeek {
  const known = places.get(date);
  if (known) return known;
  const day = dayOf(date);
  const place = { monday: mondayOf(day), weekday: weekdayOf(day) };
  places.set(date, place);
  return place;
}

/** The first day of the period on which the placement is open and the child is the authority's. */
export function firstOpenDay({ placement }: Attended, asked: Asked): string | null {
  const { timetable, story } = placement;
  const start = timetable.startsOn > asked.from ? timetable.startsOn : asked.from;
  const end = timetable.endedOn && timetable.endedOn < asked.to ? timetable.endedOn : asked.to;
  const starts = [start, ...story.map(({ from }) => from).filter((from) => from > start)];
  return starts.find((date) => date <= end && isWith(placement, asked.authority, date)) ?? null;
}

/** What is true of a placement's child on a date; a placement is never read without its child. */
export function circumstancesOf({ story, pupilId }: Timetabled, date: string) {
  const found = circumstancesOn(story, date);
  if (!found) throw new Error(`Nothing is known of the child ${pupilId}`);
  return found;
}

/** A mark with where it was made. */
export interface KnownMark {
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly eventId: string;
  readonly position: number;
  readonly placementId: string;
  readonly reference: SealedValue | null;
  readonly providerRef: string | null;
  readonly providerName: string | null;
}

/** The marks of a child's records in the period under the authority, expected or not. */
export function marksOf(
  view: AttendanceView,
  { authority, from, to }: Asked,
  records: readonly string[],
): Promise<readonly KnownMark[]> {
  return view.sql<KnownMark>(
    `select mark.date, mark.session, mark.code, mark.event_id, mark.position, mark.placement_id,
       leg.reference, provider.provider_ref, provider.name as provider_name
     from ${view.known('mark')} mark
     left join ${view.known('leg')} leg
       on leg.authority = mark.authority and leg.placement_id = mark.placement_id
     left join ${view.known('provider')} provider on provider.provider_id = mark.provider_id
     where mark.authority = $1 and mark.pupil_id = any($2) and mark.date between $3::date and $4::date`,
    [authority, records, from, to],
  );
}
