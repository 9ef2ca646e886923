import { circumstancesOn, isWith, type Timetabled } from '@ledger/caseload';
import {
  academicYearStart,
  addDays,
  isOpenOn,
  isPastPlannedEnd,
  isPausedOn,
  plannedEndAt,
} from '@ledger/school-time';
import { isYearEleven, leavingDateOf } from '@ledger/transition';
import { heldTwice } from './merge.queries.js';
import { missingMarks } from './missing-marks.queries.js';
import { itemOf } from './placement-item.js';
import { placementsIn } from './placements.queries.js';
import { transfersToFollow } from './transfer.queries.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';

/** Sessions are asked after for so many days. */
const MARKS_OF_DAYS = 14;

/** What follows from the day alone, over the caseload; most of it is no event's doing. */
export async function clockItems(view: WorklistView, asked: Asked): Promise<readonly WorkItem[]> {
  const { authority, on } = asked;
  const span = { from: addDays(on, -MARKS_OF_DAYS), to: on };
  const placed = await placementsIn(view, authority, span);
  const open = placed.filter((each) => isOpenOn(each.timetable, on) && isWith(each, authority, on));
  const agreed = await agreedDestinations(view, asked);
  return [
    ...(await missingMarks(view, asked, { placed, from: span.from })),
    ...open.flatMap((each) => pastPlannedEnd(each, asked)),
    ...open
      .filter(({ placementId }) => !agreed.has(`transition-${placementId}`))
      .flatMap((each) => yearEleven(each, asked)),
    ...(await atSuspended(view, asked, open)),
    ...(await transfersToFollow(view, asked)),
    ...heldTwice(open, asked),
  ];
}

function pastPlannedEnd(placed: Timetabled, asked: Asked): readonly WorkItem[] {
  const dueOn = plannedEndAt(placed.timetable, asked.on);
  if (dueOn === null || !isPastPlannedEnd(placed.timetable, asked.on)) return [];
  return [itemOf(placed, asked, { kind: 'past-planned-end', openedOn: addDays(dueOn, 1), dueOn })];
}

function yearEleven(placed: Timetabled, asked: Asked): readonly WorkItem[] {
  const now = circumstancesOn(placed.story, asked.on);
  if (!now || placed.leg.endedOn !== null) return [];
  const leavesOn = leavingDateOf(asked.on);
  if (!isYearEleven(now, asked.on) || asked.on > leavesOn) return [];
  const openedOn = `${academicYearStart(asked.on)}-09-01`;
  return [itemOf(placed, asked, { kind: 'year-11-leaver', openedOn, dueOn: leavesOn })];
}

/** The transitions of those of whom it is known where they go on to. */
async function agreedDestinations(view: WorklistView, { authority, on }: Asked) {
  const where = `authority = $1 and kind = 'destination-agreed' and opened_on <= $2::date`;
  const rows = await view.rows('item', where, [authority, on]);
  return new Set(rows.map(({ subject }) => subject));
}

/** Children at a provider that may keep nobody, of whom nothing is decided. */
async function atSuspended(
  view: WorklistView,
  asked: Asked,
  open: readonly Timetabled[],
): Promise<readonly WorkItem[]> {
  const suspended = await view.rows(
    'suspension',
    `scope = 'all' and "from" <= $1::date and (lifted_from is null or lifted_from > $1::date)`,
    [asked.on],
  );
  const byProvider = new Map(suspended.map((row) => [row.providerId, row]));
  const decided = await decidedPlacements(view, asked);
  return open
    .filter((each) => !isPausedOn(each.timetable, asked.on) && !decided.has(each.placementId))
    .flatMap((each) => {
      const row = byProvider.get(each.providerId);
      if (!row) return [];
      const { from, reasonCode, position } = row;
      const facts = { placementId: each.placementId, from, reasonCode };
      const own = { kind: 'child-at-suspended', openedOn: from, dueOn: from } as const;
      return [itemOf(each, asked, { ...own, facts, position })];
    });
}

/** Those that have an item of their own, and those that were decided to stay. */
async function decidedPlacements(view: WorklistView, { authority, on }: Asked) {
  const rows = await view.sql<{ item: string }>(
    `select item.item from ${view.known('item')} item
     where item.authority = $1 and item.kind in ('child-undecided', 'pause-decided')
       and item.opened_on <= $2::date
       and (item.closed_on is null or item.facts ->> 'decision' = 'stay')`,
    [authority, on],
  );
  return new Set(rows.map(({ item }) => item));
}
