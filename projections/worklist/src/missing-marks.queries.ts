import { isWith, type Timetabled } from '@ledger/caseload';
import { addDays, dateOf, dayOf, expectedDays, mondayOf, weekdayOf } from '@ledger/school-time';
import { itemOf } from './placement-item.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';

interface Within {
  readonly placed: readonly Timetabled[];
  readonly from: string;
}

/** Each day before the day asked about with an expected session that has no mark. */
export async function missingMarks(
  view: WorklistView,
  asked: Asked,
  { placed, from }: Within,
): Promise<readonly WorkItem[]> {
  const marked = await markedFrom(view, from);
  const span = { from, to: addDays(asked.on, -1) };
  return placed.flatMap((each) =>
    expectedDays(each.timetable, each.open, span)
      .filter(({ date }) => isWith(each, asked.authority, date))
      .flatMap(({ date, am, pm }) => {
        const bits = marked(each.placementId, date);
        const sessions = [am && !(bits & 1) && 'AM', pm && !(bits & 2) && 'PM'].filter(Boolean);
        return sessions.length > 0
          ? [missing(each, asked, { date, sessions: sessions.join(' ') })]
          : [];
      }),
  );
}

function missing(
  placed: Timetabled,
  asked: Asked,
  { date, sessions }: { readonly date: string; readonly sessions: string },
): WorkItem {
  const { placementId } = placed;
  const dueOn = addDays(date, 1);
  const facts = { placementId, date, sessions };
  const item = `${placementId} ${date}`;
  return itemOf(placed, asked, { kind: 'missing-mark', openedOn: dueOn, dueOn, item, facts });
}

/** Two bits of a day, the lower one for the morning. */
async function markedFrom(view: WorklistView, from: string) {
  const monday = dateOf(mondayOf(dayOf(from)));
  const rows = await view.sql<{ placementId: string; monday: string; halves: number }>(
    `select placement_id, monday, sum(halves)::bigint as halves
     from ${view.summands('marked')} marked where monday >= $1::date group by placement_id, monday`,
    [monday],
  );
  const weeks = new Map(rows.map((row) => [`${row.placementId} ${row.monday}`, row.halves]));
  return (placementId: string, date: string): number => {
    const day = dayOf(date);
    const halves = weeks.get(`${placementId} ${dateOf(mondayOf(day))}`) ?? 0;
    return (Number(halves) >> (2 * weekdayOf(day))) & 3;
  };
}
