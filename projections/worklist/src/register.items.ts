import type { DataOf } from '@ledger/kernel';
import type { Change, Need, Rows, Seen } from '@ledger/read-model';
import type { RegisterEvent } from '@ledger/register/events';
import { addDays, dateOf, dayOf, mondayOf, weekdayOf } from '@ledger/school-time';
import { type Step, watching } from './watching.js';
import type { WorklistTables } from './worklist.tables.js';

const onRegister = watching<RegisterEvent>();
type Mark = DataOf<RegisterEvent, 'AttendanceMarked'>;
type Marked = Seen<RegisterEvent, 'AttendanceMarked'>;

const unexplained: readonly string[] = ['N', 'O'];

const about = ({ placementId, pupilId, providerId, date }: Mark) =>
  ({ item: placementId, pupilId, providerId, openedOn: date }) as const;
const factsOf = ({ date, session, code, placementId }: Mark) => ({
  date,
  session,
  code,
  placementId,
});

/** What a mark leaves to do: somebody must ask, and a reason must be found within five days. */
const toDo = (data: Mark): readonly Step[] => [
  unexplained.includes(data.code)
    ? {
        ...{ opens: 'absence-follow-up', ...about(data), dueOn: addDays(data.date, 1) },
        facts: factsOf(data),
      }
    : { closes: 'absence-follow-up', item: data.placementId, on: data.date },
  data.code === 'N'
    ? { opens: 'absence-not-recoded', ...about(data), facts: factsOf(data) }
    : { closes: 'absence-not-recoded', item: data.placementId, on: data.date },
];

const first = onRegister<'AttendanceMarked'>(({ data }) => toDo(data));

// Marks are most of the log, and most of them leave nothing to do: they look nothing up.
const marked = {
  needs: (event: Marked): readonly Need[] =>
    unexplained.includes(event.data.code) ? first.needs(event) : [],
  changes: (event: Marked, rows: Rows<WorklistTables>): readonly Change[] => [
    ...halfMarked(event),
    ...(unexplained.includes(event.data.code) ? first.changes(event, rows) : []),
  ],
};

function halfMarked({ data, meta }: Marked): readonly Change[] {
  const { placementId, date, session } = data;
  const day = dayOf(date);
  const place = 2 * weekdayOf(day) + (session === 'PM' ? 1 : 0);
  const key = { authority: meta.authority, placementId, monday: dateOf(mondayOf(day)) };
  return place > 9 ? [] : [{ do: 'add', table: 'marked', key, measures: { halves: 2 ** place } }];
}

/** Absences that nobody has explained, and which sessions have a mark. */
export const registerItems = {
  AttendanceMarked: marked,
  AttendanceCorrected: onRegister<'AttendanceCorrected'>(({ data }) => toDo(data)),
  AbsenceFollowedUp: onRegister<'AbsenceFollowedUp'>(({ data }) => [
    { closes: 'absence-follow-up', item: data.placementId, on: data.followedUpOn },
  ]),
  SafeAndWellConfirmed: onRegister<'SafeAndWellConfirmed'>(({ data }) => [
    { closes: 'absence-follow-up', item: data.placementId, on: data.confirmedOn },
  ]),
} as const;
