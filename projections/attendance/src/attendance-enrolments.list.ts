import { sealedField } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { attendanceFields, inOrder, notInOrder } from './attendance.figure.js';
import { type AttendanceView, attendedIn } from './attendance.queries.js';
import type { AttendanceTables } from './attendance.tables.js';
import { byKey, type Enrolment, groupedEnrolments } from './enrolments.js';
import { absenceRateOf, isPersistent, isSevere, possibleOf } from './tally.js';

const params = attendanceFields.extend({ key: z.string().optional() }).refine(inOrder, notInOrder);
type Params = z.infer<typeof params>;

/** One pupil at one provider in the period; with `possible` 0 it is no enrolment yet. */
export interface AttendanceEnrolment {
  /** The group, as in the figure; of a pupil the random id. */
  readonly key: string;
  readonly pupilId: string;
  readonly pupilRef: SealedField | null;
  readonly givenName: SealedField | null;
  readonly familyName: SealedField | null;
  readonly providerId: string;
  readonly providerRef: string;
  readonly provider: string;
  readonly possible: number;
  readonly attended: number;
  readonly authorisedAbsence: number;
  readonly unauthorisedAbsence: number;
  readonly absenceRate: number | null;
  readonly persistent: boolean;
  readonly severe: boolean;
  readonly unmarked: number;
}

/** The enrolments behind a row of the attendance figure, or behind all: `key` names the row. */
export const attendanceEnrolments = {
  name: 'attendance-enrolments',
  projection: 'attendance',
  question: 'Which enrolments is the attendance made of?',
  params,
  columns: [
    { name: 'pupilRef', label: 'Pupil', kind: 'text' },
    { name: 'givenName', label: 'Given name', kind: 'text' },
    { name: 'familyName', label: 'Family name', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'providerRef', label: 'Provider reference', kind: 'text' },
    { name: 'possible', label: 'Possible sessions', kind: 'integer' },
    { name: 'attended', label: 'Attended', kind: 'integer' },
    { name: 'authorisedAbsence', label: 'Authorised absence', kind: 'integer' },
    { name: 'unauthorisedAbsence', label: 'Unauthorised absence', kind: 'integer' },
    { name: 'absenceRate', label: 'Absence rate', kind: 'percent' },
    { name: 'persistent', label: 'Persistent absentee', kind: 'flag' },
    { name: 'severe', label: 'Severe absentee', kind: 'flag' },
    { name: 'unmarked', label: 'Unmarked sessions', kind: 'integer' },
  ],
  async run(view, asked) {
    const { by, on = asked.to, key } = asked;
    const { groups } = groupedEnrolments(await attendedIn(view, asked), asked, { by, on });
    const wanted = [...groups].filter(([group]) => key === undefined || group === key).sort(byKey);
    const rows = wanted.flatMap(([group, enrolments]) =>
      [...enrolments.values()].map((each) => rowOf(group, each)),
    );
    return { rows, totals: {} };
  },
} satisfies Figure<Params, AttendanceTables> & {
  run(view: AttendanceView, asked: Params): Promise<{ rows: readonly AttendanceEnrolment[] }>;
};

function rowOf(key: string, { placement, tally }: Enrolment): AttendanceEnrolment {
  const { pupilId, identity, providerId, providerRef, providerName } = placement;
  const { attended, authorised, unauthorised, unmarked } = tally;
  const possible = possibleOf(tally);
  return {
    ...{ key, pupilId, providerId, providerRef, provider: providerName },
    pupilRef: sealedField(identity, 'pupilRef'),
    givenName: sealedField(identity, 'givenName'),
    familyName: sealedField(identity, 'familyName'),
    ...{ possible, attended, unmarked },
    authorisedAbsence: authorised,
    unauthorisedAbsence: unauthorised,
    absenceRate: absenceRateOf(authorised + unauthorised, possible),
    persistent: isPersistent(tally),
    severe: isSevere(tally),
  };
}
