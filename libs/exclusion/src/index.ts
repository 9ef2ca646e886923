export { ExclusionCommand, ExclusionOutcome } from './exclusion.commands.js';
export { exclusion } from './exclusion.decider.js';
export {
  contributionStopsFrom,
  type ExclusionCourse,
  type SixthDayDuty,
  sixthDayDutyOf,
  type SixthDayResult,
  sixthDayResult,
} from './exclusion.duty.js';
export { ExclusionEvent, IrpOutcome } from './exclusion.events.js';
export { type ExclusionStatus, legalSteps, statusOf } from './exclusion.outcomes.js';
export { ExclusionIdentity, ExclusionNarrative } from './exclusion.personal.js';
export { type ExclusionRefusal, exclusionRefusals } from './exclusion.refusals.js';
export { type Exclusion, type ExclusionDetails, type Exclusions } from './exclusion.state.js';
export {
  type ExclusionLimit,
  exclusionLimits,
  type ExclusionTotals,
  exclusionTotals,
  type TotalsAsked,
} from './exclusion.totals.js';
