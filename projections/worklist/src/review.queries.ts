import { firstDayOf, isWith, type Timetabled, timetabledIn } from '@ledger/caseload';
import { reviewDatesOf } from '@ledger/review';
import { addDays, isOpenOn } from '@ledger/school-time';
import type { DueItem } from './due-items.queries.js';
import { reviewItem } from './review.items.js';
import type { Asked, WorklistView } from './worklist.queries.js';

/** A review is put on the record so many days before it is due. */
const AHEAD_DAYS = 28;
const kinds = [
  ['six-week', 6],
  ['twelve-week', 12],
] as const;

/** The reviews of open placements that fall due soon and are not on record, in calendar weeks. */
export async function reviewsToCome(
  view: WorklistView,
  { authority, on }: Asked,
): Promise<readonly DueItem[]> {
  const placed = await timetabledIn(view, authority, { from: on, to: on });
  const open = placed.filter((each) => isOpenOn(each.timetable, on) && isWith(each, authority, on));
  const known = await view.rows('item', `authority = $1 and kind in ('review', 'review-missed')`, [
    authority,
  ]);
  const recorded = new Set(known.map(({ item }) => item));
  return open
    .flatMap((each) => comingOf(each, { authority, on }))
    .filter(({ item }) => !recorded.has(item));
}

function comingOf(placed: Timetabled, { authority, on }: Asked): readonly DueItem[] {
  const { pupilId, placementId, providerId } = placed;
  const startsOn = firstDayOf(placed.leg);
  return kinds.flatMap(([kind, weeks]) => {
    const dueOn = reviewDatesOf(startsOn, weeks, { weeks: 'calendar' })?.dueOn;
    if (!dueOn || dueOn < on || addDays(dueOn, -AHEAD_DAYS) > on || isAfterEnd(placed, dueOn))
      return [];
    const facts = { placementId, kind, firstDueOn: dueOn, startsOn };
    const item = reviewItem({ placementId, kind, dueOn });
    const due = { kind: 'review-to-come', item, dueOn: addDays(dueOn, -AHEAD_DAYS), facts };
    return [{ ...due, subject: `review-${pupilId}`, pupilId, providerId, authority }];
  });
}

const isAfterEnd = ({ leg }: Timetabled, date: string): boolean =>
  date > (leg.endedOn ?? leg.plannedEndOn ?? date);
