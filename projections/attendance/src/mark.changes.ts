import { authorityOn, type CaseloadRows, followingMoves } from '@ledger/caseload';
import type { Change, Need, Seen } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import { dateOf, type DayNumber, dayOf, type HalfDay, mondayOf } from '@ledger/school-time';
import type { MarkRow } from './attendance.tables.js';
import { countedAs, inWeek } from './week-of-marks.js';

type Marked = Seen<RegisterEvent, 'AttendanceMarked' | 'AttendanceCorrected'>;
type Rows = CaseloadRows & {
  one(table: 'mark', key: Readonly<Record<string, string>>): MarkRow | undefined;
};

const keyOf = ({ placementId, date, session }: Marked['data']) => ({ placementId, date, session });

const marked = {
  needs: ({ data }: Marked): readonly Need[] => [
    { table: 'mark', key: keyOf(data) },
    { table: 'child', index: 'byPupil', values: { pupilId: data.pupilId } },
  ],
  changes: mark,
};

/** What the events of a register change: the mark, and the week that it adds to. */
export const markHandlers = {
  AttendanceMarked: marked,
  AttendanceCorrected: marked,
  AbsenceFollowedUp: 'ignore',
  SafeAndWellConfirmed: 'ignore',
} as const;

/** As in the caseload; the child's marks follow it to the authority that it now had on their date. */
export const moveHandler = followingMoves<'mark', MarkRow>({ table: 'mark', moved: exchanged });

function mark(event: Marked, rows: Rows): readonly Change[] {
  const { data, eventId, position } = event;
  const { pupilId, placementId, providerId, date, session, code } = data;
  const authority = authorityOn(rows, event);
  // Whole at once: to add to a copy of another takes many times as long, and marks are most events.
  const after = {
    authority,
    placementId,
    pupilId,
    providerId,
    date,
    session,
    code,
    eventId,
    position,
  };
  return exchanged(rows.one('mark', keyOf(data)), after);
}

function exchanged(before: MarkRow | undefined, after: MarkRow): readonly Change[] {
  const sums = before ? [inSum(before, -1), inSum(after, 1)] : [inSum(after, 1)];
  return [{ do: 'put', table: 'mark', row: after }, ...sums];
}

function inSum({ authority, placementId, date, session, code }: MarkRow, sign: 1 | -1): Change {
  const { day, monday } = placeOf(date);
  const marks = sign * inWeek(countedAs(code, date), day, session as HalfDay);
  return { do: 'add', table: 'week', key: { authority, placementId, monday }, measures: { marks } };
}

interface Place {
  readonly day: DayNumber;
  readonly monday: string;
}

// Marks are of a few hundred dates, and a date is dear to take apart.
const places = new Map<string, Place>();

function placeOf(date: string): Place {
  const known = places.get(date);
  if (known) return known;
  const day = dayOf(date);
  const place = { day, monday: dateOf(mondayOf(day)) };
  if (places.size < 20_000) places.set(date, place);
  return place;
}
