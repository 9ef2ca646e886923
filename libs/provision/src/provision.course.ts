import { type DataOf, type Decided, given } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { legToChange } from './provision.find.js';
import type { Provision } from './provision.legs.js';
import { refuse } from './provision.refusals.js';

type Events = Decided<ProvisionEvent>[];
type Asked<T extends ProvisionCommand['type']> = DataOf<ProvisionCommand, T>;

/** The arrival, on whatever day it was; another arrival than the recorded one is a correction. */
export function startPlacement(state: Provision, asked: Asked<'StartPlacement'>): Events {
  const { start } = legToChange(state, asked);
  const { pupilId, placementId, startedOn } = asked;
  if (start?.on === startedOn) return [];
  if (start) throw refuse('placement-already-started', { start: start.on }, 'startedOn');
  const data = { placementId, startedOn };
  return [{ type: 'PlacementStarted', data, effectiveOn: startedOn, pupilId }];
}

export function recordNotArrived(state: Provision, asked: Asked<'RecordNotArrived'>): Events {
  const { start, notArrived, terms } = legToChange(state, asked);
  if (notArrived) return [];
  if (start) throw refuse('placement-already-started', { start: start.on });
  const expectedOn = terms.startsOn;
  const data = { placementId: asked.placementId, expectedOn };
  return [{ type: 'NotArrived', data, effectiveOn: expectedOn, pupilId: asked.pupilId }];
}

export function endPlacement(state: Provision, asked: Asked<'EndPlacement'>): Events {
  const { end } = legToChange(state, asked);
  const { pupilId, placementId, endedOn, endReason } = asked;
  if (end) {
    const isSame = end.endedOn === endedOn && (!endReason || end.endReason === endReason);
    if (isSame) return [];
    throw refuse('placement-already-ended', { end: end.endedOn }, 'endedOn');
  }
  const data = given({ placementId, endedOn, endReason });
  return [{ type: 'PlacementEnded', data, effectiveOn: endedOn, pupilId }];
}
