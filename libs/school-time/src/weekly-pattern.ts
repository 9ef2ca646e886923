import { type DayNumber, weekdayOf } from './day-number.js';

/** Half a school day. */
export type HalfDay = 'AM' | 'PM';

/** The halves of one day as bits: 0 none, 1 AM, 2 PM, 3 both. */
export type Halves = number;

const parsed = new Map<string, number>();

/** Whether the text is ten digits, Monday AM, Monday PM ... Friday PM, each 0 or 1. */
export function isWeeklyPattern(text: string): boolean {
  return /^[01]{10}$/.test(text);
}

/** The pattern as ten bits, Monday AM lowest: quick to intersect and to count. @throws RangeError */
export function patternBits(pattern: string): number {
  const known = parsed.get(pattern);
  if (known !== undefined) return known;
  if (!isWeeklyPattern(pattern)) throw new RangeError(`Not a weekly pattern: ${pattern}`);
  const bits = [...pattern].reduce((sum, digit, at) => sum | (Number(digit) << at), 0);
  parsed.set(pattern, bits);
  return bits;
}

/** The halves of the day that the pattern's bits hold; a weekend has no bits, so none. */
export function halvesOn(bits: number, day: DayNumber): Halves {
  return (bits >> (2 * weekdayOf(day))) & 3;
}

/** How many sessions the halves of a day are: 0, 1 or 2. */
export function sessionsIn(halves: Halves): number {
  return (halves & 1) + (halves >> 1);
}

/** How many of a week's ten half-days the pattern's bits hold. */
export function sessionsOfBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

/** How many weekdays have at least one session in the pattern's bits. */
export function weekdaysOfBits(bits: number): number {
  return sessionsOfBits((bits | (bits >> 1)) & 0b0101010101);
}

/** Whether the pattern expects the child on that weekday and half; the calendar has no say here. */
export function isInPattern(pattern: string, day: DayNumber, half: HalfDay): boolean {
  return (halvesOn(patternBits(pattern), day) & (half === 'AM' ? 1 : 2)) !== 0;
}

/** Sessions a week of a pattern, 0 to 10. */
export function sessionsAWeek(pattern: string): number {
  return sessionsOfBits(patternBits(pattern));
}

/** Weekdays on which the pattern has a session, 0 to 5. */
export function weekdaysAWeek(pattern: string): number {
  return weekdaysOfBits(patternBits(pattern));
}

/** Half-days of the week that two patterns both hold, 0 to 10. */
export function sharedHalfDays(a: string, b: string): number {
  return sessionsOfBits(patternBits(a) & patternBits(b));
}

/** How one session is named in a set of sessions: `2025-11-05 AM`. */
export function sessionKey(date: string, half: HalfDay): string {
  return `${date} ${half}`;
}
