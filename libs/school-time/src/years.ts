import { dateOf, dayOf, weekdayOf } from './day-number.js';

/** A span of dates, both included. */
export interface DateSpan {
  readonly from: string;
  readonly to: string;
}

const yearOf = (date: string) => Number(date.slice(0, 4));
const twoDigits = (year: number) => String(year % 100).padStart(2, '0');

/** The calendar year in which the academic year (1 September to 31 August) of the date begins. */
export function academicYearStart(date: string): number {
  return date.slice(5) >= '09-01' ? yearOf(date) : yearOf(date) - 1;
}

/** The academic year that holds the date, as `2025/26`. */
export function academicYearOf(date: string): string {
  const start = academicYearStart(date);
  return `${start}/${twoDigits(start + 1)}`;
}

/** Whether the text names an academic year as `2025/26`: the second year follows the first. */
export function isAcademicYear(text: string): boolean {
  return /^\d{4}\/\d{2}$/.test(text) && text.slice(5) === twoDigits(yearOf(text) + 1);
}

/** 1 September to 31 August of `2025/26`. */
export function academicYearSpan(academicYear: string): DateSpan {
  const start = yearOf(academicYear);
  return { from: `${start}-09-01`, to: `${start + 1}-08-31` };
}

/** The financial year (1 April to 31 March) that holds the date, as `2025-26`. */
export function financialYearOf(date: string): string {
  const start = date.slice(5) >= '04-01' ? yearOf(date) : yearOf(date) - 1;
  return `${start}-${twoDigits(start + 1)}`;
}

/** Whether the text names a financial year as `2025-26`: the second year follows the first. */
export function isFinancialYear(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && text.slice(5) === twoDigits(yearOf(text) + 1);
}

/** 1 April to 31 March of `2025-26`. */
export function financialYearSpan(financialYear: string): DateSpan {
  const start = yearOf(financialYear);
  return { from: `${start}-04-01`, to: `${start + 1}-03-31` };
}

/**
 * The last Friday in June of the year: the day on which compulsory school age ends for those who are
 * 16 in the school year, and on which a year 11 leaver leaves.
 */
export function lastFridayInJune(year: number): string {
  const last = dayOf(`${year}-06-30`);
  const sinceFriday = (weekdayOf(last) + 3) % 7;
  return dateOf(last - sinceFriday);
}
