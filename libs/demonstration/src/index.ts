export { type DemonstrationSize, demonstrationPlan, USUAL_SIZE } from './plan.js';
export {
  type DemonstrationReport,
  LogNotEmpty,
  recordDemonstration,
  unfinished,
} from './record-demonstration.js';
