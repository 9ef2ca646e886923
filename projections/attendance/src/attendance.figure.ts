import { sealedField } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { type AttendanceView, attendedIn } from './attendance.queries.js';
import type { AttendanceTables } from './attendance.tables.js';
import { byKey, type Enrolments, groupedEnrolments } from './enrolments.js';
import { type Measures, measuresOf } from './tally.js';

export const attendanceFields = z.strictObject({
  authority: z.string().regex(/^\d{3}$/),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(['authority', 'provider', 'school', 'keyStage', 'pupil']).default('authority'),
  on: z.iso.date().optional(),
});
export const inOrder = ({ from, to }: { from: string; to: string }): boolean => from <= to;
export const notInOrder = { path: ['to'], message: 'must not be before the first date' };

const attendanceParams = attendanceFields.refine(inOrder, notInOrder);
export type AttendanceParams = z.infer<typeof attendanceParams>;

/**
 * `key` is the authority's code, the provider's reference, the school's URN (`none` without one),
 * the key stage, or the pupil's reference, sealed; the pupil's id is in its `$sealed.part.pupilId`.
 */
export type AttendanceRow = { readonly key: string | SealedField } & Measures;

/**
 * Marks of expected sessions in the period, both dates included. `possible` counts those whose code
 * is a possible session, `unmarked` the expected sessions up to `on` that have no mark. A mark of a
 * session that was not expected counts nowhere. Every key with an open placement has a row.
 */
export const attendance = {
  name: 'attendance',
  projection: 'attendance',
  question: 'How much of what was possible did children attend, and who was missing?',
  params: attendanceParams,
  columns: [
    { name: 'key', label: 'Group', kind: 'text' },
    { name: 'enrolments', label: 'Enrolments', kind: 'integer' },
    { name: 'possible', label: 'Possible sessions', kind: 'integer' },
    { name: 'attended', label: 'Attended', kind: 'integer' },
    { name: 'authorisedAbsence', label: 'Authorised absence', kind: 'integer' },
    { name: 'unauthorisedAbsence', label: 'Unauthorised absence', kind: 'integer' },
    { name: 'absenceRate', label: 'Absence rate', kind: 'percent' },
    { name: 'persistentAbsentees', label: 'Persistent absentees', kind: 'integer' },
    { name: 'severeAbsentees', label: 'Severe absentees', kind: 'integer' },
    { name: 'unmarked', label: 'Unmarked sessions', kind: 'integer' },
  ],
  async run(view, asked) {
    const { by, on = asked.to } = asked;
    const attended = await attendedIn(view, {
      ...asked,
      personal: by === 'pupil' ? 'identity' : 'none',
    });
    const { groups, all } = groupedEnrolments(attended, asked, { by, on });
    const measures = (enrolments: Enrolments) =>
      measuresOf([...enrolments.values()].map(({ tally }) => tally));
    return {
      rows: [...groups].sort(byKey).map(([key, enrolments]) => ({
        key: by === 'pupil' ? pupilRefOf(enrolments, key) : key,
        ...measures(enrolments),
      })),
      totals: measures(all),
    };
  },
} satisfies Figure<AttendanceParams, AttendanceTables> & {
  run(
    view: AttendanceView,
    asked: AttendanceParams,
  ): Promise<{ rows: readonly AttendanceRow[]; totals: Measures }>;
};

function pupilRefOf(enrolments: Enrolments, pupilId: string): SealedField | string {
  const [first] = enrolments.values();
  return sealedField(first?.placement.identity ?? null, 'pupilRef') ?? pupilId;
}
