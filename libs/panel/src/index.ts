export { PanelCommand } from './panel.commands.js';
export { panel } from './panel.decider.js';
export { PanelEvent } from './panel.events.js';
export { type PanelRefusal, panelRefusals } from './panel.refusals.js';
export { needsSecondApproval, type Order } from './panel.second-approval.js';
export { type Decision, decisionOn, type Panel, type ScheduledPanel } from './panel.state.js';
export { outcomes, provides } from './panel.steps.js';
