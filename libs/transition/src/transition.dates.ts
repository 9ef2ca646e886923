import { academicYearStart, addMonths, lastFridayInJune } from '@ledger/school-time';
import type { CheckPoint } from './transition.events.js';
import type { z } from 'zod';

/** Who leaves: a year 11 leaver goes on after the school year, another child at any time. */
export type Leaver = 'year-11' | 'other';
type Point = z.infer<typeof CheckPoint>;

/**
 * When each check of the destination falls due. The test of October to March begins with the first
 * 31 October after leaving, for a year 11 leaver after the school year; months count from leaving.
 */
export function checkDatesOf(leftOn: string, leaver: Leaver): Readonly<Record<Point, string>> {
  const october = octoberAfter(leftOn, leaver);
  return {
    'oct-31': `${october}-10-31`,
    'mar-31': `${october + 1}-03-31`,
    'month-12': addMonths(leftOn, 12),
    'month-18': addMonths(leftOn, 18),
    'month-24': addMonths(leftOn, 24),
  };
}

function octoberAfter(leftOn: string, leaver: Leaver): number {
  const year = Number(leftOn.slice(0, 4));
  if (leaver === 'year-11') return academicYearStart(leftOn) + 1;
  return leftOn < `${year}-10-31` ? year : year + 1;
}

/** Age 15 on the 31 August before the school year, or taught with those who are. */
const YEAR_ELEVEN_AGE = 15;

/** Whether a child of this cohort is in year 11 on the date; see PupilEvent for both numbers. */
export const isYearEleven = (
  { cohort, yearOffset }: { readonly cohort: number; readonly yearOffset: number },
  date: string,
): boolean => academicYearStart(date) - cohort + yearOffset === YEAR_ELEVEN_AGE;

/**
 * The last day of a year 11 leaver in the school year that holds the date: the last Friday in June,
 * whatever a provider goes on to invoice in July.
 */
export const leavingDateOf = (date: string): string =>
  lastFridayInJune(academicYearStart(date) + 1);
