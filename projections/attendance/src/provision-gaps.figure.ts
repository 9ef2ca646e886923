import { isWith, sealedField, type Timetabled, timetabledIn } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { expectedDays, type HalfDay } from '@ledger/school-time';
import type { z } from 'zod';
import { attendanceFields, inOrder, notInOrder } from './attendance.figure.js';
import type { Asked, AttendanceView } from './attendance.queries.js';
import type { AttendanceTables } from './attendance.tables.js';

const params = attendanceFields.omit({ by: true }).refine(inOrder, notInOrder);
type Params = z.infer<typeof params>;

/** A session at which a child had no provision. */
export interface ProvisionGap {
  readonly date: string;
  readonly session: HalfDay;
  readonly pupilId: string;
  readonly pupilRef: SealedField | null;
  readonly providerRef: string;
  readonly provider: string;
  readonly placementId: string;
  readonly placementRef: SealedField | null;
}

/**
 * The sessions in the period, up to `on`, that a paused placement would have held and no other
 * placement of the child holds. The ledger writes no attendance code for them: the school has its own.
 */
export const provisionGaps = {
  name: 'provision-gaps',
  projection: 'attendance',
  question: 'At which sessions had a child no provision because its placement was paused?',
  params,
  columns: [
    { name: 'date', label: 'Date', kind: 'date' },
    { name: 'session', label: 'Session', kind: 'text' },
    { name: 'pupilRef', label: 'Pupil', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'providerRef', label: 'Provider reference', kind: 'text' },
    { name: 'placementRef', label: 'Placement', kind: 'text' },
  ],
  async run(view, { on, ...asked }) {
    const until = on !== undefined && on < asked.to ? on : asked.to;
    const placements = await timetabledIn(view, asked.authority, asked);
    const rows = gapsIn(placements, { ...asked, to: until });
    const pupils = new Set(rows.map(({ pupilId }) => pupilId)).size;
    return { rows, totals: { sessions: rows.length, pupils } };
  },
} satisfies Figure<Params, AttendanceTables> & {
  run(
    view: AttendanceView,
    asked: Params,
  ): Promise<{ rows: readonly ProvisionGap[]; totals: { sessions: number; pupils: number } }>;
};

type Named = Pick<ProvisionGap, 'date' | 'session' | 'pupilId'>;

const nameOf = ({ date, session, pupilId }: Named) => `${date} ${session} ${pupilId}`;

function gapsIn(placements: readonly Timetabled[], asked: Asked): readonly ProvisionGap[] {
  const held = new Set(placements.flatMap((each) => sessionsOf(each, asked)).map(nameOf));
  const lost = placements
    .filter(({ timetable }) => timetable.pauses.length > 0)
    .flatMap((each) => sessionsOf(unpaused(each), asked))
    .filter((gap) => !held.has(nameOf(gap)));
  const gaps = new Map(lost.map((gap) => [nameOf(gap), gap]));
  return [...gaps].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, gap]) => gap);
}

const unpaused = (placement: Timetabled): Timetabled => ({
  ...placement,
  timetable: { ...placement.timetable, pauses: [] },
});

/** The sessions at which the child is expected while it is the authority's. */
function sessionsOf(placement: Timetabled, asked: Asked): readonly ProvisionGap[] {
  const { timetable, open, pupilId, placementId, providerRef, providerName } = placement;
  const about = {
    ...{ pupilId, placementId, providerRef, provider: providerName },
    pupilRef: sealedField(placement.identity, 'pupilRef'),
    placementRef: sealedField(placement.reference, 'placementRef'),
  };
  return expectedDays(timetable, open, asked)
    .filter(({ date }) => isWith(placement, asked.authority, date))
    .flatMap(({ date, am, pm }) => [
      ...(am ? [{ date, session: 'AM' as const, ...about }] : []),
      ...(pm ? [{ date, session: 'PM' as const, ...about }] : []),
    ]);
}
