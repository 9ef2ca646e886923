/** What changes from a date on; what is absent stays as it was. */
export interface TimetableVariation {
  readonly from: string;
  readonly pattern?: string | null | undefined;
  readonly plannedEndOn?: string | null | undefined;
}

/** `to` is the date on which it resumed, no longer paused; null while it lasts. */
export interface TimetablePause {
  readonly from: string;
  readonly to: string | null;
  readonly charged: boolean;
}

/** When one leg's sessions are, before any calendar. Treat it as a value: it is never changed. */
export interface Timetable {
  readonly startsOn: string;
  /** The last day. */
  readonly endedOn?: string | null | undefined;
  readonly plannedEndOn?: string | null | undefined;
  /** Ten digits, Monday AM, Monday PM ... Friday PM; 1 = the child is expected. */
  readonly pattern: string;
  readonly notArrived: boolean;
  /** In any order; of two from the same date the later in the list counts. */
  readonly variations: readonly TimetableVariation[];
  readonly pauses: readonly TimetablePause[];
}

/** From the start to the end, both included; a paused leg is open, one not arrived is not. */
export function isOpenOn(timetable: Timetable, date: string): boolean {
  if (timetable.notArrived || date < timetable.startsOn) return false;
  return !timetable.endedOn || date <= timetable.endedOn;
}

/** Open, and in a pause. */
export function isPausedOn(timetable: Timetable, date: string): boolean {
  return isOpenOn(timetable, date) && pausesOn(timetable, date).length > 0;
}

/** Open without a recorded end although the planned end, as it stood on the date, is over. */
export function isPastPlannedEnd(timetable: Timetable, date: string): boolean {
  if (timetable.endedOn || !isOpenOn(timetable, date)) return false;
  const plannedEndOn = plannedEndAt(timetable, date);
  return plannedEndOn !== null && date > plannedEndOn;
}

/** The planned end in force on a date, or null when there is none. */
export function plannedEndAt(timetable: Timetable, date: string): string | null {
  return inForce(timetable, date, 'plannedEndOn') ?? timetable.plannedEndOn ?? null;
}

/** The weekly pattern in force on a date. */
export function patternAt(timetable: Timetable, date: string): string {
  return inForce(timetable, date, 'pattern') ?? timetable.pattern;
}

/** The pauses that hold on a date; the recorded rules allow one at a time. */
export function pausesOn(timetable: Timetable, date: string): readonly TimetablePause[] {
  return timetable.pauses.filter(({ from, to }) => from <= date && (!to || date < to));
}

function inForce(timetable: Timetable, date: string, what: 'pattern' | 'plannedEndOn') {
  let latest: TimetableVariation | undefined;
  for (const variation of timetable.variations) {
    if (!variation[what] || variation.from > date) continue;
    if (!latest || variation.from >= latest.from) latest = variation;
  }
  return latest?.[what];
}
