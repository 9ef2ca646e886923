import type { Timetable } from '../timetable.js';

const terms = [
  ['2025-09-02', '2025-10-24'],
  ['2025-11-03', '2025-12-19'],
  ['2026-01-05', '2026-02-13'],
  ['2026-02-23', '2026-04-02'],
  ['2026-04-20', '2026-05-22'],
  ['2026-06-01', '2026-07-22'],
] as const;

/** Each date from one to another, worked out the slow way. */
export function eachDate(from: string, to: string): string[] {
  const dates: string[] = [];
  const at = new Date(`${from}T00:00:00Z`);
  while (at.toISOString().slice(0, 10) <= to) {
    dates.push(at.toISOString().slice(0, 10));
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return dates;
}

/** Monday 0 to Sunday 6. */
export function plainWeekday(date: string): number {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** Whether Bristol's authority has a school day: read off the published dates. */
export function isPlainSchoolDay(date: string): boolean {
  const isInTerm = terms.some(([first, last]) => first <= date && date <= last);
  return isInTerm && plainWeekday(date) < 5 && date !== '2026-05-04';
}

/** The pattern and planned end that were last said on or before the date. */
export function plainlyInForce(timetable: Timetable, date: string) {
  let pattern = timetable.pattern;
  let plannedEndOn = timetable.plannedEndOn ?? null;
  const told = timetable.variations.filter(({ from }) => from <= date);
  told.sort((a, b) => a.from.localeCompare(b.from));
  for (const variation of told) {
    pattern = variation.pattern ?? pattern;
    plannedEndOn = variation.plannedEndOn ?? plannedEndOn;
  }
  return { pattern, plannedEndOn };
}

/** Whether the leg covers the date: from the start to the end, else to the planned end. */
export function isPlainlyCovered(timetable: Timetable, date: string): boolean {
  if (timetable.notArrived || date < timetable.startsOn) return false;
  if (timetable.endedOn) return date <= timetable.endedOn;
  const { plannedEndOn } = plainlyInForce(timetable, date);
  return plannedEndOn === null || date <= plannedEndOn;
}

/** The pauses that hold on the date. */
export function plainPauses(timetable: Timetable, date: string) {
  return timetable.pauses.filter(({ from, to }) => from <= date && (to === null || date < to));
}

/** Whether the pattern in force has a 1 for the half of the date. */
export function isPlainlyInPattern(timetable: Timetable, date: string, half: 'AM' | 'PM') {
  const at = plainWeekday(date) * 2 + (half === 'AM' ? 0 : 1);
  return plainlyInForce(timetable, date).pattern[at] === '1';
}
