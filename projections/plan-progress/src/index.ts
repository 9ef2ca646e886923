export { type PlanActionRow, planActions } from './plan-actions.list.js';
export {
  type ChangedAction,
  planProgress,
  type ProgressRow,
  type ProgressTotals,
} from './plan-progress.figure.js';
export { planProgressProjection } from './plan-progress.projection.js';
