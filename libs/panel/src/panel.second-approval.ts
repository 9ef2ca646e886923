import { addDays } from '@ledger/school-time';
import type { z } from 'zod';
import type { ExcessKind } from './panel.codes.js';
import type { Decision } from './panel.state.js';
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
 * beyond needs a second approver and is listed, and is never refused.
 */
export function needsSecondApproval(decision: Decision, order: Order): readonly Excess[] {
  if (!provides(decision)) return ['not-approved'];
  return ways.filter((way) => exceeds[way](decision, order));
}

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
