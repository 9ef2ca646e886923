export { FrameworkCommand } from './framework.commands.js';
export { framework } from './framework.decider.js';
export { FrameworkEvent, FrameworkRateBasis } from './framework.events.js';
export { type FrameworkRefusal, frameworkRefusals } from './framework.refusals.js';
export {
  arrearsOf,
  type Delivery,
  type Priced,
  rateOn,
  type ReRated,
  uplifted,
} from './framework.rules.js';
export {
  type BlockTaken,
  type BlockUse,
  blockUse,
  type CeilingUse,
  ceilingsOn,
  ceilingUse,
  contractYearOn,
  type FrameworkSpending,
  NEARLY_REACHED_PERCENT,
} from './framework.spending.js';
export {
  type EstablishedFramework,
  type Framework,
  isOnLot,
  type Uplift,
  type UpliftStatus,
} from './framework.state.js';
