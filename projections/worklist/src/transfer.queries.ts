import {
  childOf,
  isWith,
  type Leg,
  survivorsIn,
  termOn,
  type Timetabled,
  timetabledIn,
} from '@ledger/caseload';
import { addDays, isOpenOn } from '@ledger/school-time';
import { itemOf } from './placement-item.js';
import { factsOf } from './watching.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

interface Transfer {
  readonly from: string;
  readonly to: string;
  /** Where it is paid from then; absent: as before. */
  readonly costCentre?: string;
}

/**
 * About a term. Who was transferred longer ago was brought in with placements that tell their own
 * team and cost centre: what was paid years ago is not for a policy to move.
 */
const FOLLOWED_DAYS = 92;

/**
 * The placements that do not follow yet where a referral went: those of its child that were open
 * on that day with the team that gave it away, or with none, and are paid for by the authority.
 */
export async function transfersToFollow(
  view: WorklistView,
  asked: Asked,
): Promise<readonly WorkItem[]> {
  const { authority, on } = asked;
  const from = addDays(on, -FOLLOWED_DAYS);
  const where = `authority = $1 and kind = 'transferred' and opened_on between $2::date and $3::date`;
  const rows = await view.rows('item', where, [authority, from, on]);
  if (rows.length === 0) return [];
  const survivors = await survivorsIn(view);
  const placed = await timetabledIn(view, authority, { from, to: on });
  return rows.flatMap((row) => {
    const child = childOf(survivors, row.pupilId ?? '');
    const own = placed.filter(({ pupilId }) => pupilId === child);
    return own.flatMap((each) => toFollow(each, row, asked));
  });
}

function toFollow(each: Timetabled, row: ItemRow, asked: Asked): readonly WorkItem[] {
  const { openedOn: day } = row;
  if (!isOpenOn(each.timetable, day) || !isWith(each, asked.authority, day)) return [];
  const changed = changedBy(factsOf(row) as unknown as Transfer, each.leg, day);
  if (Object.keys(changed).length === 0) return [];
  const facts = { placementId: each.placementId, ...changed };
  const item = `${each.placementId} ${day}`;
  return [
    itemOf(each, asked, { kind: 'transfer-to-follow', item, openedOn: day, dueOn: day, facts }),
  ];
}

/** What is yet to change of a placement; a school pays for its own as before. */
function changedBy({ from, to, costCentre }: Transfer, leg: Leg, day: string) {
  const team = termOn(leg, 'team', day);
  if (![null, from, to].includes(team)) return {};
  const isPaidElsewhere =
    leg.commissioner !== 'school' && termOn(leg, 'costCentre', day) !== costCentre;
  return {
    ...(team === from && { team: to }),
    ...(costCentre !== undefined && isPaidElsewhere && { costCentre }),
  };
}
