import { type DataOf, type Decided, differing, holdsAlready, overlaid } from '@ledger/kernel';
import type { ProvisionEvent } from './provision.events.js';
import { type Leg, type Provision, startOf } from './provision.legs.js';
import { correctEnd } from './provision.correct-end.js';
import { legToChange } from './provision.find.js';
import { refuse } from './provision.refusals.js';
import {
  type Order,
  readOrder,
  restatedTerms,
  type SaidOrder,
  sealedPart,
} from './provision.terms.js';

type Changed = DataOf<ProvisionEvent, 'PlacementCorrected'>['changed'];

/** The whole order said again: an arrival or an end newly given, and corrections of the rest. */
export function correctPlacement(state: Provision, order: Order): Decided<ProvisionEvent>[] {
  const leg = legToChange(state, order);
  if (leg.providerId !== order.providerId)
    throw refuse('placement-moved-to-another-provider', {}, 'providerId');
  const said = readOrder(order);
  return [...correctStart(leg, said), ...correctTerms(leg, said), ...correctEnd(leg, said)];
}

// Where the arrival is recorded, or the child did not arrive, the day that was ordered stays: another
// day is that of the arrival.
function correctStart(leg: Leg, { terms, leg: { pupilId } }: SaidOrder): Decided<ProvisionEvent>[] {
  const { placementId, start, notArrived } = leg;
  const startedOn = terms.startsOn;
  const about = { effectiveOn: startedOn, pupilId };
  if (startedOn === leg.terms.startsOn || startedOn === start?.on) return [];
  if (notArrived) return [{ type: 'PlacementStarted', data: { placementId, startedOn }, ...about }];
  if (!start) return [];
  const data = { placementId, changed: { startedOn } };
  return [{ type: 'PlacementCorrected', data, ...about, corrects: start.stated.eventId }];
}

function correctTerms(
  leg: Leg,
  { terms, words, leg: { pupilId } }: SaidOrder,
): Decided<ProvisionEvent>[] {
  const { placementId, termsStated } = leg;
  const startsOn = leg.start || leg.notArrived ? leg.terms.startsOn : terms.startsOn;
  const now = restatedTerms(leg.terms, { ...terms, startsOn });
  const changed: Changed = differing(leg.terms, now);
  const personal = [
    ...changedPart(pupilId, 'identity', { known: leg.words.identity, said: words.identity }),
    ...changedPart(pupilId, 'narrative', { known: leg.words.narrative, said: words.narrative }),
  ];
  if (Object.keys(changed).length + personal.length === 0) return [];
  const effectiveOn = leg.start ? startOf(leg) : startsOn;
  const about = { effectiveOn, pupilId, corrects: termsStated.eventId, personal };
  return [{ type: 'PlacementCorrected', data: { placementId, changed }, ...about }];
}

const changedPart = (
  pupilId: string,
  name: 'identity' | 'narrative',
  { known, said }: { known: object; said: object },
) => (holdsAlready(known, said) ? [] : sealedPart(pupilId, name, overlaid(known, said)));
