import { chargeTermsOf, isWith, type Timetabled, timetabledIn } from '@ledger/caseload';
import { eachCharge, orderedPriceOf } from '@ledger/money';
import { type Decision, type Order, type SecondApproval, unapprovedExcess } from '@ledger/panel';
import { addDays, plannedEndAt } from '@ledger/school-time';
import { itemOf } from './placement-item.js';
import { factsOf } from './watching.js';
import type { WorkItem } from './work-item.js';
import type { Asked, WorklistView } from './worklist.queries.js';
import type { ItemRow } from './worklist.tables.js';

const LAST = '9999-12-31';
// An order is true from its first day, and beyond approval as soon as it is made.
const knownBy = `authority = $1 and (kind = 'ordered-under'
  or (kind in ('decision', 'second-approval') and opened_on <= $2::date))`;

/**
 * Placements that are not over and go beyond what the panel approved, in cost or in time, and that
 * nobody approved a second time. Each stands by itself, by the decision under which it was ordered.
 */
export async function beyondApproval(
  view: WorklistView,
  asked: Asked,
): Promise<readonly WorkItem[]> {
  const rows = await view.rows('item', knownBy, [asked.authority, asked.on]);
  const ordered = rows.filter(({ kind }) => kind === 'ordered-under');
  if (ordered.length === 0) return [];
  const refs = new Map(ordered.map((row) => [row.item, String(factsOf(row)['decisionRef'])]));
  const approvals = approvalsIn(rows);
  const placed = await timetabledIn(view, asked.authority, { from: asked.on, to: LAST });
  return placed
    .filter((each) => isWith(each, asked.authority, asked.on))
    .flatMap((each) => {
      const decisionRef = refs.get(each.placementId);
      const approved = decisionRef && approvals(each, decisionRef);
      return approved ? itemsOf(each, asked, { ...approved, decisionRef }) : [];
    });
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
  placed: Timetabled,
  asked: Asked,
  { decisionRef, position, ...approved }: Approved & { readonly decisionRef: string },
): readonly WorkItem[] {
  const order = orderOf(placed);
  const excess = unapprovedExcess(approved, order);
  if (excess.length === 0) return [];
  const { approvedUntil } = approved.second ?? approved.decision;
  const isInTimeAlone = excess.every((way) => way === 'past-approved-end') && approvedUntil;
  const dueOn = isInTimeAlone ? addDays(approvedUntil, 1) : order.startsOn;
  const { placementId } = placed;
  const ways = excess.map((way) => way.replaceAll('-', ' ')).join(', ');
  const facts = { placementId, decisionRef, ways };
  const own = { kind: 'order-beyond-approval', openedOn: order.startsOn, dueOn } as const;
  return [itemOf(placed, asked, { ...own, facts, position })];
}

/** The placement as ordered and varied: its dearest week, its last day, and what it costs in all. */
function orderOf(placed: Timetabled): Order {
  const { leg, timetable } = placed;
  const endsOn = leg.endedOn ?? plannedEndAt(timetable, LAST) ?? undefined;
  const { startsOn } = timetable;
  const price = orderedPriceOf(leg);
  const planned = endsOn === undefined ? undefined : plannedPence(placed, endsOn);
  const totalPence = price.totalPence ?? planned;
  return { startsOn, endsOn, ...price, ...(totalPence !== undefined && { totalPence }) };
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
