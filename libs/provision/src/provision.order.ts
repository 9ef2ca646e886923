import { type DataOf, type Decided, given } from '@ledger/kernel';
import { correctPlacement } from './provision.correct.js';
import { firstEnd } from './provision.correct-end.js';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import type { Provision } from './provision.legs.js';
import { newTerms, readOrder, sealedPart } from './provision.terms.js';

/** A placement that is ordered again is put right. */
export function orderPlacement(
  state: Provision,
  order: DataOf<ProvisionCommand, 'OrderPlacement'>,
): Decided<ProvisionEvent>[] {
  if (state.legs[order.placementId]) return correctPlacement(state, order);
  const said = readOrder(order);
  const { terms, words } = said;
  const { pupilId, placementId, providerId } = said.leg;
  const ordered: Decided<ProvisionEvent> = {
    type: 'PlacementOrdered',
    data: { placementId, providerId, ...newTerms(terms) },
    effectiveOn: terms.startsOn,
    pupilId,
    personal: [
      ...sealedPart(pupilId, 'identity', given(words.identity)),
      ...sealedPart(pupilId, 'narrative', given(words.narrative)),
    ],
  };
  return [ordered, ...firstEnd(said)];
}
