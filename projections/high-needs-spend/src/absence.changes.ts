import { authorityOn, type CaseloadRows, followingMoves } from '@ledger/caseload';
import type { Change, Need, Seen } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import { judgeMark } from '@ledger/school-time';
import type { AbsenceRow } from './high-needs-spend.tables.js';

type Marked = Seen<RegisterEvent, 'AttendanceMarked' | 'AttendanceCorrected'>;

const keyOf = ({ placementId, date, session }: Marked['data']) => ({ placementId, date, session });

const wasThere = ({ data: { code, date } }: Marked): boolean => {
  const judged = judgeMark(code, date);
  if ('refused' in judged) throw new Error(`The mark ${code} on ${date} is not a code in force`);
  return judged.attended;
};

const childNeed = ({ data: { pupilId } }: Marked): Need => ({
  table: 'child',
  index: 'byPupil',
  values: { pupilId },
});

/** What the events of a register change in `absence`; most marks say that the child was there. */
export const absenceHandlers = {
  AttendanceMarked: {
    needs: (event: Marked): readonly Need[] => (wasThere(event) ? [] : [childNeed(event)]),
    changes: (event: Marked, rows: CaseloadRows): readonly Change[] =>
      wasThere(event) ? [] : [absent(event, rows)],
  },
  AttendanceCorrected: {
    needs: (event: Marked): readonly Need[] => [childNeed(event)],
    changes: (event: Marked, rows: CaseloadRows): readonly Change[] =>
      wasThere(event)
        ? [{ do: 'remove', table: 'absence', key: keyOf(event.data) }]
        : [absent(event, rows)],
  },
  AbsenceFollowedUp: 'ignore',
  SafeAndWellConfirmed: 'ignore',
} as const;

/** As in the caseload; absences follow the child to the authority that it now had on their date. */
export const moveHandler = followingMoves<'absence', AbsenceRow>({
  table: 'absence',
  moved: (_, row) => [{ do: 'put', table: 'absence', row }],
});

function absent(event: Marked, rows: CaseloadRows): Change {
  const { pupilId, placementId, providerId, date, session } = event.data;
  const authority = authorityOn(rows, event);
  const row = { authority, placementId, pupilId, providerId, date, session };
  return { do: 'put', table: 'absence', row };
}
