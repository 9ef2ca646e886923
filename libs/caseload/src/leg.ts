import type { ProvisionEvent } from '@ledger/provision/events';

type Ordered = Extract<ProvisionEvent, { type: 'PlacementOrdered' }>['data'];
type OptionalTerm =
  | 'plannedEndOn'
  | 'rateBasis'
  | 'ratePence'
  | 'costCentre'
  | 'contributionPence'
  | 'schoolUrn'
  | 'hundredthHoursPerWeek'
  | 'team';
type Term =
  | 'providerId'
  | 'lot'
  | 'commissioner'
  | 'arrangedBy'
  | 'startsOn'
  | 'pattern'
  | 'chargedWhenAbsent'
  | 'chargedWhenClosed';

/** What changes from a date; what is absent stays as it was. */
export interface LegVariation {
  readonly from: string;
  readonly pattern?: string | undefined;
  readonly ratePence?: number | undefined;
  readonly rateBasis?: Ordered['rateBasis'];
  readonly costCentre?: string | undefined;
  readonly contributionPence?: number | undefined;
  readonly plannedEndOn?: string | undefined;
  readonly team?: string | undefined;
}

/** `to` is the date on which it resumed; null while it lasts. */
export interface LegPause {
  readonly from: string;
  readonly to: string | null;
  readonly charged: boolean;
}

/** One placement as far as figures need it: as ordered and put right, and what came after. */
export type Leg = Pick<Ordered, Term> & {
  readonly [K in OptionalTerm]: NonNullable<Ordered[K]> | null;
} & {
  /** The day the child arrived, where it was recorded; else the ordered start counts. */
  readonly startedOn: string | null;
  /** The last day. */
  readonly endedOn: string | null;
  readonly notArrived: boolean;
  readonly variations: readonly LegVariation[];
  readonly pauses: readonly LegPause[];
  /** Only where it was said. */
  readonly absentDaysCharged?: number | undefined;
};

/** The first day of the placement. */
export const firstDayOf = (leg: Leg): string => leg.startedOn ?? leg.startsOn;

/** The placement as it was ordered. */
export function legOf(ordered: Ordered): Leg {
  return {
    providerId: ordered.providerId,
    lot: ordered.lot,
    commissioner: ordered.commissioner,
    arrangedBy: ordered.arrangedBy,
    startsOn: ordered.startsOn,
    pattern: ordered.pattern,
    chargedWhenAbsent: ordered.chargedWhenAbsent,
    chargedWhenClosed: ordered.chargedWhenClosed,
    ...optionalTermsOf(ordered),
    ...absenceOf(ordered),
    startedOn: null,
    endedOn: null,
    notArrived: false,
    variations: [],
    pauses: [],
  };
}

const absenceOf = ({ absentDaysCharged }: Ordered) =>
  absentDaysCharged === undefined ? {} : { absentDaysCharged };

const optionalTerms: readonly OptionalTerm[] = [
  'plannedEndOn',
  'rateBasis',
  'ratePence',
  'costCentre',
  'contributionPence',
  'schoolUrn',
  'hundredthHoursPerWeek',
  'team',
];

const optionalTermsOf = (ordered: Ordered) =>
  Object.fromEntries(optionalTerms.map((term) => [term, ordered[term] ?? null])) as Pick<
    Leg,
    OptionalTerm
  >;
