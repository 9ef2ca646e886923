import type { DataOf } from '@ledger/kernel';
import type { ProvisionEvent } from '@ledger/provision/events';
import { addDays } from '@ledger/school-time';
import { type AnyTold, later } from './events.js';
import type { Leg, Step } from './random-ledger.js';
import { firstDay, latest, one, patterns } from './random-values.js';

type Changed = DataOf<ProvisionEvent, 'PlacementCorrected'>['changed'];

const correct = (leg: Leg, changed: Changed) =>
  later(leg.pupilId, leg.startsOn, {
    type: 'PlacementCorrected',
    data: { placementId: leg.placementId, changed },
  });

const corrections: readonly ((leg: Leg, day: number) => Changed)[] = [
  (_, day) => ({ pattern: one(patterns, day) ?? '1111111111' }),
  (_, day) => ({ ratePence: 100 * day }),
  (_, day) => ({ plannedEndOn: day % 3 ? addDays(firstDay, day) : null }),
  (_, day) => ({ chargedWhenAbsent: day % 2 === 0, absentDaysCharged: day % 4 === 1 ? 2 : 0 }),
  (_, day) => ({ team: one(['inclusion', 'send'], day) ?? null }),
  ({ ended, startsOn }, day) => (ended ? endPutRight(startsOn, day) : {}),
  ({ ended }, day) => (ended ? {} : { startsOn: addDays(firstDay, day) }),
];

const endPutRight = (startsOn: string, day: number): Changed => ({
  endedOn: day % 2 ? null : latest(addDays(firstDay, day), startsOn),
  endReason: null,
});

/** A random part of a placement put right. */
export const corrected = (leg: Leg, { day, more }: Step): AnyTold =>
  correct(leg, one(corrections, more)?.(leg, day) ?? {});
