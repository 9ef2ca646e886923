import { caseloadTables } from '@ledger/caseload';
import { additive, keyed, type RowOf } from '@ledger/read-model';

/** Each mark under the authority that is the child's on its date. */
const mark = keyed({
  columns: {
    authority: 'text',
    placementId: 'text',
    pupilId: 'text',
    providerId: 'text',
    date: 'date',
    session: 'text',
    code: 'text',
    eventId: 'text',
    position: 'integer',
  },
  key: ['placementId', 'date', 'session'],
  indexes: { byPupil: ['pupilId'] },
  scope: { authority: 'authority', provider: 'providerId' },
});

/** The marks of a placement in a week, as one number: see week-of-marks.ts. */
const week = additive({
  columns: { authority: 'text', placementId: 'text', monday: 'date' },
  measures: ['marks'],
  date: 'monday',
  // Whole blocks are read once, and what comes after them for every question: it should be little.
  blockPositions: 16_384,
  scope: { authority: 'authority' },
});

export const attendanceTables = { ...caseloadTables, mark, week };
export type AttendanceTables = typeof attendanceTables;
export type MarkRow = RowOf<(typeof mark)['columns']>;
