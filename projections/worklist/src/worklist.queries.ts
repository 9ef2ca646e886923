import type { View } from '@ledger/read-model';
import { dateOf, dayOf, type SchoolCalendar } from '@ledger/school-time';
import { yearOf } from './calendar.queries.js';
import { clockItems } from './clock.queries.js';
import { destinationChecks } from './destination.queries.js';
import { isKind, kinds } from './kinds.js';
import { beyondApproval } from './approval.queries.js';
import { ceilingItems } from './ceiling.queries.js';
import { triangulationItemsDue } from './triangulation.queries.js';
import { sixthDayItems } from './sixth-day.queries.js';
import { isNoticed, type WorkItem } from './work-item.js';
import type { WorklistTables } from './worklist.tables.js';

export type WorklistView = View<WorklistTables>;

/** The authority whose items they are, and the day. */
export interface Asked {
  readonly authority: string;
  readonly on: string;
}

/** Everything on the list of an authority on the day, the longest due first. */
export async function itemsOn(view: WorklistView, asked: Asked): Promise<readonly WorkItem[]> {
  const told = await toldItems(view, asked);
  const { calendar } = await yearOf(view, asked.authority);
  const dated = told.map((item) => recodedBy(item, calendar));
  const worked: WorkItem[] = [];
  for (const workOut of workedOut) worked.push(...(await workOut(view, asked)));
  return [...dated, ...worked]
    .filter((item) => isKind(item.kind) && isNoticed(item, asked.on))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/**
 * What no event closes: it follows from the day, from a calendar or from what adds up. What looks
 * back longest comes first, so that the placements are read once.
 */
const workedOut: readonly ((view: WorklistView, asked: Asked) => Promise<readonly WorkItem[]>)[] = [
  beyondApproval,
  ceilingItems,
  triangulationItemsDue,
  clockItems,
  sixthDayItems,
  destinationChecks,
];

const LAST = '9999-12-31';
const orderOf = ({ dueOn, openedOn, kind, subject, item }: WorkItem) =>
  `${dueOn ?? LAST} ${openedOn} ${kind} ${subject} ${item}`;

/** What events opened until the day and no event had closed by then. */
const toldItems = (view: WorklistView, { authority, on }: Asked): Promise<readonly WorkItem[]> =>
  view.sql<WorkItem>(
    `select item.kind, item.subject, item.item, item.authority, item.pupil_id, item.provider_id,
       provider.provider_ref, provider.name as provider, child.identity, item.opened_on,
       item.due_on, item.facts, item.position
     from ${view.known('item')} item
     left join ${view.known('provider')} provider on provider.provider_id = item.provider_id
     left join ${view.known('child')} child
       on child.authority = item.authority and child.pupil_id = item.pupil_id
     where item.authority = $1 and item.kind = any($3) and item.opened_on <= $2::date
       and (item.closed_on is null or item.closed_on > $2::date)`,
    [authority, on, Object.keys(kinds)],
  );

const RECODE_WITHIN_SCHOOL_DAYS = 5;
/** Longer than any holiday. */
const AT_MOST_DAYS = 100;

/** An absence without a reason is to be recoded by the fifth school day after it. */
function recodedBy(item: WorkItem, calendar: SchoolCalendar): WorkItem {
  if (item.kind !== 'absence-not-recoded') return item;
  const marked = dayOf(item.openedOn);
  let left = RECODE_WITHIN_SCHOOL_DAYS;
  for (let day = marked + 1; day <= marked + AT_MOST_DAYS; day += 1) {
    if (calendar.isSchoolDay(day)) left -= 1;
    if (left === 0) return { ...item, dueOn: dateOf(day) };
  }
  return item;
}
