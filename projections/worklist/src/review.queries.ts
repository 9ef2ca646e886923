import {
  childOf,
  firstDayOf,
  isWith,
  survivorsIn,
  type Timetabled,
  timetabledIn,
} from '@ledger/caseload';
import { reviewsDue, type ReviewYear } from '@ledger/review';
import { addDays, isOpenOn, plannedEndAt } from '@ledger/school-time';
import { yearOf } from './calendar.queries.js';
import type { DueItem } from './due-items.queries.js';
import { REVIEW_AHEAD_DAYS } from './kinds.js';
import { reviewItem } from './review.items.js';
import type { Statuses } from './status.queries.js';
import { factsOf } from './watching.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

/** The reviews of open placements that fall due soon and are not on record. */
export async function reviewsToCome(
  view: WorklistView,
  { authority, on }: Asked,
  statuses: (pupilId: string) => Statuses,
): Promise<readonly DueItem[]> {
  const placed = await timetabledIn(view, authority, { from: on, to: on });
  const open = placed.filter((each) => isOpenOn(each.timetable, on) && isWith(each, authority, on));
  if (open.length === 0) return [];
  const recorded = await recordedReviews(view, authority);
  const yearFor = await yearsOf(view, authority);
  const plans = plansOf(open, on, { statuses, recorded });
  const span = { from: on, to: addDays(on, REVIEW_AHEAD_DAYS) };
  return open.flatMap((each) => {
    const { placementId, leg } = each;
    const planReviewedOn = plans.get(placementId) ?? null;
    const reviewed = {
      ...reviewedOf(each, on),
      planReviewedOn,
      others: recorded.daysOf(placementId),
    };
    return reviewsDue(reviewed, yearFor(firstDayOf(leg)), span)
      .filter((review) => !recorded.items.has(reviewItem({ placementId, ...review })))
      .map((review) => comingOf(each, authority, review));
  });
}

/** A planned end that is past is no end: the child is still there. */
function reviewedOf({ leg, timetable }: Timetabled, on: string) {
  const planned = plannedEndAt(timetable, on);
  const endsOn = leg.endedOn ?? (planned !== null && planned >= on ? planned : null);
  return { startsOn: firstDayOf(leg), endsOn };
}

interface Known {
  readonly statuses: (pupilId: string) => Statuses;
  readonly recorded: Recorded;
}

/**
 * From when a year is counted to the annual review of an EHC plan, by the placement that it is
 * reviewed with: the child's longest open one. It is the day of the last annual review, else that
 * from which the plan is known, else the start of the placement.
 */
function plansOf(open: readonly Timetabled[], on: string, { statuses, recorded }: Known) {
  const longest = new Map<string, Timetabled>();
  for (const each of open) if (!longest.has(each.pupilId)) longest.set(each.pupilId, each);
  const withPlan = [...longest.values()].filter(({ pupilId }) => statuses(pupilId).on(on).ehcp);
  return new Map(
    withPlan.map(({ pupilId, placementId, leg }) => {
      const known = statuses(pupilId).planFrom(on) ?? firstDayOf(leg);
      return [placementId, latest(recorded.annualOf(pupilId), known)];
    }),
  );
}

function comingOf(
  { recordId, placementId, providerId, leg }: Timetabled,
  authority: string,
  { kind, dueOn }: ReturnType<typeof reviewsDue>[number],
): DueItem {
  const facts = { placementId, kind, firstDueOn: dueOn, startsOn: firstDayOf(leg) };
  const item = reviewItem({ placementId, kind, dueOn });
  const due = { kind: 'review-to-come', item, dueOn: addDays(dueOn, -REVIEW_AHEAD_DAYS), facts };
  return { ...due, subject: `review-${recordId}`, pupilId: recordId, providerId, authority };
}

/** What is on record of reviews. */
interface Recorded {
  readonly items: ReadonlySet<string>;
  /** The days on which a review of the placement is due or was held. */
  readonly daysOf: (placementId: string) => readonly string[];
  /** When the child's EHC plan was last reviewed. */
  readonly annualOf: (pupilId: string) => string | undefined;
}

async function recordedReviews(view: WorklistView, authority: string): Promise<Recorded> {
  const where = `authority = $1 and kind in ('review', 'review-missed', 'review-held')`;
  const rows = await view.rows('item', where, [authority]);
  const survivors = await survivorsIn(view);
  const days = new Map<unknown, string[]>();
  const annual = new Map<string, string>();
  const add = (row: ItemRow, day: string) => {
    const { placementId } = factsOf(row);
    days.set(placementId, [...(days.get(placementId) ?? []), day]);
  };
  for (const row of rows) {
    if (row.kind === 'review-held') add(row, row.openedOn);
    if (row.kind === 'review' && row.closedOn === null) add(row, row.dueOn ?? row.openedOn);
  }
  for (const row of rows.filter(isAnnual)) {
    const child = childOf(survivors, row.pupilId ?? '');
    annual.set(child, latest(annual.get(child), row.openedOn));
  }
  return {
    items: new Set(rows.map(({ item }) => item)),
    daysOf: (placementId) => days.get(placementId) ?? [],
    annualOf: (pupilId) => annual.get(pupilId),
  };
}

const isAnnual = (row: ItemRow): boolean =>
  row.kind === 'review-held' && factsOf(row)['kind'] === 'ehcp-annual';

const latest = (one: string | undefined, other: string): string =>
  one !== undefined && one > other ? one : other;

/** How the authority counts for a placement that starts on a day: weeks of the calendar unless set. */
async function yearsOf(view: WorklistView, authority: string) {
  const year = await yearOf(view, authority);
  const rows = await view.rows('reviewWeeks', 'authority = $1', [authority]);
  const settings = [...rows].sort((a, b) => (a.from < b.from ? 1 : -1));
  return (startsOn: string): ReviewYear => {
    const weeks = settings.find(({ from }) => from <= startsOn)?.weeks;
    return { ...year, weeks: weeks === 'school' ? 'school' : 'calendar' };
  };
}
