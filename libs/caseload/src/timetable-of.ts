import type { Timetable } from '@ledger/school-time';
import { firstDayOf, type Leg } from './leg.js';

const known = new WeakMap<Leg, Timetable>();

/** When the sessions of a placement are, before any calendar: one value for each leg. */
export function timetableOf(leg: Leg): Timetable {
  const before = known.get(leg);
  if (before) return before;
  const timetable = workOut(leg);
  known.set(leg, timetable);
  return timetable;
}

const workOut = (leg: Leg): Timetable => ({
  startsOn: firstDayOf(leg),
  endedOn: leg.endedOn,
  plannedEndOn: leg.plannedEndOn,
  pattern: leg.pattern,
  notArrived: leg.notArrived,
  variations: leg.variations,
  pauses: leg.pauses,
});
