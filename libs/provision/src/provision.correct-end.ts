import { type DataOf, type Decided, differing, given, overlaid } from '@ledger/kernel';
import type { ProvisionEvent } from './provision.events.js';
import type { Leg } from './provision.legs.js';
import { refuse } from './provision.refusals.js';
import type { SaidOrder } from './provision.terms.js';

type Changed = DataOf<ProvisionEvent, 'PlacementCorrected'>['changed'];
type End = NonNullable<Leg['end']>;
type SaidEnd = SaidOrder['end'];

/** What an order said again says of the end: null opens the placement again, silence leaves it. */
export function correctEnd(leg: Leg, said: SaidOrder): Decided<ProvisionEvent>[] {
  return leg.end ? correctKnown(leg.end, said) : firstEnd(said);
}

/** The end of a placement that had none, where the order gives one. */
export function firstEnd({ leg, end }: SaidOrder): Decided<ProvisionEvent>[] {
  const { pupilId, placementId } = leg;
  const { endedOn } = end;
  if (!endedOn) return withoutReason(end, []);
  const data = given({ placementId, endedOn, endReason: end.endReason ?? undefined });
  return [{ type: 'PlacementEnded', data, effectiveOn: endedOn, pupilId }];
}

function correctKnown(known: End, { leg, end }: SaidOrder): Decided<ProvisionEvent>[] {
  const changed = end.endedOn === null ? withoutReason(end, reopened) : changedEnd(known, end);
  if (Object.keys(changed).length === 0) return [];
  const { pupilId, placementId } = leg;
  const effectiveOn = changed.endedOn ?? known.endedOn;
  const about = { effectiveOn, pupilId, corrects: known.stated.eventId };
  return [{ type: 'PlacementCorrected', data: { placementId, changed }, ...about }];
}

const reopened: Changed = { endedOn: null, endReason: null };

function withoutReason<T>({ endReason }: SaidEnd, then: T): T {
  if (endReason) throw refuse('end-reason-without-an-end', {}, 'endReason');
  return then;
}

function changedEnd({ endedOn, endReason }: End, said: SaidEnd): Changed {
  const known: Changed = { endedOn, endReason: endReason ?? null };
  return differing(known, overlaid(known, said));
}
