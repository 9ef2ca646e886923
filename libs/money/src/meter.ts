import type { DayNumber } from '@ledger/school-time';

/** A running total of exact shares within one period; each share is charged as rounded growth. */
export interface Meter {
  until: DayNumber;
  denominator: number;
  whole: number;
  part: number;
}

/** A meter that has not begun a period. */
export function newMeter(): Meter {
  return { until: -Infinity, denominator: 1, whole: 0, part: 0 };
}

/** Begins a period at zero: shares of it may have any denominator that divides `denominator`. */
export function beginPeriod(meter: Meter, until: DayNumber, denominator: number): void {
  meter.until = until;
  meter.denominator = denominator;
  meter.whole = 0;
  meter.part = 0;
}

/**
 * Adds `numerator / denominator` pence and returns by how many whole pence the rounded total grew.
 * Whole pence are kept apart from the part, so that no sum ever passes what a number holds exactly.
 */
export function grow(meter: Meter, numerator: number, denominator: number): number {
  const before = rounded(meter);
  const rest = numerator % denominator;
  meter.whole += (numerator - rest) / denominator;
  meter.part += rest * (meter.denominator / denominator);
  return rounded(meter) - before;
}

function rounded({ whole, part, denominator }: Meter): number {
  return whole + Math.floor((2 * part + denominator) / (2 * denominator));
}
