import type { Timetable } from '@ledger/school-time';
import { firstDayOf, type Leg } from './leg.js';

/** When the sessions of a placement are, before any calendar. */
export const timetableOf = (leg: Leg): Timetable => ({
  startsOn: firstDayOf(leg),
  endedOn: leg.endedOn,
  plannedEndOn: leg.plannedEndOn,
  pattern: leg.pattern,
  notArrived: leg.notArrived,
  variations: leg.variations,
  pauses: leg.pauses,
});
