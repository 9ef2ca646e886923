import type { Leg } from '../provision.legs.js';

// The slow and obvious way, day by day, without the library that the rules use.

const dayMs = 86_400_000;

/** Every date from one to another, both included. */
export function datesOf(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += dayMs)
    dates.push(new Date(time).toISOString().slice(0, 10));
  return dates;
}

/** The pattern that the leg holds on the date; null when it is not there at all. */
export function patternHeld(leg: Leg, date: string): string | null {
  const first = leg.start ? leg.start.on : leg.terms.startsOn;
  if (leg.notArrived || date < first || isPaused(leg, date)) return null;
  const { pattern, plannedEndOn } = variedTerms(leg, date);
  const last = leg.end ? leg.end.endedOn : plannedEndOn;
  return last !== undefined && date > last ? null : pattern;
}

function variedTerms({ terms, variations }: Leg, date: string) {
  let { pattern, plannedEndOn } = terms;
  for (const variation of variations.filter(({ from }) => from <= date)) {
    pattern = variation.pattern ?? pattern;
    plannedEndOn = variation.plannedEndOn ?? plannedEndOn;
  }
  return { pattern, plannedEndOn };
}

const isPaused = ({ pauses }: Leg, date: string) =>
  pauses.some(({ from, to }) => from <= date && (to === null || date < to));

/** Whether the leg holds that half of the date. */
export function holds(leg: Leg, date: string, half: 'AM' | 'PM'): boolean {
  const weekday = new Date(date).getUTCDay() - 1;
  const at = 2 * weekday + (half === 'AM' ? 0 : 1);
  return weekday >= 0 && weekday < 5 && patternHeld(leg, date)?.[at] === '1';
}

export const sessionsOf = (pattern: string | null): number =>
  [...(pattern ?? '')].filter((digit) => digit === '1').length;
