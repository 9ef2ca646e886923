/** Days since 1 January 1970. Arithmetic and loops are on these; text is for the doors. */
export type DayNumber = number;

const dayMs = 86_400_000;
const shape = /^\d{4}-\d{2}-\d{2}$/;
const written = new Map<DayNumber, string>();
const read = new Map<string, DayNumber>();

/** Whether the text is a date of the calendar, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** The day number of a valid `YYYY-MM-DD`. @throws RangeError when the text has another shape. */
export function dayOf(date: string): DayNumber {
  const known = read.get(date);
  if (known !== undefined) return known;
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (date.length !== 10 || !Number.isInteger(day)) throw new RangeError(`Not a date: ${date}`);
  read.set(date, day);
  return day;
}

/** The date `YYYY-MM-DD` of a day number. Figures ask for the same days over and over: each is kept. */
export function dateOf(day: DayNumber): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

/** 0 for Monday to 6 for Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  // A remainder of integers is many times as fast as one of what might be fractions.
  return (((((day + 3) | 0) % 7) | 0) + 7) % 7;
}

/** The Monday of the week that holds the day. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day);
}

/** The date so many days later, or earlier when `days` is negative. */
export function addDays(date: string, days: number): string {
  return dateOf(dayOf(date) + days);
}

/**
 * The same day so many months later; where that month is too short, its last day: a year after
 * 29 February is 28 February.
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1) / dayMs;
  const next = Date.UTC(year, month + months, 1) / dayMs;
  return dateOf(Math.min(first + day - 1, next - 1));
}

/** The days from one date to another: 0 for the same date, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

/** Negative, 0 or positive, as a sort wants it. */
export function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
