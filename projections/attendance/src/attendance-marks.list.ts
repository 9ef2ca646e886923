import { recordsOf, sealedField, survivorsIn, type Timetabled } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { attendanceFields, inOrder, notInOrder } from './attendance.figure.js';
import {
  type AttendanceView,
  type Attended,
  attendedIn,
  eachSession,
  type KnownMark,
  marksOf,
} from './attendance.queries.js';
import type { AttendanceTables } from './attendance.tables.js';
import { type Counted, countedAs } from './week-of-marks.js';

const params = attendanceFields
  .omit({ by: true })
  .extend({ pupilId: z.string(), providerRef: z.string().optional() })
  .refine(inOrder, notInOrder);
type Params = z.infer<typeof params>;

/** A session that was expected, marked, or both. */
export interface AttendanceMark {
  readonly date: string;
  readonly session: string;
  /** As it was sent; null for an expected session without a mark. */
  readonly code: string | null;
  readonly counted: Counted;
  /** Marked though not expected: it counts nowhere. */
  readonly additional: boolean;
  readonly placementId: string;
  readonly placementRef: SealedField | null;
  readonly providerRef: string | null;
  readonly provider: string | null;
  /** The event that made the mark what it is, and its position in the log. */
  readonly eventId: string | null;
  readonly position: number | null;
}

/** The sessions behind an enrolment, in order: every mark, and up to `on` what has no mark. */
export const attendanceMarks = {
  name: 'attendance-marks',
  projection: 'attendance',
  question: 'Which marks is the attendance of a child made of?',
  params,
  columns: [
    { name: 'date', label: 'Date', kind: 'date' },
    { name: 'session', label: 'Session', kind: 'text' },
    { name: 'code', label: 'Code', kind: 'text' },
    { name: 'counted', label: 'Counted as', kind: 'text' },
    { name: 'additional', label: 'Additional session', kind: 'flag' },
    { name: 'placementRef', label: 'Placement', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'providerRef', label: 'Provider reference', kind: 'text' },
    { name: 'position', label: 'Event', kind: 'integer' },
  ],
  async run(view, asked) {
    const attended = await attendedIn(view, asked);
    const records = recordsOf(await survivorsIn(view), asked.pupilId);
    const mine = attended.filter(({ placement }) => records.includes(placement.recordId));
    const marks = await marksOf(view, asked, records);
    return { rows: sessionsOf(mine, marks, asked), totals: {} };
  },
} satisfies Figure<Params, AttendanceTables> & {
  run(view: AttendanceView, asked: Params): Promise<{ rows: readonly AttendanceMark[] }>;
};

function sessionsOf(
  attended: readonly Attended[],
  marks: readonly KnownMark[],
  asked: Params,
): readonly AttendanceMark[] {
  const expected = new Map<string, AttendanceMark>();
  for (const each of attended)
    eachSession(each, asked, ({ date, half }) => {
      const session = unmarked(each.placement, date, half);
      expected.set(nameOf(session), session);
    });
  const marked = new Set(marks.map(nameOf));
  const due = ({ date }: AttendanceMark) => date <= (asked.on ?? asked.to);
  return [
    ...marks.map((mark) => markOf(mark, !expected.has(nameOf(mark)))),
    ...[...expected.values()].filter((each) => due(each) && !marked.has(nameOf(each))),
  ]
    .filter(({ providerRef }) => !asked.providerRef || providerRef === asked.providerRef)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

type Named = Pick<AttendanceMark, 'date' | 'session' | 'placementId'>;

const nameOf = ({ date, session, placementId }: Named) => `${date} ${session} ${placementId}`;

const unmarked = (placement: Timetabled, date: string, session: string): AttendanceMark => ({
  ...{ date, session, code: null, counted: 'none', additional: false },
  placementId: placement.placementId,
  placementRef: sealedField(placement.reference, 'placementRef'),
  providerRef: placement.providerRef,
  provider: placement.providerName,
  eventId: null,
  position: null,
});

const markOf = (mark: KnownMark, additional: boolean): AttendanceMark => ({
  ...{ date: mark.date, session: mark.session, code: mark.code, additional },
  counted: countedAs(mark.code, mark.date),
  placementId: mark.placementId,
  placementRef: sealedField(mark.reference, 'placementRef'),
  providerRef: mark.providerRef,
  provider: mark.providerName,
  eventId: mark.eventId,
  position: mark.position,
});
