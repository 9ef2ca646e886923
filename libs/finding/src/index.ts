export { FindingCommand } from './finding.commands.js';
export { finding } from './finding.decider.js';
export { FindingArea, FindingEvent, FindingSource, Severity } from './finding.events.js';
export { type FindingRefusal, findingRefusals } from './finding.refusals.js';
export { authoritiesToAlert, type LegThere } from './finding.rules.js';
export { type Finding, type FindingStatus, type KnownFinding } from './finding.state.js';
