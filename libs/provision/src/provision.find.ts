import type { Leg, Provision } from './provision.legs.js';
import { refuse } from './provision.refusals.js';

/** The placement that a command is about. @throws Refusal when the child has no such placement. */
export function legToChange({ legs }: Provision, { placementId }: { placementId: string }): Leg {
  const leg = legs[placementId];
  if (!leg) throw refuse('placement-not-ordered', {}, 'placementId');
  return leg;
}
