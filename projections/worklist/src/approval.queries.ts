import { chargeTermsOf, isWith, type Timetabled } from '@ledger/caseload';
import { eachCharge, orderedPriceOf } from '@ledger/money';
import {
  type Decision,
  type Order,
  type SecondApproval,
  unapprovedExcess,
  withPackage,
} from '@ledger/panel';
import { addDays, plannedEndAt } from '@ledger/school-time';
import { itemOf } from './placement-item.js';
import { factsOf } from './watching.js';
import { placementsIn } from './placements.queries.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

const LAST = '9999-12-31';
// An order is true from its first day, and beyond approval as soon as it is made.
const knownBy = `authority = $1 and (kind = 'ordered-under'
  or (kind in ('decision', 'second-approval') and opened_on <= $2::date))`;

/**
 * Placements that are not over and go beyond what the panel approved, in cost or in time, and that
 * nobody approved a second time, by the decision under which they were ordered.
 */
export async function beyondApproval(
  view: WorklistView,
  asked: Asked,
): Promise<readonly WorkItem[]> {
  const rows = await view.rows('item', knownBy, [asked.authority, asked.on]);
  const ordered = rows.filter(({ kind }) => kind === 'ordered-under');
  if (ordered.length === 0) return [];
  const under = new Map(ordered.map((row) => [row.item, row]));
  const approvals = approvalsIn(rows);
  const { authority, on } = asked;
  const span = { from: addDays(on, -PACKAGE_OF_DAYS), to: LAST };
  const placed = (await placementsIn(view, authority, span))
    .flatMap((each) => underDecision(each, under.get(each.placementId), approvals))
    .sort((a, b) => a.orderedAt - b.orderedAt);
  const isNow = ({ leg }: Timetabled) => leg.endedOn === null || leg.endedOn >= on;
  return [...packagesOf(placed).values()].flatMap((all) =>
    all.flatMap((each, index) =>
      isNow(each.placed) && isWith(each.placed, authority, on)
        ? itemsOf(each, asked, withPackage(each.order, ordersOf(all.slice(0, index))))
        : [],
    ),
  );
}

/** What was ordered under a decision counts for so long after it is over. */
const PACKAGE_OF_DAYS = 366;

/** A placement with what was approved of it, and when its order was told first. */
interface Under {
  readonly placed: Timetabled;
  readonly decisionRef: string;
  readonly approved: Approved;
  readonly orderedAt: number;
  readonly order: Order;
}

function underDecision(
  placed: Timetabled,
  row: ItemRow | undefined,
  approvals: ReturnType<typeof approvalsIn>,
): readonly Under[] {
  const decisionRef = row && String(factsOf(row)['decisionRef']);
  const approved = decisionRef && approvals(placed, decisionRef);
  if (!approved) return [];
  const order = orderOf(placed, approved);
  return [{ placed, decisionRef, approved, orderedAt: row.openedAt, order }];
}

const ordersOf = (all: readonly Under[]) => all.map(({ order }) => order);

/** By decision and child, in the order in which they were ordered: what comes last goes beyond. */
function packagesOf(placed: readonly Under[]): ReadonlyMap<string, readonly Under[]> {
  const packages = new Map<string, Under[]>();
  for (const each of placed) {
    const key = `${each.decisionRef} ${each.placed.pupilId}`;
    const known = packages.get(key);
    if (known) known.push(each);
    else packages.set(key, [each]);
  }
  return packages;
}

interface Approved {
  readonly decision: Decision;
  readonly second: SecondApproval | null;
  readonly position: number;
}

/** What was approved of a placement, by the reference of the meeting and the child. */
function approvalsIn(rows: readonly ItemRow[]) {
  const key = (decisionRef: unknown, pupilId: string | null) => `${String(decisionRef)} ${pupilId}`;
  const of = (wanted: string) => rows.filter(({ kind }) => kind === wanted);
  const decisions = new Map(
    of('decision').map((row) => [key(factsOf(row)['decisionRef'], row.pupilId), row]),
  );
  const seconds = new Map(of('second-approval').map((row) => [row.item, row]));
  return ({ placementId, pupilId }: Timetabled, decisionRef: string): Approved | undefined => {
    const row = decisions.get(key(decisionRef, pupilId));
    if (!row) return undefined;
    const again = seconds.get(placementId);
    const second = again?.subject === row.subject ? said<SecondApproval>(again) : null;
    return { decision: said<Decision>(row), second, position: row.position };
  };
}

const said = <T>(row: ItemRow): T => factsOf(row)['said'] as unknown as T;

function itemsOf(
  { placed, decisionRef, approved }: Under,
  asked: Asked,
  order: Order,
): readonly WorkItem[] {
  const excess = unapprovedExcess(approved, order);
  if (excess.length === 0) return [];
  const { approvedUntil } = approved.second ?? approved.decision;
  const isInTimeAlone = excess.every((way) => way === 'past-approved-end') && approvedUntil;
  const dueOn = isInTimeAlone ? addDays(approvedUntil, 1) : order.startsOn;
  const { placementId } = placed;
  const ways = excess.map((way) => way.replaceAll('-', ' ')).join(', ');
  const facts = { placementId, decisionRef, ways };
  const own = { kind: 'order-beyond-approval', openedOn: order.startsOn, dueOn } as const;
  return [itemOf(placed, asked, { ...own, facts, position: approved.position })];
}

/** The placement as ordered and varied: its dearest week, its last day, and its cost in all. */
function orderOf(placed: Timetabled, { decision, second }: Approved): Order {
  const { leg, timetable } = placed;
  const endsOn = leg.endedOn ?? plannedEndAt(timetable, LAST) ?? undefined;
  const { startsOn } = timetable;
  const price = orderedPriceOf(leg);
  // Adding up day by day is for those alone whose approval names a sum.
  const limits = [decision, second].flatMap((each) => [
    each?.approvedTotalPence,
    each?.approver?.limitPence,
  ]);
  const isLimited = limits.some((limit) => limit !== undefined);
  const planned = isLimited && endsOn !== undefined ? plannedPence(placed, endsOn) : undefined;
  return { startsOn, endsOn, ...price, totalPence: price.totalPence ?? planned };
}

function plannedPence({ leg, timetable, open }: Timetabled, to: string): number | undefined {
  if (!leg.rateBasis || leg.rateBasis === 'place') return undefined;
  let sum = 0;
  const terms = { ...chargeTermsOf(leg), chargedWhenAbsent: true };
  const { authority: calendar, providerClosed } = open;
  const span = { from: timetable.startsOn, to };
  const absences: ReadonlySet<string> = new Set();
  eachCharge({ timetable, terms, calendar, providerClosed, absences, ...span }, ({ pence }) => {
    sum += pence;
  });
  return sum;
}
