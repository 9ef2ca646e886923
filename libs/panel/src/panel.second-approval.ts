import { given } from '@ledger/kernel';
import { addDays } from '@ledger/school-time';
import type { z } from 'zod';
import type { ExcessKind } from './panel.codes.js';
import type { Decision, SecondApproval } from './panel.state.js';
import { provides } from './panel.steps.js';

type Excess = z.infer<typeof ExcessKind>;

/** What is ordered under a decision. Pence; a block place costs the child's package nothing. */
export interface Order {
  readonly startsOn: string;
  /** The last day ordered; absent where the order has no end. */
  readonly endsOn?: string | undefined;
  readonly weeklyPence?: number | undefined;
  readonly totalPence?: number | undefined;
}

/**
 * In what the order goes beyond what the panel approved; none when it stays within it. What goes
 * beyond needs a second approver: without one the order is refused, but what a file tells of the
 * past is recorded and listed.
 */
export function needsSecondApproval(decision: Decision, order: Order): readonly Excess[] {
  if (!provides(decision)) return ['not-approved'];
  return ways.filter((way) => exceeds[way](decision, order));
}

const NO_END = '9999-12-31';

/**
 * The order with what else is ordered under the same decision: the costs of a package add up, in a
 * week with those that run beside it, in all with every one. Its dates stay its own.
 */
export function withPackage(order: Order, others: readonly Order[]): Order {
  const beside = others.filter((other) => isBeside(order, other));
  const weeklyPence = added(order.weeklyPence, beside, 'weeklyPence');
  return { ...order, weeklyPence, totalPence: added(order.totalPence, others, 'totalPence') };
}

const isBeside = (one: Order, other: Order): boolean =>
  one.startsOn <= (other.endsOn ?? NO_END) && other.startsOn <= (one.endsOn ?? NO_END);

const added = (
  own: number | undefined,
  others: readonly Order[],
  name: 'weeklyPence' | 'totalPence',
): number | undefined =>
  own === undefined ? undefined : others.reduce((sum, each) => sum + (each[name] ?? 0), own);

/** What was approved of an order: by the panel, and by a second person where one did. */
export interface Approved {
  readonly decision: Decision;
  readonly second: SecondApproval | null;
}

/**
 * In what the order goes beyond all that was approved of it. A second approver who names a cost or
 * an end approves up to that, one who names none what was named as going beyond.
 */
export function unapprovedExcess({ decision, second }: Approved, order: Order): readonly Excess[] {
  if (!second) return needsSecondApproval(decision, order);
  const { approvedWeeklyPence, approvedTotalPence, approvedUntil, approver } = second;
  const raised = given({ approvedWeeklyPence, approvedTotalPence, approvedUntil, approver });
  return needsSecondApproval({ ...decision, ...raised }, order).filter(
    (way) => !second.excess.includes(way) || Object.hasOwn(raised, limitOf[way] ?? ''),
  );
}

/** What a second approver says of each way, where it has a figure. */
const limitOf: Readonly<Partial<Record<Excess, keyof SecondApproval>>> = {
  'above-weekly-cost': 'approvedWeeklyPence',
  'above-total-cost': 'approvedTotalPence',
  'past-approved-end': 'approvedUntil',
};

type Way = Exclude<Excess, 'not-approved'>;

const exceeds: Readonly<Record<Way, (decision: Decision, order: Order) => boolean>> = {
  'above-weekly-cost': (decision, { weeklyPence }) =>
    isAbove(weeklyPence, decision.approvedWeeklyPence),
  'above-total-cost': (decision, { totalPence }) =>
    isAbove(totalPence, decision.approvedTotalPence),
  'past-approved-end': (decision, order) => endsLate(order, decision.approvedUntil),
  'past-maximum-weeks': (decision, order) => endsLate(order, lastDayOf(decision, order)),
  'above-limit-of-approver': ({ approvedTotalPence, approver }, { totalPence }) =>
    isAbove(totalPence ?? approvedTotalPence, approver?.limitPence),
};
const ways = Object.keys(exceeds) as Way[];

const isAbove = (pence: number | undefined, approved: number | undefined): boolean =>
  pence !== undefined && approved !== undefined && pence > approved;

// An order without an end goes past any end.
const endsLate = ({ endsOn }: Order, last: string | undefined): boolean =>
  last !== undefined && (endsOn === undefined || endsOn > last);

const DAYS_IN_A_WEEK = 7;

function lastDayOf({ maximumWeeks }: Decision, { startsOn }: Order): string | undefined {
  if (maximumWeeks === undefined) return undefined;
  return addDays(startsOn, maximumWeeks * DAYS_IN_A_WEEK - 1);
}
