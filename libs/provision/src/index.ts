export { ProvisionCommand } from './provision.commands.js';
export { provision } from './provision.decider.js';
export {
  Commissioner,
  DeliveryMode,
  EndReason,
  PauseReason,
  PlacementReason,
  ProvisionEvent,
  RateBasis,
  Roll,
  WeeklyPattern,
} from './provision.events.js';
export {
  type Leg,
  legsOf,
  type Pause,
  type Provision,
  registerFactsOf,
  startOf,
  timetableOf,
  type Variation,
} from './provision.legs.js';
export { ExitDestination } from './provision.package-events.js';
export { PlacementIdentity, PlacementNarrative } from './provision.personal.js';
export { type ProvisionRefusal, provisionRefusals } from './provision.refusals.js';
export { type Terms } from './provision.terms.js';
