import { halfUp } from '@ledger/money';
import { addDays, type DateSpan, daysBetween, isDate } from '@ledger/school-time';
import type { Block, EstablishedFramework } from './framework.state.js';

/**
 * From this share of a ceiling on, in per cent, it is nearly reached: at four fifths of an evenly
 * spent year more than two months are left, which is what it takes to agree another ceiling or to
 * buy otherwise before nothing more may be ordered.
 */
export const NEARLY_REACHED_PERCENT = 80;

/** The same day so many years later; 29 February becomes 28 where there is none. */
export function yearsAfter(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${date.slice(4)}`;
  return isDate(same) ? same : `${year}-02-28`;
}

/** The contract year that holds a date: it begins on the anniversary of the framework. */
export function contractYearOn({ terms, ends }: EstablishedFramework, on: string): DateSpan {
  const { from: first } = terms.value;
  const years = Number(on.slice(0, 4)) - Number(first.slice(0, 4));
  const begun = yearsAfter(first, years) <= on ? years : years - 1;
  const last = addDays(yearsAfter(first, begun + 1), -1);
  return { from: yearsAfter(first, begun), to: last < ends ? last : ends };
}

/** Spending beside one ceiling, in whole pence; `percent` is not rounded, null of a ceiling of 0. */
export interface CeilingUse {
  readonly ceilingPence: number;
  readonly spentPence: number;
  readonly leftPence: number;
  readonly percent: number | null;
  readonly isNearlyReached: boolean;
  readonly isExceeded: boolean;
}

/** What was spent and committed under the framework by a date, in whole pence. */
export interface FrameworkSpending {
  readonly on: string;
  /** In the contract year that holds the date. */
  readonly thisYearPence: number;
  readonly inAllPence: number;
}

/** How near the spending is to the ceilings that hold on the date; null where there is no ceiling. */
export function ceilingUse(
  framework: EstablishedFramework,
  { on, thisYearPence, inAllPence }: FrameworkSpending,
): { readonly aYear: CeilingUse | null; readonly inAll: CeilingUse | null } {
  const ceilings = ceilingsOn(framework, on);
  return {
    aYear: useOf(ceilings.aYearPence, thisYearPence),
    inAll: useOf(ceilings.inAllPence, inAllPence),
  };
}

/** The ceilings that hold on a date: as changed last, else as established. */
export function ceilingsOn({ terms, ceilings }: EstablishedFramework, on: string) {
  const changes = [...ceilings.values()]
    .map(({ value }) => value)
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const { ceilingAYearPence, ceilingInAllPence } = terms.value;
  return {
    aYearPence:
      changes.find((each) => each.aYearPence !== undefined)?.aYearPence ?? ceilingAYearPence,
    inAllPence:
      changes.find((each) => each.inAllPence !== undefined)?.inAllPence ?? ceilingInAllPence,
  };
}

function useOf(ceilingPence: number | undefined, spentPence: number): CeilingUse | null {
  if (ceilingPence === undefined) return null;
  return {
    ceilingPence,
    spentPence,
    leftPence: ceilingPence - spentPence,
    percent: ceilingPence === 0 ? null : (100 * spentPence) / ceilingPence,
    isNearlyReached: 100 * spentPence >= NEARLY_REACHED_PERCENT * ceilingPence,
    isExceeded: spentPence > ceilingPence,
  };
}

/** How the places of a block were used. */
export interface BlockTaken {
  readonly deliveredSessions: number;
  /** Places taken on each school day of the period, those beyond the block included. */
  readonly days: readonly { readonly date: string; readonly taken: number }[];
}

/** What a block costs in a period and how it was used. */
export interface BlockUse {
  /** The same whether the places are used or not. */
  readonly costPence: number;
  /** For each delivered session, half up; null where none was delivered. */
  readonly unitPence: number | null;
  /** Places that stood empty, counted for each day. */
  readonly voidPlaceDays: number;
  /** Places beyond the block, counted for each day: spot purchase, and paid as that alone. */
  readonly spotPlaceDays: number;
}

/**
 * A block in a period, both days included: places times the weekly price, by calendar days, half up.
 * A place within the block costs nothing else, so that no child is paid for twice.
 */
export function blockUse(block: Block, period: DateSpan, taken: BlockTaken): BlockUse {
  const from = period.from > block.from ? period.from : block.from;
  const to = period.to < block.to ? period.to : block.to;
  const days = Math.max(0, daysBetween(from, to) + 1);
  const costPence = halfUp(block.places * block.placePenceAWeek * days, 7);
  const { deliveredSessions } = taken;
  const within = taken.days.filter(({ date }) => date >= from && date <= to);
  const sum = (places: (one: number) => number) =>
    within.reduce((total, day) => total + Math.max(0, places(day.taken)), 0);
  return {
    costPence,
    unitPence: deliveredSessions === 0 ? null : halfUp(costPence, deliveredSessions),
    voidPlaceDays: sum((places) => block.places - places),
    spotPlaceDays: sum((places) => places - block.places),
  };
}
