import {
  attendance,
  type AttendanceEnrolment,
  attendanceEnrolments,
  type AttendanceMark,
  attendanceMarks,
  type AttendanceRow,
} from '@ledger/attendance';
import { tableView } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import { academicYearOf, academicYearSpan } from '@ledger/school-time';
import {
  type Asked,
  authorityField,
  knownAtField,
  onField,
  type QuestionField,
} from '../../questions/question-field.js';
import type { QuestionPage, Starting } from '../../questions/question-page.js';
import { csvOf, paths, withQuery } from '../paths.js';
import { historyOf } from '../placement-links.js';

const period: readonly QuestionField[] = [
  authorityField,
  { name: 'from', label: 'From', kind: 'date' },
  { name: 'to', label: 'To', kind: 'date' },
];
const by: QuestionField = {
  name: 'by',
  label: 'Grouped by',
  kind: 'choice',
  choices: [
    ['authority', 'Authority'],
    ['provider', 'Provider'],
    ['school', 'School'],
    ['keyStage', 'Key stage'],
  ],
};
const fields = [...period, by, onField, knownAtField];

const thisYear = ({ today, authority }: Starting): Asked => ({
  authority,
  from: academicYearSpan(academicYearOf(today)).from,
  to: today,
  on: today,
});
const start = (starting: Starting): Asked => ({ ...thisYear(starting), by: 'provider' });

/** The attendance of the academic year so far, by provider, unless asked otherwise. */
export const attendanceQuestion: QuestionPage = {
  path: paths.attendance,
  permission: 'read-figures',
  template: 'attendance/attendance.njk',
  figure: attendance,
  fields,
  start,
  view: ({ rows, totals }: FigureResult, asked: Asked, here: string) => ({
    table: tableView({
      caption: 'Attendance',
      columns: attendance.columns,
      rows: rows as readonly AttendanceRow[],
      totals,
      links: {
        key: ({ key }) => withQuery(paths.attendanceEnrolments, { ...asked, key: String(key) }),
      },
      csv: csvOf(here),
    }),
    everyEnrolment: withQuery(paths.attendanceEnrolments, asked),
  }),
};

/** A list of marks takes neither group nor grouping. */
const narrowed = { by: undefined, key: undefined };

const marksOf =
  (asked: Asked) =>
  ({ pupilId, providerRef }: AttendanceEnrolment) =>
    withQuery(paths.attendanceMarks, { ...asked, ...narrowed, pupilId, providerRef });

export const enrolmentsQuestion: QuestionPage = {
  path: paths.attendanceEnrolments,
  permission: 'follow-figures',
  template: 'attendance/enrolments.njk',
  figure: attendanceEnrolments,
  fields,
  start,
  view: ({ rows }: FigureResult, asked: Asked, here: string) => ({
    back: withQuery(paths.attendance, { ...asked, key: undefined }),
    key: asked['key'],
    table: tableView({
      caption: 'Enrolments: a pupil at a provider',
      columns: attendanceEnrolments.columns,
      rows: rows as readonly AttendanceEnrolment[],
      links: { pupilRef: marksOf(asked) },
      csv: csvOf(here),
    }),
  }),
};

export const marksQuestion: QuestionPage = {
  path: paths.attendanceMarks,
  permission: 'follow-figures',
  template: 'attendance/marks.njk',
  figure: attendanceMarks,
  fields: [...period, onField, knownAtField],
  start: thisYear,
  view: ({ rows }: FigureResult, asked: Asked, here: string) => ({
    history: historyOf(asked, asked),
    table: tableView({
      caption: 'Sessions and marks',
      columns: attendanceMarks.columns,
      rows: rows as readonly AttendanceMark[],
      links: { position: ({ position }) => (position ? paths.event(position) : undefined) },
      csv: csvOf(here),
    }),
  }),
};
