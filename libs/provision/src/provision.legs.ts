import type { DataOf, Stated } from '@ledger/kernel';
import type { Timetable } from '@ledger/school-time';
import type { ProvisionEvent } from './provision.events.js';
import type { Terms, Words } from './provision.terms.js';

type End = DataOf<ProvisionEvent, 'PlacementEnded'>;
type Varied = DataOf<ProvisionEvent, 'PackageVaried'>;
type Paused = DataOf<ProvisionEvent, 'PlacementPaused'>;

export type Variation = Omit<Varied, 'placementId'> & { readonly stated: Stated };

/** `to` is the day on which it resumed; null while it lasts. */
export type Pause = Omit<Paused, 'placementId'> & {
  readonly to: string | null;
  readonly stated: Stated;
};

/** What was said once of a placement or a package: a notice, an induction, a subcontract. */
export interface Statement {
  readonly data: object;
  readonly words: object;
  readonly stated: Stated;
}

/** One placement within a child's package, as last known. */
export interface Leg {
  readonly placementId: string;
  readonly providerId: string;
  /** As ordered or corrected; variations are apart. */
  readonly terms: Terms;
  readonly termsStated: Stated;
  /** The arrival, where it was recorded. */
  readonly start: { readonly on: string; readonly stated: Stated } | null;
  readonly notArrived: boolean;
  readonly end: (Omit<End, 'placementId'> & { readonly stated: Stated }) | null;
  /** In order of `from`, one for each date. */
  readonly variations: readonly Variation[];
  /** In the order recorded; at most one without `to`. */
  readonly pauses: readonly Pause[];
  /** Empty once the child is erased. */
  readonly words: Words;
}

/** All placements of one child. */
export interface Provision {
  /** Known from the first sealed part; null before it, or once the child is erased. */
  readonly pupilId: string | null;
  readonly legs: Readonly<Record<string, Leg>>;
  /** What else was said, by what it is about. */
  readonly statements: ReadonlyMap<string, Statement>;
}

/** Every placement of the child, in the order in which they were ordered. */
export const legsOf = ({ legs }: Provision): readonly Leg[] => Object.values(legs);

/** The first day: the arrival where it is recorded, else the day ordered. */
export const startOf = ({ start, terms }: Leg): string => start?.on ?? terms.startsOn;

/** When the sessions of the placement are, before any calendar. */
export function timetableOf(leg: Leg): Timetable {
  const { terms, end, notArrived, variations, pauses } = leg;
  const { pattern, plannedEndOn } = terms;
  const startsOn = startOf(leg);
  return { startsOn, endedOn: end?.endedOn, plannedEndOn, pattern, notArrived, variations, pauses };
}

/** What the register must know of a placement to take a mark. */
export function registerFactsOf(leg: Leg): { startsOn: string; endedOn?: string } {
  return { startsOn: startOf(leg), ...(leg.end ? { endedOn: leg.end.endedOn } : {}) };
}

/** One that resumed on its own day never took place. */
export const isRealPause = ({ from, to }: Pick<Pause, 'from' | 'to'>): boolean =>
  to === null || to > from;

/** Whether this is the pause that began on the date. */
export const isPauseOf = (pause: Pause, from: string): boolean =>
  isRealPause(pause) && pause.from === from;
