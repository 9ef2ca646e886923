export { PanelCommand } from './panel.commands.js';
export { panel } from './panel.decider.js';
export { PanelEvent } from './panel.events.js';
export { type PanelRefusal, panelRefusals } from './panel.refusals.js';
export {
  type Approved,
  needsSecondApproval,
  type Order,
  unapprovedExcess,
  withPackage,
} from './panel.second-approval.js';
export {
  approvedOf,
  type Decision,
  decisionOn,
  type Panel,
  type ScheduledPanel,
  type SecondApproval,
} from './panel.state.js';
export { outcomes, provides } from './panel.steps.js';
