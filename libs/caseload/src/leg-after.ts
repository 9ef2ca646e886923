import type { DataOf } from '@ledger/kernel';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { Leg, LegVariation } from './leg.js';

type Step<T extends ProvisionEvent['type']> = (leg: Leg, data: DataOf<ProvisionEvent, T>) => Leg;

/** The events that change nothing of what figures need of a placement. */
export type Aside =
  | 'PackageProposed'
  | 'PackageAgreed'
  | 'OffSiteDirectionNoticeGiven'
  | 'InductionCompleted'
  | 'InfoPackAcknowledged'
  | 'SubcontractDeclared'
  | 'PlacementConverted';

/** What each event after the order makes of a placement. */
export const legAfter: {
  readonly [T in Exclude<ProvisionEvent['type'], 'PlacementOrdered' | Aside>]: Step<T>;
} = {
  PlacementStarted: (leg, { startedOn }) => ({ ...leg, startedOn, notArrived: false }),
  NotArrived: (leg) => ({ ...leg, notArrived: true }),
  // The same date again puts the whole of the earlier variation right.
  PackageVaried: (leg, data) => ({
    ...leg,
    variations: [...leg.variations.filter(({ from }) => from !== data.from), variationOf(data)],
  }),
  PlacementPaused: (leg, { from, charged }) => ({
    ...leg,
    pauses: [...leg.pauses.filter((pause) => pause.from !== from), { from, to: null, charged }],
  }),
  PlacementResumed: (leg, { from }) => ({
    ...leg,
    pauses: leg.pauses.map((pause) => (pause.to === null ? { ...pause, to: from } : pause)),
  }),
  PlacementEnded: (leg, { endedOn }) => ({ ...leg, endedOn }),
  PlacementCorrected: (leg, data) => ({ ...leg, ...correctionOf(leg, data.changed) }),
  VariationWithdrawn: (leg, data) => ({
    ...leg,
    variations: leg.variations.filter(({ from }) => from !== data.from),
  }),
  PauseCorrected: (leg, { pausedFrom, from, to, charged }) => ({
    ...leg,
    pauses: leg.pauses.map((pause) => (pause.from === pausedFrom ? { from, to, charged } : pause)),
  }),
  PauseWithdrawn: (leg, data) => ({
    ...leg,
    pauses: leg.pauses.filter(({ from }) => from !== data.from),
  }),
};

const variationOf = (data: DataOf<ProvisionEvent, 'PackageVaried'>): LegVariation => {
  const { from, pattern, ratePence, rateBasis, costCentre, contributionPence } = data;
  const { plannedEndOn, team } = data;
  const price = { ratePence, rateBasis, costCentre, contributionPence };
  return { from, pattern, ...price, plannedEndOn, team };
};

// The one term that a leg has only once it was said.
const saidLater = 'absentDaysCharged';

/** Of what was put right, the part that a leg keeps. */
function correctionOf(leg: Leg, changed: DataOf<ProvisionEvent, 'PlacementCorrected'>['changed']) {
  const kept = Object.entries(changed).filter(
    ([name, value]) => value !== undefined && (Object.hasOwn(leg, name) || name === saidLater),
  );
  return Object.fromEntries(kept) as Partial<Leg>;
}
