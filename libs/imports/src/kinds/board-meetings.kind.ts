import { importKind } from '../kind.js';
import { date } from '../table/cells.amounts.js';
import { list, text } from '../table/cells.js';
import { given, optional, required } from '../table/column.js';
import { planRef, recordPlanRows } from './plan.rows.js';

export const boardMeetings = importKind({
  name: 'board-meetings',
  sentence: 'A meeting of the board that oversees an improvement plan.',
  key: ['planRef', 'heldOn'],
  columns: {
    planRef,
    heldOn: required(date, '2024-10-23'),
    attendees: optional(list, 'Director of education;Head of inclusion'),
    chair: optional(text, 'Director of education'),
    decisions: optional(text, ''),
  },
  open: (run) => (rows) =>
    recordPlanRows(
      run,
      rows.map(({ row, values: { planRef: ref, attendees, ...meeting } }) => ({
        row,
        planRef: ref,
        command: {
          type: 'RecordBoardMeeting',
          data: given({ ...meeting, attendees: attendees && [...attendees] }),
        },
      })),
    ),
});
