export { ImprovementPlanCommand } from './improvement-plan.commands.js';
export { improvementPlan } from './improvement-plan.decider.js';
export { ActionStatus, ImprovementPlanEvent } from './improvement-plan.events.js';
export {
  type ImprovementPlanRefusal,
  improvementPlanRefusals,
} from './improvement-plan.refusals.js';
export {
  type ImprovementPlan,
  isInPlanOn,
  type PlanAction,
  statusOn,
} from './improvement-plan.state.js';
export { legalSteps } from './improvement-plan.statuses.js';
