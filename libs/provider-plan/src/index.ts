export { ProviderPlanCommand } from './provider-plan.commands.js';
export { providerPlan } from './provider-plan.decider.js';
export {
  ChildDecision,
  LiveChild,
  PlanOutcome,
  PlanSuspension,
  ProviderPlanEvent,
} from './provider-plan.events.js';
export { type ProviderPlanRefusal, providerPlanRefusals } from './provider-plan.refusals.js';
export {
  type KnownPlan,
  type LiveChildThere,
  type ProviderPlan,
  undecidedChildren,
} from './provider-plan.state.js';
