import type { Counts } from './week-of-marks.js';

/** Sessions of one enrolment; possible = attended + authorised + unauthorised. */
export interface Tally {
  attended: number;
  authorised: number;
  unauthorised: number;
  notPossible: number;
  unmarked: number;
}

/** Whole numbers of enrolments and sessions; `absenceRate` in per cent, unrounded. */
export interface Measures {
  readonly enrolments: number;
  readonly possible: number;
  readonly attended: number;
  readonly authorisedAbsence: number;
  readonly unauthorisedAbsence: number;
  /** Null where nothing was possible. */
  readonly absenceRate: number | null;
  readonly persistentAbsentees: number;
  readonly severeAbsentees: number;
  readonly unmarked: number;
}

export const emptyTally = (): Tally => ({
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  notPossible: 0,
  unmarked: 0,
});

/** Counts expected sessions in; those yet to come count nowhere while they have no mark. */
export function count(tally: Tally, counted: Readonly<Counts>, isDue: boolean): void {
  tally.attended += counted.attended;
  tally.authorised += counted.authorised;
  tally.unauthorised += counted.unauthorised;
  tally.notPossible += counted.notPossible;
  if (isDue) tally.unmarked += counted.none;
}

export function addTo(tally: Tally, more: Readonly<Tally>): void {
  tally.attended += more.attended;
  tally.authorised += more.authorised;
  tally.unauthorised += more.unauthorised;
  tally.notPossible += more.notPossible;
  tally.unmarked += more.unmarked;
}

export const possibleOf = ({ attended, authorised, unauthorised }: Tally): number =>
  attended + authorised + unauthorised;

/** One session in ten of the enrolment's own, or more: severe absentees included. */
export const isPersistent = (tally: Tally): boolean => isAbsent(tally, 10);
/** Half of the enrolment's own sessions, or more. */
export const isSevere = (tally: Tally): boolean => isAbsent(tally, 2);

/** Absence of possible sessions in per cent, or null where nothing was possible. */
export const absenceRateOf = (absent: number, possible: number): number | null =>
  possible === 0 ? null : (100 * absent) / possible;

/** The measures over enrolments: the rate is of the sums, not a mean of rates. */
export function measuresOf(tallies: readonly Tally[]): Measures {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, each) => all + of(each), 0);
  const [authorised, unauthorised] = [
    sum((each) => each.authorised),
    sum((each) => each.unauthorised),
  ];
  const possible = sum(possibleOf);
  return {
    enrolments: tallies.filter((each) => possibleOf(each) > 0).length,
    possible,
    attended: sum((each) => each.attended),
    authorisedAbsence: authorised,
    unauthorisedAbsence: unauthorised,
    absenceRate: absenceRateOf(authorised + unauthorised, possible),
    persistentAbsentees: tallies.filter(isPersistent).length,
    severeAbsentees: tallies.filter(isSevere).length,
    unmarked: sum((each) => each.unmarked),
  };
}

function isAbsent(tally: Tally, times: number): boolean {
  const possible = possibleOf(tally);
  return possible > 0 && times * (tally.authorised + tally.unauthorised) >= possible;
}
